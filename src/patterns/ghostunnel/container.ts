import { Duration, Size } from 'cdk8s';
import { Probe } from '../../probes/probe';
import type { HelperResources } from '../../qos/resource-amounts';
import { metricsAt } from '../parts/metrics';
import type { MetricsEndpoint } from '../parts/metrics-endpoint';
import type { ObjectReference, SecretKeyReference } from '../parts/references';
import { volumeNameFor } from '../parts/volume-name';
import { HelperVolume } from '../parts/volumes';
import { startupHttpGet } from '../preset-probes';
import { secretFileVolume } from '../preset-values';
import { CA, CERTIFICATE, drainTimeoutOf, METRICS_PATH, STATUS_PORT } from './flags';
import type { GhostunnelProps } from './props';

/** The user and group `nonroot` of the image. */
export const USER = 65532;

/**
 * A connection takes two buffers and the state of TLS, some 100 KiB. The memory has one amount, so that the container fits a
 * Guaranteed Pod; a limit of the CPU would only delay handshakes.
 */
export const RESOURCES: HelperResources = {
  cpu: { request: { amount: '50m' } },
  memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) },
};

/** A probe for the start that does not ask the other side. */
export function startupProbe({ statusPort = STATUS_PORT }: GhostunnelProps): Probe {
  return startupHttpGet(METRICS_PATH, statusPort);
}

/** Whether it takes connections and the other side does. */
export function statusProbe({ statusPort = STATUS_PORT }: GhostunnelProps): Probe {
  return Probe.fromHttpGet({ path: '/_status', port: statusPort, period: Duration.seconds(5) });
}

/** When it has ended: it cuts what is still open after its drain timeout. */
export function stopsWithin(props: GhostunnelProps): Duration {
  return Duration.seconds(drainTimeoutOf(props).toSeconds() + 2);
}

/** The metrics, whose path is not the usual one. */
export function metricsEndpoint({ metrics, statusPort = STATUS_PORT }: GhostunnelProps): MetricsEndpoint {
  return metricsAt(METRICS_PATH, { ...metrics, port: statusPort });
}

/** The volumes of its certificate and of the authorities of the other side. */
export function certificateVolumes(
  container: string,
  {
    certificate,
    ca,
  }: { readonly certificate: ObjectReference | undefined; readonly ca: SecretKeyReference | undefined },
): HelperVolume[] {
  const name = volumeNameFor(container, 'certificate');
  return [
    ...(certificate ? [HelperVolume.fromSecret(certificate, { path: CERTIFICATE, name })] : []),
    ...(ca ? [secretFileVolume(container, { purpose: 'ca', reference: ca, ...CA })] : []),
  ];
}
