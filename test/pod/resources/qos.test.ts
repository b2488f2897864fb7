import * as fc from 'fast-check';
import type { FeatureTarget } from '../../../src/kubernetes/fields/features';
import { QosClass } from '../../../src/kubernetes/qos-class';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { qosOf, type QosVerdict } from '../../../src/pod/resources/qos';
import { storedSpec } from '../../../src/pod/stored-spec';

function target(minor: number, featureGates: FeatureTarget['featureGates'] = {}): FeatureTarget {
  return { version: KubernetesVersion.of(`1.${minor}`), featureGates };
}

interface Amounts {
  readonly cpu?: unknown;
  readonly memory?: unknown;
  readonly [name: string]: unknown;
}

function container(name: string, requests?: Amounts, limits?: Amounts): object {
  return { name, resources: { ...(requests && { requests }), ...(limits && { limits }) } };
}

function verdict(spec: object, minor = 33, featureGates: FeatureTarget['featureGates'] = {}): QosVerdict {
  const cluster = target(minor, featureGates);
  return qosOf(storedSpec({ ...spec }, cluster), cluster);
}

function judged(...containers: object[]): QosVerdict {
  return verdict({ containers });
}

const FULL = { cpu: '500m', memory: '1Gi' };
const BEST_EFFORT = { qosClass: 'BestEffort', reason: 'no container requests or limits cpu or memory' };
const GUARANTEED = {
  qosClass: 'Guaranteed',
  reason: 'every container has equal requests and limits for cpu and memory',
};

function burstable(name: string, resource: string, reason: string): QosVerdict {
  return { qosClass: QosClass.BURSTABLE, reason, container: name, resource };
}

describe('a Pod is Guaranteed', () => {
  test('if every container has equal requests and limits for cpu and memory', () => {
    expect(judged(container('web', FULL, FULL), container('logs', FULL, FULL))).toEqual(GUARANTEED);
  });

  test('if every container has limits alone, since those are its requests then', () => {
    expect(judged(container('web', undefined, FULL))).toEqual(GUARANTEED);
  });

  test('whatever the amounts are written like', () => {
    expect(judged(container('web', { cpu: 0.5, memory: '1024Mi' }, { cpu: '500m', memory: 2 ** 30 }))).toEqual(
      GUARANTEED,
    );
  });

  test('whatever its containers ask for of other resources', () => {
    expect(judged(container('web', { ...FULL, 'ephemeral-storage': '1Gi' }, FULL))).toEqual(GUARANTEED);
  });

  test('whatever an ephemeral container says', () => {
    expect(
      verdict({ containers: [container('web', FULL, FULL)], ephemeralContainers: [container('debug', FULL)] }),
    ).toEqual(GUARANTEED);
  });
});

describe('a Pod is BestEffort', () => {
  test('if no container requests or limits cpu or memory', () => {
    expect(judged({ name: 'web' }, container('logs'))).toEqual(BEST_EFFORT);
    expect(judged()).toEqual(BEST_EFFORT);
  });

  test('if the amounts are 0, or of other resources', () => {
    expect(judged(container('web', { cpu: 0, memory: '0Gi', disk: '1' }, { 'nvidia.com/gpu': 1 }))).toEqual(
      BEST_EFFORT,
    );
    expect(judged(container('web', { cpu: null }, { memory: '0' }))).toEqual(BEST_EFFORT);
  });
});

describe('a Pod is Burstable, and the first container and resource that decide are named,', () => {
  test('if a limit is missing', () => {
    const logs = container('log-shipper', FULL, { cpu: '500m' });
    expect(judged(container('web', FULL, FULL), logs)).toEqual(
      burstable('log-shipper', 'memory', 'container "log-shipper" has no memory limit'),
    );
    expect(judged({ name: 'web' }, container('logs', FULL, FULL))).toEqual(
      burstable('web', 'cpu', 'container "web" has no cpu limit'),
    );
  });

  test('if requests and limits differ', () => {
    expect(judged(container('web', { cpu: '250m', memory: '256Mi' }, { cpu: '0.5', memory: '512Mi' }))).toEqual(
      burstable('web', 'cpu', 'cpu requests (250m) and limits (500m) differ in container "web"'),
    );
    expect(judged(container('web', { memory: '256Mi' }, { cpu: '0.5', memory: '512Mi' }))).toEqual(
      burstable('web', 'memory', 'memory requests (256Mi) and limits (512Mi) differ in container "web"'),
    );
  });

  test('if a request is 0 and the limit is not', () => {
    expect(judged(container('web', { cpu: '0' }, FULL))).toEqual(
      burstable('web', 'cpu', 'cpu requests (0) and limits (500m) differ in container "web"'),
    );
  });

  test('if an init step or a sidecar decides, which comes first', () => {
    const containers = [container('web', FULL)];
    expect(verdict({ containers, initContainers: [container('setup')] })).toEqual(
      burstable('setup', 'cpu', 'container "setup" has no cpu limit'),
    );
    const proxy = { ...container('proxy', FULL, FULL), restartPolicy: 'Always' };
    expect(verdict({ containers, initContainers: [proxy] })).toEqual(
      burstable('web', 'cpu', 'container "web" has no cpu limit'),
    );
  });
});

describe('amounts that no API server takes', () => {
  const more = container('web', { cpu: '2', memory: '1Gi' }, { cpu: '1', memory: '1Gi' });
  const less = container('logs', { cpu: '1', memory: '1Gi' }, { cpu: '2', memory: '1Gi' });

  test('count by their sums before 1.37', () => {
    expect(verdict({ containers: [more, less] }, 36)).toEqual({
      qosClass: 'Guaranteed',
      reason: 'the requests and limits of all containers together are equal for cpu and memory',
    });
  });

  test('count container by container since 1.37', () => {
    expect(verdict({ containers: [more, less] }, 37)).toEqual(
      burstable('web', 'cpu', 'cpu requests (2) and limits (1) differ in container "web"'),
    );
  });

  test('count for nothing before 1.37 where they are negative', () => {
    const negative = { cpu: '-1', memory: '-1Gi' };
    expect(verdict({ containers: [container('web', negative, negative)] }, 36)).toEqual(BEST_EFFORT);
    expect(verdict({ containers: [container('web', negative, negative)] }, 37)).toEqual(GUARANTEED);
  });
});

describe('a Pod with resources of its own', () => {
  const containers = [{ name: 'web' }];
  const WHOLE = {
    reason: 'the Pod as a whole has equal requests and limits for cpu and memory',
    qosClass: 'Guaranteed',
  };

  test.each([34, 36, 37])('is judged by them alone where the cluster knows them (1.%i)', (minor) => {
    expect(verdict({ containers, resources: { limits: FULL } }, minor)).toEqual(WHOLE);
    expect(verdict({ containers, resources: { requests: { cpu: '1' }, limits: FULL } }, minor)).toEqual({
      qosClass: 'Burstable',
      reason: 'cpu requests (1) and limits (500m) differ for the Pod as a whole',
      resource: 'cpu',
    });
    expect(verdict({ containers, resources: { limits: { cpu: '1' } } }, minor)).toEqual({
      qosClass: 'Burstable',
      reason: 'the Pod as a whole has no memory limit',
      resource: 'memory',
    });
    expect(verdict({ containers: [container('web', FULL)], resources: { requests: { cpu: '0' } } }, 36)).toEqual({
      qosClass: 'BestEffort',
      reason: 'the Pod as a whole neither requests nor limits cpu or memory',
    });
  });

  test('is judged by its containers where the cluster does not know them', () => {
    expect(verdict({ containers, resources: { limits: FULL } }, 33)).toEqual(BEST_EFFORT);
    expect(verdict({ containers, resources: { limits: FULL } }, 33, { PodLevelResources: true })).toEqual(WHOLE);
  });

  test('is judged by its containers where they are empty, since 1.37', () => {
    const spec = { containers: [container('web', FULL, FULL)], resources: {} };
    expect(verdict(spec, 36).qosClass).toBe('BestEffort');
    expect(verdict(spec, 37)).toEqual(GUARANTEED);
    expect(verdict(spec, 37, { PodLevelResourcesFixKubeletQOSClass: false }).qosClass).toBe('BestEffort');
    expect(verdict({ ...spec, resources: { requests: { disk: '1' } } }, 36).qosClass).toBe('BestEffort');
  });
});

const amounts = fc.record(
  { cpu: fc.constantFrom('0', '100m', '1'), memory: fc.constantFrom('0', '64Mi', '1Gi') },
  { requiredKeys: [] },
);

/** Containers whose requests are at most their limits, as an API server demands it. */
const validContainers = fc
  .tuple(amounts, amounts)
  .filter(([requests, limits]) => storedLess(requests, limits, 'cpu') && storedLess(requests, limits, 'memory'))
  .map(([requests, limits]) => ({ name: 'web', resources: { requests, limits } }));

type Texts = { readonly [name in 'cpu' | 'memory']?: string };

const ORDER = ['0', '100m', '64Mi', '1', '1Gi'];

function storedLess(requests: Texts, limits: Texts, name: 'cpu' | 'memory'): boolean {
  const [request, limit] = [requests[name], limits[name]];
  return limit === undefined || request === undefined || ORDER.indexOf(request) <= ORDER.indexOf(limit);
}

test('a Pod that an API server takes has the same class before and since 1.37', () => {
  fc.assert(
    fc.property(fc.array(validContainers, { minLength: 1, maxLength: 3 }), (containers) => {
      expect(verdict({ containers }, 37)).toEqual(verdict({ containers }, 36));
    }),
  );
});
