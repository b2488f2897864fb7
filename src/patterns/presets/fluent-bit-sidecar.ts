import { Duration, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { ProbePresets } from '../../probes/probe-presets';
import type { HelperResources } from '../../qos/resource-amounts';
import { withVariables } from '../config/variable-text';
import { yamlText } from '../config/yaml';
import { checkFluentBitProps } from '../fluent-bit/checks';
import {
  bufferSize,
  caFile,
  fluentBitConfiguration,
  graceOf,
  HTTP_PORT,
  METRICS_PATH,
  STATE,
} from '../fluent-bit/configuration';
import type { FluentBitSidecarProps } from '../fluent-bit/props';
import { VARIABLES } from '../fluent-bit/texts';
import { logMounts } from '../parts/log-mounts';
import { metricsAt } from '../parts/metrics';
import { POD_VARIABLES } from '../parts/pod-variables';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { addSecretVariable } from '../parts/variables';
import { withDefaults } from '../preset-props';
import { inPlace, presetPlace, secretFileVolume } from '../preset-values';
import { Sidecar, type SidecarProps } from '../sidecar';

/**
 * Fluent Bit beside the app: it follows log files, brings their lines into one form, and sends them to one or several places.
 *
 * @see https://docs.fluentbit.io/manual
 *
 * @example
 * PodTemplate.of(deployment).addVolume({ name: 'log', persistentVolumeClaim: { claimName: 'shop-log' } });
 * new FluentBitSidecar(deployment, 'logs', {
 *   logFiles: [{ volume: 'log', path: '/var/log/shop' }],
 *   outputs: [FluentBitOutput.stdout()],
 * });
 */
export class FluentBitSidecar extends Sidecar {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'cr.fluentbit.io/fluent/fluent-bit:5.2.0';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - which logs it reads, and where it sends them
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: FluentBitSidecarProps) {
    checkCall('FluentBitSidecar', arguments, { isExtended: new.target !== FluentBitSidecar });
    const place = presetPlace('FluentBitSidecar', scope, id);
    inPlace(place, () => checkFluentBitProps(place, props));
    const configuration = inPlace(place, () => fluentBitConfiguration(place, props));
    const { data, secrets } = withVariables(VARIABLES, 'config', configuration);
    super(scope, id, sidecarProps(props.name ?? id, props, yamlText(data)));
    for (const { name, reference } of secrets) addSecretVariable(this, name, { reference, option: 'config' });
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

const CONFIGURATION = '/fluent-bit/etc/conf';

/** The image would start as root. */
const USER = 65532;

/**
 * Up to 32 chunks of 2 MiB are in memory if outputs are slow, and few otherwise. The memory has one amount, so that the
 * container fits a Guaranteed Pod; a limit of the CPU would only delay logs.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '50m' } },
  memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
};

function sidecarProps(container: string, props: FluentBitSidecarProps, configuration: string): SidecarProps {
  const { logFiles, outputs, httpPort = HTTP_PORT, metrics } = props;
  return {
    ...withDefaults(props, {
      image: FluentBitSidecar.IMAGE,
      probes: ProbePresets.sidecarProxy({ path: '/', port: httpPort }),
      resources: RESOURCES,
      securityContext: { user: USER },
    }),
    args: ['-c', `${CONFIGURATION}/fluent-bit.yaml`],
    envVariables: POD_VARIABLES,
    metrics: metricsAt(METRICS_PATH, { ...metrics, port: httpPort }),
    // Servers that are away hold it for the whole of its grace.
    stopsWithin: Duration.seconds(graceOf(props).toSeconds() + 2),
    volumeMounts: logMounts(logFiles),
    emptyDirs: [{ path: STATE, sizeLimit: bufferSize(props) }],
    volumes: outputs.flatMap(({ _server }, index) =>
      _server?.ca
        ? [secretFileVolume(container, { purpose: `output-${index + 1}-ca`, reference: _server.ca, ...caFile(index) })]
        : [],
    ),
    configuration: { path: CONFIGURATION, files: { 'fluent-bit.yaml': configuration } },
  };
}
