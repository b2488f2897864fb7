import { operatingSystemOf } from '../../src/pod/operating-system';

function affinity(...terms: readonly (readonly object[])[]): object {
  const nodeSelectorTerms = terms.map((matchExpressions) => ({ matchExpressions }));
  return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } };
}

const isWindows = { key: 'kubernetes.io/os', operator: 'In', values: ['windows'] };
const isAmd64 = { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] };

describe('the operating system of a Pod', () => {
  test.each([
    ['the Pod names it', { os: { name: 'windows' } }],
    ['it selects nodes by their label', { nodeSelector: { 'kubernetes.io/os': 'windows' } }],
    ['it selects nodes by the old label', { nodeSelector: { 'beta.kubernetes.io/os': 'windows' } }],
    ['each alternative of its affinity asks for it', affinity([isWindows], [isAmd64, isWindows])],
  ])('is Windows if %s', (_why, spec) => {
    expect(operatingSystemOf(spec as never)).toBe('windows');
  });

  test.each([
    ['nothing says anything', {}],
    ['the Pod names it', { os: { name: 'linux' }, nodeSelector: { 'kubernetes.io/os': 'windows' } }],
    ['one alternative of its affinity asks for nothing', affinity([isWindows], [isAmd64])],
    ['its affinity leaves a choice', affinity([{ ...isWindows, values: ['linux', 'windows'] }])],
    ['its affinity has no alternatives', affinity()],
  ])('is Linux if %s', (_why, spec) => {
    expect(operatingSystemOf(spec as never)).toBe('linux');
  });
});
