import { parseQuantity } from '../kubernetes/quantity';
import { refuseValue } from '../template/refuse-value';
import { amountsOf, type HelperResources, type ResourceAmount } from './container-resources';

/** The units in which cdk8s-plus writes sizes. Source: cdk8s-plus-27/lib/container.js, Container._toKube */
const UNITS: { readonly [resource: string]: string } = { memory: '1Mi', 'ephemeral-storage': '1Gi' };

/** Refuses resources that a cdk8s-plus container would drop without a word, or could not write. */
export function refusePlusResources(resources: HelperResources): void {
  for (const amount of amountsOf(resources)) {
    const problem = plusProblem(amount);
    if (problem === undefined) continue;
    refuseValue('qos-amount', {
      place: 'QosTier.resources',
      value: amount.text,
      message: `cdk8s-plus ${problem}.`,
      fix: 'give the tier to the container with applyTo(workload, container), or to a helper as its helperResources.',
    });
  }
}

function plusProblem({ resource, text }: ResourceAmount): string | undefined {
  if (resource === 'cpu') return undefined;
  const unit = UNITS[resource];
  if (unit === undefined) return `has no ${resource} among the resources of a container`;
  const [amount, step] = [parseQuantity(text), parseQuantity(unit)];
  if (!amount || !step || amount.nano % step.nano === 0n) return undefined;
  return `writes ${resource} in whole ${unit.slice(1)} only, and this is ${text}`;
}
