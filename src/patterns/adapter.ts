import type { Construct } from 'constructs';
import { checkCall } from '../options/check-call';
import type { AdapterSource } from './adapter-source';
import { Sidecar, type SidecarProps } from './sidecar';

/**
 * A helper that turns what the app has into a standard interface.
 */
export interface AdapterProps extends SidecarProps {
  /** What it reads from the app. */
  readonly source: AdapterSource;
}

/**
 * A helper that takes what the app has (a port on localhost, files, a log) and offers it in a standard form, such as
 * metrics that Prometheus can read.
 *
 * @example
 * new Adapter(deployment, 'metrics', {
 *   image: 'nginx/nginx-prometheus-exporter:1.5.1',
 *   securityContext: { user: 65532 },
 *   args: ['--nginx.scrape-uri=http://127.0.0.1:8080/stub_status'],
 *   source: AdapterSource.fromPort(8080),
 *   metrics: { port: 9113, discovery: MetricsDiscovery.POD_MONITOR },
 * });
 */
export class Adapter extends Sidecar {
  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the container, what it reads and what it offers
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: AdapterProps) {
    checkCall('Adapter', arguments, { isExtended: new.target !== Adapter });
    super(scope, id, props);
    props.source._join(this);
  }
}
