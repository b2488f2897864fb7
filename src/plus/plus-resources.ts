import { parseQuantity } from '../kubernetes/quantity';

/** The units in which cdk8s-plus writes sizes. Source: cdk8s-plus-27/lib/container.js, Container._toKube */
const UNITS: { readonly [resource: string]: string } = { memory: '1Mi', 'ephemeral-storage': '1Gi' };

/**
 * Why a cdk8s-plus container would drop an amount of a resource or cannot write it; undefined if it writes it. The text
 * follows `cdk8s-plus`.
 */
export function plusResourceProblem(resource: string, amount: string): string | undefined {
  if (resource === 'cpu') return undefined;
  const unit = UNITS[resource];
  if (unit === undefined) return `has no ${resource} among the resources of a container`;
  const [quantity, step] = [parseQuantity(amount), parseQuantity(unit)];
  if (!quantity || !step || quantity.nano % step.nano === 0n) return undefined;
  return `writes ${resource} in whole ${unit.slice(1)} only, and this is ${amount}`;
}
