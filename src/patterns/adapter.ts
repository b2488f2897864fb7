import type { Construct } from 'constructs';
import type { AdapterSource } from './adapter-source';
import type { HelperPort } from './helper-container-props';
import { DEFAULT_PORT_NAME, exposeMetrics } from './parts/metrics';
import type { MetricsEndpoint } from './parts/metrics-endpoint';
import { Sidecar, type SidecarProps } from './sidecar';

/**
 * A helper that turns what the app has into a standard interface.
 */
export interface AdapterProps extends SidecarProps {
  /** What it reads from the app. */
  readonly source: AdapterSource;

  /**
   * Where it offers metrics, and how they are found.
   * @default - it offers none
   */
  readonly metrics?: MetricsEndpoint;
}

/**
 * A helper that takes what the app has (a port on localhost, files, a log) and offers it in a standard form, such as
 * metrics that Prometheus can read.
 *
 * @example
 * new Adapter(deployment, 'metrics', {
 *   image: 'nginx/nginx-prometheus-exporter:1.5.1',
 *   security: { user: 65532 },
 *   args: ['--nginx.scrape-uri=http://127.0.0.1:8080/stub_status'],
 *   source: AdapterSource.port(8080),
 *   metrics: { port: 9113, discovery: MetricsDiscovery.POD_MONITOR },
 * });
 */
export class Adapter extends Sidecar {
  /**
   * @param scope - the workload whose Pod it joins, whatever made it, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the container, what it reads and what it offers
   * @throws FindingsError where there is no Pod to join; everything else that is wrong is found at synthesis
   */
  public constructor(scope: Construct, id: string, props: AdapterProps) {
    super(scope, id, { ...props, ports: [...metricsPorts(props.metrics), ...(props.ports ?? [])] });
    const { containerName, podTemplate } = this;
    props.source._join({ construct: this, containerName, podTemplate });
    if (props.metrics) exposeMetrics(this, podTemplate, props.metrics);
  }
}

function metricsPorts(metrics: MetricsEndpoint | undefined): HelperPort[] {
  return metrics ? [{ number: metrics.port, name: metrics.portName ?? DEFAULT_PORT_NAME }] : [];
}
