import * as fc from 'fast-check';
import type { FeatureTarget } from '../../../src/kubernetes/fields/features';
import type { Fields } from '../../../src/kubernetes/json';
import { subtractQuantities, ZERO } from '../../../src/kubernetes/quantity';
import { resourceTexts, type ResourceList } from '../../../src/kubernetes/resource-list';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { containersOf, type PodContainer } from '../../../src/pod/containers';
import { effectiveResources } from '../../../src/pod/resources/effective-resources';
import { costOfHelpers } from '../../../src/pod/resources/helper-costs';
import { storedSpec, type StoredSpec } from '../../../src/pod/stored-spec';

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

/** The first ordinary container, which is the app in these tests. */
function firstOf(stored: StoredSpec): PodContainer[] {
  return containersOf(stored)
    .filter(({ kind }) => kind === 'app')
    .slice(0, 1);
}

function costs(spec: object, minor = 33): unknown[] {
  const stored = storedSpec({ ...spec }, target(minor));
  return costOfHelpers(stored, target(minor), firstOf(stored)).map(({ requests, limits, ...rest }) => ({
    ...rest,
    requests: resourceTexts(requests),
    limits: resourceTexts(limits),
  }));
}

describe('what a helper costs', () => {
  test('is the difference to the Pod without it', () => {
    const spec = {
      containers: [
        container('web', { cpu: '250m', memory: '256Mi' }, { memory: '256Mi' }),
        container('logs', { cpu: '50m' }, { cpu: '100m' }),
      ],
      initContainers: [
        container('small', { memory: '128Mi' }),
        sidecar('proxy', { cpu: '100m', memory: '64Mi' }, { memory: '64Mi' }),
        container('migrate', { memory: '512Mi' }),
      ],
    };
    expect(costs(spec)).toEqual([
      { container: 'small', kind: 'init', requests: {}, limits: {} },
      { container: 'proxy', kind: 'sidecar', requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      { container: 'migrate', kind: 'init', requests: { memory: '256Mi' }, limits: {} },
      { container: 'logs', kind: 'app', requests: { cpu: '50m' }, limits: { cpu: '100m' } },
    ]);
  });

  test('is nothing where the Pod has no helper', () => {
    expect(costs({ containers: [container('web', { cpu: '1' })] })).toEqual([]);
  });

  test('is nothing for amounts that the Pod says as a whole', () => {
    const spec = {
      containers: [container('web', { cpu: '1' }), container('logs', { cpu: '1', memory: '64Mi' })],
      resources: { requests: { cpu: '4' } },
    };
    expect(costs(spec, 34)).toEqual([{ container: 'logs', kind: 'app', requests: { memory: '64Mi' }, limits: {} }]);
  });
});

const part = fc.record({
  list: fc.constantFrom('init', 'sidecar', 'app'),
  requests: fc.dictionary(fc.constantFrom('cpu', 'memory', 'a'), fc.nat(4).map(String)),
  limits: fc.dictionary(fc.constantFrom('cpu', 'memory', 'a'), fc.nat(4).map(String)),
});

interface Part {
  readonly list: string;
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** The containers of one list of a Pod, each with a name of its own. */
function inList(parts: readonly Part[], ...lists: readonly string[]): object[] {
  return parts.flatMap(({ list, requests, limits }, index) => {
    if (!lists.includes(list)) return [];
    return [list === 'sidecar' ? sidecar(`${index}`, requests, limits) : container(`${index}`, requests, limits)];
  });
}

function nonZero(all: ResourceList, rest: ResourceList): Record<string, string> {
  const differences = [...all].map(
    ([name, amount]) => [name, subtractQuantities(amount, rest.get(name) ?? ZERO)] as const,
  );
  return resourceTexts(new Map(differences.filter(([, { nano }]) => nano !== 0n)));
}

test('the cost of any helper of any Pod is what the Pod needs less what it needs without it', () => {
  const wholes = fc.option(fc.record({ limits: fc.constant({ cpu: '100' }) }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), wholes, (parts, resources) => {
      const spec = {
        containers: inList(parts, 'app'),
        initContainers: inList(parts, 'init', 'sidecar'),
        overhead: { cpu: '2', a: '1' },
        resources,
      };
      const stored = storedSpec(spec, target(36));
      const all = effectiveResources(stored, target(36));
      const expected = costOfHelpers(stored, target(36), firstOf(stored)).map(({ container: name, kind }) => {
        const without = (list: string): Fields[] =>
          (stored[list] as Fields[]).filter((other) => other['name'] !== name);
        const others = { ...stored, containers: without('containers'), initContainers: without('initContainers') };
        const rest = effectiveResources(others, target(36));
        const requests = nonZero(all.requests, rest.requests);
        return { container: name, kind, requests, limits: nonZero(all.limits, rest.limits) };
      });
      expect(costs(spec, 36)).toEqual(expected);
    }),
  );
});
