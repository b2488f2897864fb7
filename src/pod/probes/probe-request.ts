import { fieldsOf, isFields, textOf, type Fields } from '../../kubernetes/json';
import { wordsWithoutCredentials } from '../../kubernetes/sensitive';
import type { PodContainer } from '../containers';
import { commandOf, type Handler } from '../handlers';
import { portsOfContainer } from '../network/ports';

/** What the kubelet asks a container with a probe. */
export interface ProbeRequest {
  /** `none` if the probe says nothing that the kubelet can do, so that it is neither a success nor a failure. */
  readonly type: 'httpGet' | 'tcpSocket' | 'grpc' | 'exec' | 'none';
  /** The host that it goes to; empty for the Pod itself. Absent if it does not use the network. */
  readonly host?: string;
  /** The number of the port; null if its name is not declared by the container. Absent if it does not use the network. */
  readonly port?: number | null;
  /** The name of the port; absent if it is written as a number. */
  readonly portName?: string;
  /** `HTTP` or `HTTPS`; absent for all but httpGet. */
  readonly scheme?: string;
  /** The path of the request; absent for all but httpGet. */
  readonly path?: string;
  /** The service that is asked for; absent for all but grpc. */
  readonly service?: string;
  /** The words of the command, without credentials; absent for all but exec. */
  readonly command?: readonly string[];
}

/** What a probe of a stored Pod asks. Headers are left out, since they can hold credentials. */
export function probeRequestOf(container: PodContainer, probe: Handler): ProbeRequest {
  const { exec, httpGet, tcpSocket, grpc } = probe.fields;
  if (isFields(exec)) return { type: 'exec', command: wordsWithoutCredentials(commandOf(probe)) };
  if (isFields(httpGet)) {
    const { scheme, path } = httpGet;
    return {
      type: 'httpGet',
      ...addressOf(container, httpGet),
      scheme: textOf(scheme) ?? '',
      path: textOf(path) ?? '',
    };
  }
  if (isFields(tcpSocket)) return { type: 'tcpSocket', ...addressOf(container, tcpSocket) };
  if (!isFields(grpc)) return { type: 'none' };
  return { type: 'grpc', ...addressOf(container, grpc), service: textOf(fieldsOf(grpc)['service']) ?? '' };
}

/** Source: pkg/probe/util.go, ResolveContainerPort */
function addressOf(container: PodContainer, { host, port }: Fields): Pick<ProbeRequest, 'host' | 'port' | 'portName'> {
  const at = { host: textOf(host) ?? '' };
  if (typeof port !== 'string') return { ...at, port: typeof port === 'number' ? port : null };
  const named = portsOfContainer(container).find(({ name }) => name === port)?.port;
  if (typeof named === 'number') return { ...at, port: named, portName: port };
  return /^\d{1,5}$/.test(port) ? { ...at, port: Number(port) } : { ...at, port: null, portName: port };
}
