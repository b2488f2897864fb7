// cspell:words memroy nmae
import { podMatchers } from '../../src/testing';
import '../../src/testing/setup';
import type { Json } from '../template/support';
import { LAST_KNOWN } from '../support/versions';

const CALLER = { name: 'web', image: 'shop:1', resources: { requests: { cpu: '8', memory: '64Gi' } } };

function pod(spec: Json = {}): Json {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [CALLER], ...spec } };
}

const { toRequestAtMost, toBeAcceptedBy, toStartWithin, toStopWithin } = podMatchers;
const NOT = { isNot: true };

test.each<[string, () => unknown]>([
  ['a class that does not exist', () => expect(pod()).toHaveQosClass('guaranteed' as 'Guaranteed')],
  ['a version that nobody knows', () => expect(pod()).toBeAcceptedBy('1.99')],
  ['an option that no matcher has', () => expect(pod()).toStopWithin(30, { nmae: 'web' } as object)],
  ['an object without a Pod', () => expect({ apiVersion: 'v1', kind: 'ConfigMap' }).toHaveSidecar('logs')],
])('%s leads to one line of the test', (_, call) => {
  let stack = '';
  try {
    call();
  } catch (error) {
    stack = (error as Error).stack ?? '';
  }
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  expect(frames).toEqual([expect.stringContaining('accidents.test.ts')]);
});

describe('a matcher does not pass by accident', () => {
  test.each<[string, () => unknown, string]>([
    [
      'if a resource is misspelt',
      () => toRequestAtMost.call({}, pod(), { memroy: '1Gi' }),
      '"memroy" is not a resource that containers have: those of Kubernetes are cpu, memory, ephemeral-storage and hugepages-<size>, and all others have a domain, as in nvidia.com/gpu. Did you mean "memory"?',
    ],
    [
      'if there is no version',
      () => toBeAcceptedBy.call({}, pod(), undefined),
      `toBeAcceptedBy takes a version of Kubernetes from 1.27 to ${LAST_KNOWN}, and no version that is known is named: write it as in toBeAcceptedBy(KubernetesVersion.V1_33) or toBeAcceptedBy('1.33').`,
    ],
    [
      'if the version is not one',
      () => toBeAcceptedBy.call({}, pod(), {}),
      `toBeAcceptedBy takes a version of Kubernetes from 1.27 to ${LAST_KNOWN}, and {} is not one: write it as in toBeAcceptedBy(KubernetesVersion.V1_33) or toBeAcceptedBy('1.33').`,
    ],
    [
      'if a Pod without containers is to start',
      () => toStartWithin.call({}, pod({ containers: [] }), 0),
      'Pod "p" has no containers, so that nothing can be expected of them.',
    ],
    [
      'if a Pod without containers is to stop',
      () => toStopWithin.call({}, pod({ containers: [] }), 0),
      'Pod "p" has no containers, so that nothing can be expected of them.',
    ],
    [
      'if a Pod without containers requests nothing',
      () => toRequestAtMost.call({}, pod({ containers: [] }), { cpu: 0 }),
      'Pod "p" has no containers, so that nothing can be expected of them.',
    ],
    [
      'if a request is negative',
      () =>
        toRequestAtMost.call({}, pod({ containers: [{ ...CALLER, resources: { requests: { cpu: '-1' } } }] }), {
          cpu: '1',
        }),
      'Pod "p": container "web" requests a negative amount of cpu, which no API server takes.',
    ],
  ])('%s: it throws, and says why', (_when, call, message) => {
    expect(call).toThrow(new Error(message));
  });

  test('if nothing tells how long an init step runs, neither by itself nor behind .not', () => {
    const withStep = pod({ initContainers: [{ name: 'migrate', image: 'shop:1' }] });
    const results = [toStartWithin.call({}, withStep, 60), toStartWithin.call(NOT, withStep, 60)];
    expect(results.map(({ pass }) => pass)).toEqual([false, true]);
    expect(results[1]?.message()).toContain(
      'say how long it runs at most, as in toStartWithin(60, { initSteps: { "migrate": 20 } }).',
    );
  });
});
