import { fieldsOf, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';
import type { KubernetesVersion } from '../../kubernetes/version';
import { containersOf } from '../containers';
import { portsOfContainer } from './ports';

/** A port of a Service, and the number of the port of a Pod to which it leads. */
export interface ServiceTarget {
  /** The path from the object, such as `spec.ports[0].targetPort`. */
  readonly path: string;
  /** The port of the Service. */
  readonly port: unknown;
  /** The number or name that it targets: its own number where nothing is written. */
  readonly targetPort: unknown;
  /** The number of the port in the Pod; undefined if no container has the name. */
  readonly number: number | undefined;
}

/** The first minor version whose Services find the name of a port in a native sidecar. */
const FIRST_WITH_SIDECAR_PORTS = 32;

/**
 * Whether Services of a cluster find a port of a native sidecar by its name.
 *
 * Source: k8s.io/kubernetes/pkg/api/v1/pod/util.go of 1.31 and k8s.io/kubernetes/pkg/util/pod of 1.32, FindPort
 */
export function findsSidecarPorts({ minor }: KubernetesVersion): boolean {
  return minor >= FIRST_WITH_SIDECAR_PORTS;
}

/** Whether a Service selects Pods with these labels. Without a selector it selects none. */
export function selectsPod(service: Fields, labels: Fields): boolean {
  const selector = Object.entries(fieldsOf(fieldsOf(service['spec'])['selector']));
  return selector.length > 0 && selector.every(([name, value]) => labels[name] === value);
}

/** Where the TCP ports of a Service lead in a Pod that it selects. */
export function serviceTargets(service: Fields, pod: Fields, version: KubernetesVersion): ServiceTarget[] {
  return listOf(fieldsOf(service['spec'])['ports']).flatMap((item, index) => {
    if (!isFields(item) || (textOf(item['protocol']) || 'TCP') !== 'TCP') return [];
    const isWritten = item['targetPort'] !== undefined && item['targetPort'] !== null;
    const targetPort = isWritten ? item['targetPort'] : item['port'];
    const number = typeof targetPort === 'number' ? targetPort : numberOf(targetPort, pod, version);
    return [
      { path: `spec.ports[${index}].${isWritten ? 'targetPort' : 'port'}`, port: item['port'], targetPort, number },
    ];
  });
}

function numberOf(name: unknown, pod: Fields, version: KubernetesVersion): number | undefined {
  const containers = containersOf(pod);
  const searched = [
    ...containers.filter(({ kind }) => kind === 'app'),
    ...containers.filter(({ kind }) => kind === 'sidecar' && findsSidecarPorts(version)),
  ];
  const found = searched.flatMap(portsOfContainer).find((port) => port.name === name && port.protocol === 'TCP');
  return typeof found?.port === 'number' ? found.port : undefined;
}
