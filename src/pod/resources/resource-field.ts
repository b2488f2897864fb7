import { fieldsOf, textOf, type Fields } from '../../kubernetes/json';
import { MILLI, ONE, parseQuantity, type Quantity } from '../../kubernetes/quantity';
import type { PodContainer } from '../containers';
import { parseResources, resourcesOf } from './container-resources';

/** What a `resourceFieldRef` gives. */
export interface ResourceFieldValue {
  /** The number that stands in the variable or file; null if it depends on the node. */
  readonly value: string | null;
  /**
   * Where the number comes from: the resources of the container, those of the Pod as a whole, what the node has for Pods,
   * or nothing, for a request that is not set.
   */
  readonly setBy: 'container' | 'pod' | 'node' | 'nobody';
}

/** The resources whose limit is that of the Pod or the node if the container has none. */
const FROM_NODE = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** The resources of which a Pod as a whole can have a limit. */
const FROM_POD = new Set(['cpu', 'memory']);

/**
 * What a `resourceFieldRef` gives, in whole units of its divisor.
 *
 * Source: pkg/api/v1/resource/helpers.go, ExtractContainerResourceValue and MergeContainerResourceLimits;
 * pkg/kubelet/kubelet_resources.go, defaultPodLimitsForDownwardAPI
 *
 * @param spec - the Pod's spec, as the API server stores it
 * @param owner - the container whose resources they are
 */
export function resourceFieldValue(spec: Fields, owner: PodContainer, reference: Fields): ResourceFieldValue {
  const field = textOf(reference['resource']) ?? '';
  const dot = field.indexOf('.');
  const [side, resource] = [field.slice(0, dot), field.slice(dot + 1)];
  const unit = unitOf(reference['divisor'], resource);
  const own = resourcesOf(owner)[side === 'limits' ? 'limits' : 'requests'].get(resource);
  if (own && own.nano !== 0n) return { value: inUnits(own, unit, resource), setBy: 'container' };
  if (side !== 'limits' || !FROM_NODE.has(resource)) return { value: '0', setBy: 'nobody' };
  const ofPod = FROM_POD.has(resource) ? parseResources(fieldsOf(spec)['resources']).limits.get(resource) : undefined;
  if (ofPod && ofPod.nano !== 0n) return { value: inUnits(ofPod, unit, resource), setBy: 'pod' };
  return { value: null, setBy: 'node' };
}

function unitOf(divisor: unknown, resource: string): bigint {
  const units = wholeUnits(parseQuantity(divisor ?? '1')?.nano ?? ONE, resource);
  return units === 0n ? wholeUnits(ONE, resource) : units;
}

function inUnits({ nano, exponent }: Quantity, unit: bigint, resource: string): string | null {
  if (exponent !== undefined) return null;
  return String(roundedUp(wholeUnits(nano, resource), unit));
}

/** CPU counts in thousandths, and everything else in whole numbers. */
function wholeUnits(nano: bigint, resource: string): bigint {
  return roundedUp(nano, resource === 'cpu' ? MILLI : ONE);
}

function roundedUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
