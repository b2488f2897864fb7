import { compareQuantities, ONE, parseQuantity } from '../kubernetes/quantity';
import { plusResourceProblem } from '../plus/plus-resources';
import { RESOURCE_SIDES } from '../pod/resources/container-resources';
import { CLASSIFYING_RESOURCES } from '../pod/resources/qos';
import { ofEach } from '../enforcement/of-each';
import { rejectOption } from '../enforcement/reject-option';
import { amountProblem, pairProblem } from './amount-problems';
import { amountsOf, refuseOwnAsExtended, type HelperResources, type ResourceAmount } from './resource-amounts';

/** Refuses amounts that are invalid in every tier; `place` is the call, such as `QosTier.guaranteed`. */
export function refuseInvalidAmounts(place: string, resources: HelperResources): void {
  refuseOwnAsExtended(place, resources);
  const amounts = amountsOf(resources);
  const once = amounts.filter((each) => !isRepeated(each, amounts));
  ofEach(once, (amount) => {
    const problem = amountProblem(amount);
    if (problem)
      rejectOption('qos-amount', { place: optionPath(place, amount, amounts), value: amount.text, ...problem });
  });
  ofEach([...new Set(amounts.map((amount) => amount.resource))], (resource) => {
    const [request, limit] = RESOURCE_SIDES.map((side) => textOf(amounts, resource, side));
    const problem = pairProblem(resource, request, limit);
    if (problem) rejectOption('qos-amount', { place: `${place}.${optionOf(resource)}`, value: request, ...problem });
  });
}

/** Refuses CPU that is not in whole cores. */
export function refusePartOfCore(place: string, cpu: string): void {
  const quantity = parseQuantity(cpu);
  if (quantity && quantity.nano % ONE === 0n) return;
  rejectOption('qos-amount', {
    place: `${place}.cpu`,
    value: cpu,
    message: `${cpu} of cpu is not a whole number of cores, and the CPU manager gives only whole cores to a container.`,
    fix: 'write whole cores, such as Cpu.units(2), or use QosTier.guaranteed.',
  });
}

/** Refuses a Burstable tier without an amount that counts for the class. */
export function refuseNothing(place: string, { cpu, memory }: HelperResources): void {
  if (cpu || memory) return;
  rejectOption('qos-amount', {
    place,
    value: undefined,
    message: 'neither cpu nor memory is requested: that is the class BestEffort.',
    fix: 'request one of them, or use QosTier.bestEffort.',
  });
}

/** Refuses a Burstable tier whose limits all equal the requests. */
export function refuseEqualLimits(place: string, resources: HelperResources): void {
  const amounts = amountsOf(resources);
  const isEqual = (resource: string): boolean => {
    const [request, limit] = amounts
      .filter((amount) => amount.resource === resource)
      .map(({ text }) => parseQuantity(text));
    return request !== undefined && limit !== undefined && compareQuantities(request, limit) === 0;
  };
  if (!CLASSIFYING_RESOURCES.every(isEqual)) return;
  rejectOption('qos-amount', {
    place,
    value: undefined,
    message: 'the limits of cpu and memory equal the requests: that is the class Guaranteed.',
    fix: 'raise a limit or leave it out, or use QosTier.guaranteed.',
  });
}

/** Refuses resources that a cdk8s-plus container would drop without a word, or could not write. */
export function refusePlusResources(resources: HelperResources): void {
  ofEach(amountsOf(resources), ({ resource, text }) => {
    const problem = plusResourceProblem(resource, text);
    if (problem === undefined) return;
    rejectOption('qos-amount', {
      place: 'QosTier.resources',
      value: text,
      message: `cdk8s-plus ${problem}.`,
      fix: 'give the tier to the container with applyTo(workload, container), or to a helper as its helperResources.',
    });
  });
}

/** Whether an amount is a limit with the text of its request. */
function isRepeated({ resource, side, text }: ResourceAmount, all: readonly ResourceAmount[]): boolean {
  return side === 'limits' && textOf(all, resource, 'requests') === text;
}

function optionPath(place: string, { resource, side, text }: ResourceAmount, all: readonly ResourceAmount[]): string {
  const hasOneText = textOf(all, resource, 'requests') === text && textOf(all, resource, 'limits') === text;
  const end = hasOneText ? '' : side === 'requests' ? '.request' : '.limit';
  return `${place}.${optionOf(resource)}${end}`;
}

/** The option of a tier that sets a resource. */
function optionOf(resource: string): string {
  if (resource === 'ephemeral-storage') return 'ephemeralStorage';
  if (resource.startsWith('hugepages-')) return `hugepages['${resource.slice('hugepages-'.length)}']`;
  return resource.includes('/') || !['cpu', 'memory'].includes(resource) ? `extended['${resource}']` : resource;
}

function textOf(
  amounts: readonly ResourceAmount[],
  resource: string,
  side: ResourceAmount['side'],
): string | undefined {
  return amounts.find((amount) => amount.resource === resource && amount.side === side)?.text;
}
