import { cutOff } from '../../kubernetes/printable';
import { listed } from '../../kubernetes/words';
import { isOneWordWithBlank } from '../../pod/handlers';
import { PROBE_NAMES } from '../../pod/probe-names';
import type { PodProbe } from '../../pod/probes/pod-probes';
import type { ProbeRequest } from '../../pod/probes/probe-request';

const MAX_COMMAND = 60;

/** What a probe asks, in words: `GET /healthz on port 8080 (http)`, `runs pg_isready`. */
export function requestText({ asks, answeredBy }: Pick<PodProbe, 'asks' | 'answeredBy'>): string {
  return answeredBy.length === 0 ? REQUESTS[asks.type](asks) : `${REQUESTS[asks.type](asks)} of ${listed(answeredBy)}`;
}

/** What follows if nobody listens on the port that a probe asks and that no container declares: a sentence. */
export function undeclaredPortText({ container, probe, asks: { port } }: PodProbe): string {
  const effect = probe === 'readinessProbe' ? 'never gets ready' : 'is stopped and started again and again';
  return (
    `No container declares port ${port ?? '?'}, which the ${PROBE_NAMES[probe]} of "${container}" asks: if nothing ` +
    `listens on it, "${container}" ${effect}.`
  );
}

const REQUESTS: Readonly<Record<ProbeRequest['type'], (asks: ProbeRequest) => string>> = {
  httpGet: (asks) => `${asks.scheme === 'HTTPS' ? 'HTTPS ' : ''}GET ${asks.path ?? ''} on ${addressText(asks)}`,
  tcpSocket: (asks) => `connects to ${addressText(asks)}`,
  grpc: (asks) => `gRPC health${asks.service ? ` of ${asks.service}` : ''} on ${addressText(asks)}`,
  exec: ({ command = [] }) =>
    isOneWordWithBlank(command)
      ? `runs a program with the name "${cutOff(command.join(' '), MAX_COMMAND)}", which there is not`
      : `runs ${cutOff(command.join(' '), MAX_COMMAND)}`,
  none: () => 'nothing that the kubelet can ask',
};

function addressText({ host = '', port = null, portName }: ProbeRequest): string {
  const named = portName === undefined ? `port ${port ?? '?'}` : `port ${port ?? '?'} (${portName})`;
  const shown = port === null && portName !== undefined ? `port ${portName}, which it does not declare` : named;
  return host === '' ? shown : `${shown} of the host ${host}`;
}
