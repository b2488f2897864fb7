import { MILLI, ONE, parseQuantity } from '../kubernetes/quantity';
import type { QosClass } from '../kubernetes/qos-class';
import { MEBI } from './equal-parts';

/** The code of a tier with such amounts; `request` gives the present request of a resource. */
export function tierCode(qosClass: `${QosClass}`, request: (resource: string) => unknown): string {
  const cpu = cpuCode(request('cpu'));
  const memory = memoryCode(request('memory'));
  if (qosClass === 'BestEffort') return 'QosTier.bestEffort()';
  if (qosClass === 'Guaranteed') return `QosTier.guaranteed({ cpu: ${cpu}, memory: ${memory} })`;
  return `QosTier.burstable({ cpu: { request: ${cpu} }, memory: { request: ${memory} } })`;
}

function cpuCode(value: unknown): string {
  const nano = parseQuantity(value)?.nano ?? 0n;
  if (nano <= 0n) return 'Cpu.millis(100)';
  return nano % ONE === 0n ? `Cpu.units(${nano / ONE})` : `Cpu.millis(${(nano + MILLI - 1n) / MILLI})`;
}

function memoryCode(value: unknown): string {
  const nano = parseQuantity(value)?.nano ?? 0n;
  return nano <= 0n ? 'Size.mebibytes(128)' : `Size.mebibytes(${(nano + MEBI - 1n) / MEBI})`;
}
