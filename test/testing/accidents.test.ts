// cspell:words memroy
import { podMatchers } from '../../src/testing';
import type { Json } from '../template/support';

const CALLER = { name: 'web', image: 'shop:1', resources: { requests: { cpu: '8', memory: '64Gi' } } };

function pod(spec: Json = {}): Json {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [CALLER], ...spec } };
}

const { toRequestAtMost, toBeAcceptedBy, toStartWithin, toStopWithin } = podMatchers;
const NOT = { isNot: true };

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
      "name the version of the cluster, as in toBeAcceptedBy(KubernetesVersion.V1_33) or toBeAcceptedBy('1.33').",
    ],
    [
      'if the version is not one',
      () => toBeAcceptedBy.call({}, pod(), {}),
      "name the version of the cluster, as in toBeAcceptedBy(KubernetesVersion.V1_33) or toBeAcceptedBy('1.33').",
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
    expect(results[1]?.message()).toContain('say how long it runs at most, as in { initSteps: { "migrate": 20 } }.');
  });
});
