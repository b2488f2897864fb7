import { canonicalQuantity, compareQuantities, ZERO, type Quantity } from '../../kubernetes/quantity';
import type { ResourceList } from '../../kubernetes/resource-list';
import {
  aggregateResources,
  stagesOf,
  steadyResources,
  type ContainerAmounts,
  type StartStage,
} from './aggregate-resources';
import type { ResourceSide } from './container-resources';

const MAX_TERMS = 10;

/**
 * An amount of `aggregateResources` as people add it up: `500m ("proxy") + 100m ("logs") = 600m`. Of many containers the
 * first ones are named.
 */
export function sumText(consumers: readonly ContainerAmounts[], side: ResourceSide, resource: string): string {
  const terms = together(consumers, side, resource)
    .map((consumer) => ({ name: consumer.container.name, amount: amountIn(consumer[side], resource) }))
    .filter(({ amount }) => amount.nano !== 0n)
    .map(({ name, amount }) => `${canonicalQuantity(amount)} ("${name}")`);
  if (terms.length < 2) return terms[0] ?? '0';
  const more = terms.length - MAX_TERMS;
  const shown = more > 0 ? [...terms.slice(0, MAX_TERMS), `${more} more`] : terms;
  return `${shown.join(' + ')} = ${canonicalQuantity(amountIn(aggregateResources(consumers, side), resource))}`;
}

/** The containers that run together when most of a resource is needed. */
function together(consumers: readonly ContainerAmounts[], side: ResourceSide, resource: string): ContainerAmounts[] {
  const peak = peakOf(consumers, side, resource)?.container;
  if (!peak) return consumers.filter(({ container }) => container.kind !== 'init');
  const end = consumers.findIndex(({ container }) => container.path === peak.path);
  return consumers.filter(({ container }, index) => index === end || (index < end && container.kind === 'sidecar'));
}

/** The part of the start that needs most of a resource, if it needs more than the running Pod. */
function peakOf(consumers: readonly ContainerAmounts[], side: ResourceSide, resource: string): StartStage | undefined {
  const steady = amountIn(steadyResources(consumers, side), resource);
  const most = amountIn(aggregateResources(consumers, side), resource);
  if (compareQuantities(most, steady) <= 0) return undefined;
  return stagesOf(consumers, side).find(({ needed }) => compareQuantities(amountIn(needed, resource), most) === 0);
}

function amountIn(list: ResourceList, resource: string): Quantity {
  return list.get(resource) ?? ZERO;
}
