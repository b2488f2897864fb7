import * as fc from 'fast-check';
import type { FeatureTarget } from '../../../src/kubernetes/fields/features';
import { resourceTexts } from '../../../src/kubernetes/resource-list';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { peakText } from '../../../src/explain/wording/peak-text';
import { effectiveResources } from '../../../src/pod/resources/effective-resources';
import { storedSpec } from '../../../src/pod/stored-spec';

function target(minor: number): FeatureTarget {
  return { version: KubernetesVersion.of(`1.${minor}`), featureGates: {} };
}

interface Amounts {
  readonly [name: string]: unknown;
}

function container(name: string, requests: Amounts, limits: Amounts = {}): object {
  return { name, resources: { requests, limits } };
}

function sidecar(name: string, requests: Amounts, limits: Amounts = {}): object {
  return { ...container(name, requests, limits), restartPolicy: 'Always' };
}

interface Texts {
  readonly requests: Record<string, string>;
  readonly limits: Record<string, string>;
  readonly peaks: readonly string[];
}

function effective(spec: object, minor = 33): Texts {
  const { requests, limits, peaks } = effectiveResources(storedSpec({ ...spec }, target(minor)), target(minor));
  const sentences = peaks.map((peak) => `${peak.side} ${peak.resource} ${peak.container}: ${peakText(peak)}`);
  return { requests: resourceTexts(requests), limits: resourceTexts(limits), peaks: sentences };
}

function requestsOf(spec: object, minor = 33): Record<string, string> {
  return effective(spec, minor).requests;
}

describe('what a Pod requests', () => {
  const web = container('web', { cpu: '250m', memory: '256Mi' });

  test('is the sum of its containers', () => {
    expect(requestsOf({ containers: [web, container('logs', { cpu: '0.05', memory: '64Mi' })] })).toEqual({
      cpu: '300m',
      memory: '320Mi',
    });
  });

  test('is the amount of its greatest init container where that is more, resource by resource', () => {
    const initContainers = [
      container('wait', { cpu: '1', memory: '16Mi' }),
      container('migrate', { cpu: '100m', memory: '512Mi' }),
    ];
    expect(requestsOf({ containers: [web], initContainers })).toEqual({ cpu: '1', memory: '512Mi' });
  });

  test('has its sidecars added to the containers, and to the init containers that come after them', () => {
    const initContainers = [
      container('early', { memory: '300Mi' }),
      sidecar('proxy', { cpu: '100m', memory: '64Mi' }),
      container('late', { memory: '300Mi' }),
    ];
    expect(requestsOf({ containers: [web], initContainers })).toEqual({ cpu: '350m', memory: '364Mi' });
    expect(requestsOf({ containers: [web], initContainers: initContainers.slice(0, 2) })).toEqual({
      cpu: '350m',
      memory: '320Mi',
    });
  });

  test('has a sidecar counted as an init container where the cluster knows no sidecars', () => {
    const spec = { containers: [web], initContainers: [sidecar('proxy', { cpu: '100m', memory: '300Mi' })] };
    expect(requestsOf(spec, 28)).toEqual({ cpu: '250m', memory: '300Mi' });
    expect(requestsOf(spec, 29)).toEqual({ cpu: '350m', memory: '556Mi' });
  });

  test('takes no init container for a sidecar that restarts only after a failure', () => {
    const retried = { ...container('retry', { cpu: '100m' }), restartPolicy: 'OnFailure' };
    expect(requestsOf({ containers: [web], initContainers: [retried] }, 35)).toEqual({ cpu: '250m', memory: '256Mi' });
  });

  test('names a resource with 0, and none that no container names', () => {
    expect(requestsOf({ containers: [container('web', { cpu: '0', 'nvidia.com/gpu': null })] })).toEqual({
      cpu: '0',
      'nvidia.com/gpu': '0',
    });
    expect(requestsOf({ containers: [{ name: 'web' }] })).toEqual({});
  });

  test('has no part of ephemeral containers', () => {
    expect(requestsOf({ containers: [web], ephemeralContainers: [container('debug', { cpu: '1' })] })).toEqual({
      cpu: '250m',
      memory: '256Mi',
    });
  });

  test('has the overhead of its runtime added', () => {
    expect(requestsOf({ containers: [web], overhead: { cpu: '50m', disk: '1' } })).toEqual({
      cpu: '300m',
      disk: '1',
      memory: '256Mi',
    });
  });

  test('is what the Pod says as a whole where it does, before the overhead is added', () => {
    const spec = {
      containers: [container('web', { cpu: '1', memory: '1Gi', disk: '1' })],
      resources: { requests: { cpu: '500m', disk: '5' } },
      overhead: { cpu: '1m' },
    };
    expect(requestsOf(spec, 34)).toEqual({ cpu: '501m', memory: '1Gi', disk: '1' });
    expect(requestsOf(spec, 33)).toEqual({ cpu: '1001m', memory: '1Gi', disk: '1' });
  });
});

describe('what a Pod may use', () => {
  test('is the sum of the limits that there are', () => {
    const containers = [container('web', {}, { cpu: '1', memory: '1Gi' }), container('logs', {}, { memory: '64Mi' })];
    expect(effective({ containers }).limits).toEqual({ cpu: '1', memory: '1088Mi' });
  });

  test('has the overhead added to limits that are there and not 0', () => {
    const containers = [container('web', {}, { cpu: '1', memory: '0' })];
    expect(effective({ containers, overhead: { cpu: '1m', memory: '1Mi', disk: '1' } }).limits).toEqual({
      cpu: '1001m',
      memory: '0',
    });
  });

  test('is what the Pod says as a whole, for requests alone too', () => {
    const containers = [container('web', {}, { cpu: '1', memory: '1Gi' })];
    expect(effective({ containers, resources: { limits: { cpu: '4' } } }, 34).limits).toEqual({
      cpu: '4',
      memory: '1Gi',
    });
    expect(effective({ containers, resources: { requests: { cpu: '4' } } }, 36).limits).toEqual({
      cpu: '1',
      memory: '1Gi',
    });
  });
});

describe('the peak of a Pod', () => {
  const containers = [container('web', { cpu: '250m', memory: '256Mi' }, { memory: '256Mi' })];

  test('is told where an init container needs more than the running Pod', () => {
    const initContainers = [container('migrate', { cpu: '100m', memory: '512Mi' }, { memory: '1Gi' })];
    expect(effective({ containers, initContainers }).peaks).toEqual([
      'requests memory migrate: init container "migrate" needs more memory (512Mi) than the running Pod (256Mi)',
      'limits memory migrate: init container "migrate" has a higher memory limit (1Gi) than the running Pod (256Mi)',
    ]);
  });

  test('is that of the greatest init container, the first of equal ones', () => {
    const initContainers = ['a', 'b', 'c'].map((name, index) => container(name, { cpu: ['1', '2', '2000m'][index] }));
    expect(effective({ containers, initContainers }).peaks).toEqual([
      'requests cpu b: init container "b" needs more cpu (2) than the running Pod (250m)',
    ]);
  });

  test('counts the sidecars that run beside the init container', () => {
    const initContainers = [sidecar('proxy', { memory: '64Mi' }), container('migrate', { memory: '512Mi' })];
    expect(effective({ containers, initContainers }).peaks).toEqual([
      'requests memory migrate: init container "migrate" with the sidecars before it needs more memory (576Mi) than the running Pod (320Mi)',
    ]);
  });

  test('is of a resource that the running Pod does not ask for', () => {
    expect(effective({ containers, initContainers: [container('scan', { 'nvidia.com/gpu': 1 })] }).peaks).toEqual([
      'requests nvidia.com/gpu scan: init container "scan" needs more nvidia.com/gpu (1) than the running Pod (0)',
    ]);
  });

  test('is none where the running Pod needs as much, or where the Pod says the amount as a whole', () => {
    const equal = [container('setup', { cpu: '250m', memory: '256Mi' }), container('zero', { disk: '0' })];
    expect(effective({ containers, initContainers: equal }).peaks).toEqual([]);
    const spec = {
      containers,
      initContainers: [container('migrate', { memory: '512Mi' })],
      resources: { requests: { memory: '1Gi' } },
    };
    expect(effective(spec, 34).peaks).toEqual([]);
    expect(effective(spec, 33).peaks).toHaveLength(1);
  });
});

/** The formula of the scheduler, written out apart from the code under test, in thousandths of cpu. */
function expectedCpu(parts: readonly (readonly [number, string])[]): number {
  const lasting = parts.filter(([, kind]) => kind !== 'init').reduce((sum, [cpu]) => sum + cpu, 0);
  const starting = parts.map(([cpu, kind], index) => {
    const before = parts.slice(0, index).filter(([, earlier]) => earlier === 'sidecar');
    return kind === 'init' ? before.reduce((sum, [amount]) => sum + amount, cpu) : 0;
  });
  return Math.max(lasting, ...starting);
}

test('a Pod requests what the formula of the scheduler gives', () => {
  const part = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('init', 'sidecar', 'app'));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
      const fieldsOf = ([cpu, kind]: readonly [number, string]): object => ({
        ...container('any', { cpu: `${cpu}m` }),
        ...(kind === 'sidecar' && { restartPolicy: 'Always' }),
      });
      const containers = parts.filter(([, kind]) => kind === 'app').map(fieldsOf);
      const initContainers = parts.filter(([, kind]) => kind !== 'app').map(fieldsOf);
      const { requests } = effectiveResources(storedSpec({ containers, initContainers }, target(33)), target(33));
      expect(requests.get('cpu')?.nano).toBe(BigInt(expectedCpu(parts)) * 1_000_000n);
    }),
  );
});

describe('the limit of a Pod from 1.38 on', () => {
  const limited = container('web', {}, { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' });

  test('is missing for cpu and memory if one container has none of it, and is otherwise the sum', () => {
    const spec = { containers: [limited, container('logs', {}, { cpu: '500m', memory: '0' })] };
    expect(effective(spec, 37).limits).toEqual({ cpu: '1500m', 'ephemeral-storage': '1Gi', memory: '1Gi' });
    expect(effective(spec, 38).limits).toEqual({ cpu: '1500m', 'ephemeral-storage': '1Gi' });
  });

  test('is missing for an init container without one too, and then no init container has a peak of it', () => {
    const spec = {
      initContainers: [container('load', {}, { cpu: '4' }), container('check', {})],
      containers: [limited],
    };
    expect(effective(spec, 37)).toMatchObject({
      limits: { cpu: '4' },
      peaks: [expect.stringMatching('^requests cpu load'), expect.stringMatching('^limits cpu load')],
    });
    expect(effective(spec, 38)).toMatchObject({
      limits: { 'ephemeral-storage': '1Gi' },
      peaks: [expect.stringMatching('^requests cpu load')],
    });
  });

  test('is what the Pod as a whole says, whatever its containers say', () => {
    const spec = { resources: { limits: { cpu: '3' } }, containers: [container('web', {})] };
    expect(effective(spec, 38).limits).toEqual({ cpu: '3' });
  });
});
