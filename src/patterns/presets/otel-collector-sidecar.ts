import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { addPartsToClients } from '../../edits/add-container-part';
import { APP_PORT_USES } from '../../edits/port-problems';
import { Protocol } from '../../kubernetes/protocol';
import { checkCall } from '../../options/check-call';
import { namesOf } from '../../plus/pod-references';
import { ProbePresets } from '../../probes/probe-presets';
import type { HelperResources } from '../../qos/resource-amounts';
import { requireAppPort } from '../app-port';
import { checkCollectorProps } from '../collector/checks';
import { collectorConfiguration, HEALTH_PORT, OWN_METRICS_PORT, VARIABLES } from '../collector/configuration';
import { caFile, clientDirectory, PROMETHEUS_PORT } from '../collector/exporters';
import { CollectorOtlpProtocol } from '../collector/inputs';
import { limitGoMemory } from '../collector/memory-limit';
import { checkPipelines } from '../collector/pipelines';
import type { OtelCollectorSidecarProps } from '../collector/props';
import { otlpPort, statsdPort, STORAGE } from '../collector/receivers';
import { withVariables } from '../config/variable-text';
import { yamlText } from '../config/yaml';
import type { LocalhostEndpoint } from '../parts/localhost-endpoint';
import { logMounts } from '../parts/log-mounts';
import { POD_VARIABLES } from '../parts/pod-variables';
import { optionOf } from '../parts/reject-helper';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { volumeNameFor } from '../parts/volume-name';
import { HelperVolume } from '../parts/volumes';
import { addSecretVariable } from '../parts/variables';
import { withDefaults } from '../preset-props';
import { inPlace, presetPlace, secretFileVolume, SMALL_DIRECTORY } from '../preset-values';
import { Sidecar, type SidecarProps } from '../sidecar';

/**
 * The OpenTelemetry Collector beside the app: it takes metrics, logs and traces as the app has them, and sends them on or
 * offers them to Prometheus.
 *
 * @see https://opentelemetry.io/docs/collector/
 *
 * @example
 * new OtelCollectorSidecar(deployment, 'telemetry', {
 *   otlp: {},
 *   exporters: [CollectorExporter.otlpHttp({ endpoint: 'https://otlp.example.com' })],
 * });
 */
export class OtelCollectorSidecar extends Sidecar {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'otel/opentelemetry-collector-contrib:0.161.0';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - what it receives, and where that goes
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: OtelCollectorSidecarProps) {
    checkCall('OtelCollectorSidecar', arguments, { isExtended: new.target !== OtelCollectorSidecar });
    const place = presetPlace('OtelCollectorSidecar', scope, id);
    inPlace(place, () => checkCollectorProps(place, props));
    const configuration = inPlace(place, () => collectorConfiguration(place, props));
    inPlace(place, () => checkPipelines(place, configuration));
    const { data, secrets } = withVariables(VARIABLES, 'config', configuration);
    super(scope, id, sidecarProps(props.name ?? id, props, yamlText(data)));
    for (const { name, reference } of secrets) addSecretVariable(this, name, { reference, option: 'config' });
    this.tellProtocol(props);
    this.requireScrapedPorts(props);
    limitGoMemory(this);
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }

  /**
   * The endpoints are those of OTLP and of StatsD.
   * @internal
   */
  protected override _endpointPlace(_index: number, { listen }: LocalhostEndpoint): string {
    const isStatsd = typeof listen === 'object' && listen.protocol === Protocol.UDP;
    return optionOf(this, isStatsd ? 'statsd' : 'otlp');
  }

  /**
   * The endpoint is that of `prometheus`.
   * @internal
   */
  protected override _metricsOption(): string {
    return 'prometheus';
  }

  /** SDKs differ in the protocol that they speak unless they are told. */
  private tellProtocol({ otlp }: OtelCollectorSidecarProps): void {
    if (!otlp || otlp.clientVariables) return;
    const { protocol = CollectorOtlpProtocol.HTTP, clients } = otlp;
    const variable = { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: protocol };
    const option = optionOf(this, 'otlp.clients');
    this.podTemplate._keep({ ...addPartsToClients('variable', [variable], clients && namesOf(clients)), option });
  }

  private requireScrapedPorts({ scrape = [] }: OtelCollectorSidecarProps): void {
    for (const [index, { port, undeclared = false }] of scrape.entries()) {
      const use = { ...APP_PORT_USES.SOURCE, undeclared: 'from which the collector reads metrics', code: scrapeCode };
      const option = optionOf(this, `scrape[${index}].port`);
      requireAppPort(this, { number: port, isUndeclared: undeclared, use, option });
    }
  }
}

function scrapeCode(port: number, isUndeclared = false): string {
  return `scrape: [{ port: ${port}${isUndeclared ? ', undeclared: true' : ''}, job: '…' }]`;
}

const CONFIGURATION = '/etc/otelcol';

/** The user of the image. */
const USER = 10001;

/**
 * The memory has one amount, so that the container fits a Guaranteed Pod; the limiter of the collector refuses what does not
 * fit into it. A limit of the CPU would only delay what the app sends.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '100m' } },
  memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) },
};

function sidecarProps(container: string, props: OtelCollectorSidecarProps, configuration: string): SidecarProps {
  const { healthPort = HEALTH_PORT, ownMetricsPort = OWN_METRICS_PORT, logFiles = [], prometheus } = props;
  return {
    ...withDefaults(props, {
      image: OtelCollectorSidecar.IMAGE,
      probes: ProbePresets.sidecarProxy({ path: '/', port: healthPort }),
      resources: RESOURCES,
      securityContext: { user: USER },
    }),
    args: [`--config=${CONFIGURATION}/collector.yaml`],
    envVariables: POD_VARIABLES,
    localhostEndpoints: endpoints(props),
    ports: [
      { number: healthPort, name: 'otelcol-health' },
      { number: ownMetricsPort, name: 'otelcol-metrics' },
    ],
    ...(prometheus && { metrics: { ...prometheus, port: prometheus.port ?? PROMETHEUS_PORT } }),
    volumeMounts: logMounts(logFiles),
    emptyDirs: logFiles.length > 0 ? [{ path: STORAGE.directory, sizeLimit: SMALL_DIRECTORY }] : [],
    volumes: certificateVolumes(container, props),
    configuration: { path: CONFIGURATION, files: { 'collector.yaml': configuration } },
  };
}

function endpoints({ otlp, statsd }: OtelCollectorSidecarProps): LocalhostEndpoint[] {
  const all: LocalhostEndpoint[] = [];
  if (otlp) {
    const { clientVariables = { url: 'OTEL_EXPORTER_OTLP_ENDPOINT' }, clients } = otlp;
    all.push({ listen: otlpPort(otlp), clientVariables, ...(clients && { clients }) });
  }
  if (statsd) {
    const { clientVariables, clients } = statsd;
    const listen = { number: statsdPort(statsd), protocol: Protocol.UDP };
    all.push({ listen, clientVariables, ...(clients && { clients }) });
  }
  return all;
}

function certificateVolumes(container: string, { exporters = [] }: OtelCollectorSidecarProps): HelperVolume[] {
  return exporters.flatMap(({ _server }, index) => {
    const { ca, clientCertificate } = _server ?? {};
    const purpose = `exporter-${index + 1}`;
    const client = clientCertificate && {
      path: clientDirectory(index),
      name: volumeNameFor(container, `${purpose}-client`),
    };
    return [
      ...(ca ? [secretFileVolume(container, { purpose: `${purpose}-ca`, reference: ca, ...caFile(index) })] : []),
      ...(client ? [HelperVolume.fromSecret(clientCertificate, client)] : []),
    ];
  });
}
