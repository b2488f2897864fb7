import type { Duration } from 'cdk8s';

/**
 * How Prometheus learns of a metrics port.
 */
export enum MetricsDiscovery {
  /** Not by anything that is made here. */
  NONE = 'none',
  /** By the annotations `prometheus.io/scrape`, `prometheus.io/port` and `prometheus.io/path` on the Pod. */
  ANNOTATIONS = 'annotations',
  /** By a PodMonitor of the Prometheus operator. */
  POD_MONITOR = 'pod-monitor',
  /** By a ServiceMonitor of the Prometheus operator; it needs a Service port. */
  SERVICE_MONITOR = 'service-monitor',
}

/**
 * How a metrics port is found.
 */
export interface MetricsDiscoveryOptions {
  /**
   * The name of the port, on the container and on the Service.
   * @default 'metrics'
   */
  readonly portName?: string;

  /**
   * How Prometheus learns of it. A ServiceMonitor without a `servicePort` is refused at once (finding `service-port`), and
   * Pods without labels cannot be found by a monitor (finding `selector-missing`).
   *
   * @default MetricsDiscovery.NONE
   */
  readonly discovery?: MetricsDiscovery;

  /**
   * The port of a Service that is made for it.
   * @default - no Service
   */
  readonly servicePort?: number;

  /**
   * The time between two scrapes. Whole seconds, and only for a monitor (finding `metrics-discovery`).
   * @default - as Prometheus is configured
   */
  readonly interval?: Duration;

  /**
   * Labels of the monitor, by which the operator chooses those that it takes. Only for a monitor (finding
   * `metrics-discovery`).
   *
   * @default - those of the chart
   */
  readonly monitorLabels?: { readonly [name: string]: string };
}

/**
 * Where a helper exposes metrics, and how they are found.
 */
export interface MetricsEndpoint extends MetricsDiscoveryOptions {
  /** The number of the port, with the limits of `HelperPort.number`. */
  readonly port: number;

  /**
   * The path of the metrics. Only for annotations or a monitor (finding `metrics-discovery`).
   * @default '/metrics'
   */
  readonly path?: string;
}
