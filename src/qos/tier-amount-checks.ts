import { parseQuantity } from '../kubernetes/quantity';
import { refuseValue } from '../template/refuse-value';
import { amountProblem, pairProblem } from './amount-problems';
import { amountsOf, type HelperResources, type ResourceAmount } from './container-resources';

/** Refuses amounts that no tier can have; `place` is the call, such as `QosTier.guaranteed`. */
export function refuseImpossibleAmounts(place: string, resources: HelperResources): void {
  const amounts = amountsOf(resources);
  for (const amount of amounts.filter((each) => !isRepeated(each, amounts))) {
    const problem = amountProblem(amount);
    if (problem) refuseValue('qos-amount', { place: placeOf(place, amount, amounts), value: amount.text, ...problem });
  }
  for (const resource of new Set(amounts.map((amount) => amount.resource))) {
    const [request, limit] = (['requests', 'limits'] as const).map((side) => textOf(amounts, resource, side));
    const problem = pairProblem(resource, request, limit);
    if (problem) refuseValue('qos-amount', { place: `${place}.${optionOf(resource)}`, value: request, ...problem });
  }
}

/** Refuses what is not asked for in whole cores. */
export function refusePartOfCore(place: string, cpu: string): void {
  const quantity = parseQuantity(cpu);
  if (quantity && quantity.nano % 10n ** 9n === 0n) return;
  refuseValue('qos-amount', {
    place: `${place}.cpu`,
    value: cpu,
    message: `${cpu} of cpu is no whole number of cores, and the CPU manager gives only whole ones to a container for itself.`,
    fix: 'write whole cores, such as Cpu.units(2), or take QosTier.guaranteed.',
  });
}

/** Whether an amount is a limit that is written as the request is. */
function isRepeated({ resource, side, text }: ResourceAmount, all: readonly ResourceAmount[]): boolean {
  return side === 'limits' && textOf(all, resource, 'requests') === text;
}

function placeOf(place: string, { resource, side, text }: ResourceAmount, all: readonly ResourceAmount[]): string {
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
