import { compareQuantities, parseQuantity } from '../kubernetes/quantity';
import { refuseValue } from '../template/refuse-value';
import { amountsOf, type HelperResources } from './container-resources';

/** Refuses a tier without one of the amounts that it needs; only code without types can leave them out. */
export function refuseMissing(place: string, amounts: { readonly [option: string]: unknown }): void {
  for (const [option, amount] of Object.entries(amounts)) {
    if (amount !== undefined && amount !== null) continue;
    refuseValue('qos-amount', {
      place: `${place}.${option}`,
      value: undefined,
      message: `the ${option} is missing, and a container of a Guaranteed Pod has both cpu and memory.`,
      fix: 'write both, as in QosTier.guaranteed({ cpu: Cpu.millis(500), memory: Size.mebibytes(512) }).',
    });
  }
}

/** Refuses a Burstable tier that asks for nothing that counts for the class. */
export function refuseNothing(place: string, { cpu, memory }: HelperResources): void {
  if (cpu || memory) return;
  refuseValue('qos-amount', {
    place,
    value: undefined,
    message: 'neither cpu nor memory is requested: that is the class BestEffort.',
    fix: 'request one of them, or take QosTier.bestEffort.',
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
  if (!['cpu', 'memory'].every(isEqual)) return;
  refuseValue('qos-amount', {
    place,
    value: undefined,
    message: 'the limits of cpu and memory equal the requests: that is the class Guaranteed.',
    fix: 'raise a limit or leave it out, or take QosTier.guaranteed.',
  });
}
