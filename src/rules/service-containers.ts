import type { PodContainer } from '../pod/containers';
import { portsOfContainer } from '../pod/network/ports';
import type { ServicePort, Workload } from './selected-pods';

/** The containers of a workload that declare the port to which a Service leads, by its number or name. */
export function containersBehind({ target, protocol }: ServicePort, { containers }: Workload): PodContainer[] {
  return containers.filter((container) =>
    portsOfContainer(container).some(
      (port) => port.protocol === protocol && (typeof target === 'number' ? port.port : port.name) === target,
    ),
  );
}
