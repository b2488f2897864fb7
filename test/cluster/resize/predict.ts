import type { FeatureTarget } from '../../../src/kubernetes/fields/features';
import { compareQuantities, type Quantity } from '../../../src/kubernetes/quantity';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { containersOf } from '../../../src/pod/containers';
import { parseResources } from '../../../src/pod/resources/container-resources';
import { qosOf } from '../../../src/pod/resources/qos';
import { resizeOf, type PodResize, type ResizeEffect } from '../../../src/pod/resources/resize';
import { storedSpec, type StoredSpec } from '../../../src/pod/stored-spec';
import { foundByRules, isInvalid } from '../found-by-rules';
import type { JsonObject } from '../json';

/** An amount that a change makes another one. */
interface Difference {
  /** Undefined for the Pod as a whole. */
  readonly container?: string;
  readonly resource: string;
  readonly isLimit: boolean;
  /** Whether there was no amount at all beside it. */
  readonly isFirst: boolean;
  readonly before: Quantity | undefined;
  readonly after: Quantity | undefined;
}

/** The ids of the rules by which no API server of a target takes a Pod. */
export function invalidBy(pod: JsonObject, { version }: FeatureTarget): string[] {
  return foundByRules(pod, version.toString())
    .filter(isInvalid)
    .map(({ rule }) => rule);
}

/** Why a change of a Pod is refused; undefined if it is taken. */
export function refusalOf(spec: JsonObject, changed: JsonObject, target: FeatureTarget): string | undefined {
  if (!target.version.isAtLeast(KubernetesVersion.V1_33)) return 'there is no subresource';
  const [before, after] = [storedSpec(spec, target), storedSpec(changed, target)];
  const resize = resizeOf(before, target);
  if (resize.resources.some(({ refusal }) => refusal === 'windows')) return 'a Pod on Windows cannot be resized';
  const differences = differencesOf(before, after);
  if (differences.length === 0) return undefined;
  const refusals = differences.map((difference) => refusalOfAmount(resize, difference, target));
  const [first] = refusals.filter((refusal) => refusal !== undefined);
  if (first !== undefined) return first;
  const classes = [before, after].map((stored) => qosOf(stored, target).qosClass);
  if (classes[0] !== classes[1]) return `the class would change from ${classes.join(' to ')}`;
  const [invalid] = invalidBy({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: changed }, target);
  return invalid === undefined ? undefined : `the changed Pod is refused by the rule ${invalid}`;
}

function differencesOf(before: StoredSpec, after: StoredSpec): Difference[] {
  const changed = containersOf(after);
  return [
    ...differencesIn(before['resources'], after['resources']),
    ...containersOf(before).flatMap(({ name, fields }, index) =>
      differencesIn(fields['resources'], changed[index]?.fields['resources']).map((difference) => ({
        ...difference,
        container: name,
      })),
    ),
  ];
}

function differencesIn(before: unknown, after: unknown): Difference[] {
  const [old, present] = [parseResources(before), parseResources(after)];
  return (['requests', 'limits'] as const).flatMap((list) => {
    const names = [...new Set([...old[list].keys(), ...present[list].keys()])];
    return names.flatMap((resource) => {
      const amounts = { before: old[list].get(resource), after: present[list].get(resource) };
      const isSame = amounts.before && amounts.after && compareQuantities(amounts.before, amounts.after) === 0;
      return isSame ? [] : [{ resource, isLimit: list === 'limits', isFirst: old[list].size === 0, ...amounts }];
    });
  });
}

function refusalOfAmount(resize: PodResize, difference: Difference, target: FeatureTarget): string | undefined {
  const { container = '', resource, isLimit, before, after } = difference;
  if (resource !== 'cpu' && resource !== 'memory') {
    return isOverlooked(resize, difference, target) ? undefined : 'only cpu and memory can be resized';
  }
  if (effectOf(resize, difference) === 'refused') return 'resizeOf says that it is refused';
  if (!after) return 'nothing can be removed';
  const isOnlyGrowing = isLimit && resource === 'memory' && resize.memoryLimitOnlyGrows.includes(container);
  const grows = before !== undefined && compareQuantities(after, before) > 0;
  return isOnlyGrowing && !grows ? 'resizeOf says that the memory limit only grows' : undefined;
}

/** By a defect, 1.33 takes any resource for a container that had no amounts; the kubelet does nothing about it. */
function isOverlooked(
  { resources }: PodResize,
  { container, isFirst }: Difference,
  { version }: FeatureTarget,
): boolean {
  const isStep = resources.some((item) => item.container === container && item.kind === 'init');
  return version.minor === KubernetesVersion.V1_33.minor && container !== undefined && isFirst && !isStep;
}

function effectOf({ resources, podResources }: PodResize, { container, resource }: Difference): ResizeEffect | null {
  if (container === undefined) return podResources;
  return resources.find((item) => item.container === container && item.resource === resource)?.effect ?? null;
}
