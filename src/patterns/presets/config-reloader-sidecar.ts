import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { nameOf, type VolumeReference } from '../../plus/pod-references';
import { ProbePresets } from '../../probes/probe-presets';
import type { HelperResources } from '../../qos/resource-amounts';
import { appRequestUrl, checkAppRequest, requireAppAnswers, type AppRequest } from '../app-request';
import { argumentText, checkFlags, flagArguments, type FlagFormat } from '../flags';
import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { withDefaults, type PresetProps } from '../preset-props';
import { inPlace, checkServerPort, presetPlace, refuseEmpty, type PresetPlace } from '../preset-values';
import { Sidecar, type SidecarProps } from '../sidecar';

/**
 * What is watched, and what the app is asked then.
 */
export interface ConfigReloaderSidecarProps extends PresetProps {
  /**
   * The volumes of the Pod that are watched, each by its name or as an object such as a `Volume` of cdk8s-plus: those of
   * ConfigMaps, Secrets and projected files. The Pod must have them (finding `mount-volume`).
   */
  readonly volumes: (string | VolumeReference)[];

  /** The request that lets the app read its configuration again. */
  readonly reload: AppRequest;

  /**
   * The port for probes and metrics, from 1024.
   * @default 8085
   */
  readonly healthPort?: number;

  /**
   * How the metrics are found.
   * @default - the port `metrics` is declared, and nothing else is made
   */
  readonly metrics?: MetricsDiscoveryOptions;

  /**
   * Further flags by their names without dashes, such as `{ 'delay-interval': '5s' }`. They win over those of the preset. A
   * flag that the reloader does not have, or that an option makes, is refused (finding `preset-option`).
   *
   * @default - none
   */
  readonly flags?: { readonly [name: string]: string | number | boolean };
}

/**
 * The reloader of the Prometheus operator beside any app that reloads on request: it watches mounted configuration, and
 * asks the app to read it again when it has changed.
 *
 * @see https://github.com/prometheus-operator/prometheus-operator/tree/v0.93.1/cmd/prometheus-config-reloader
 *
 * @example
 * PodTemplate.of(deployment).addVolume({ name: 'settings', configMap: { name: 'shop-settings' } });
 * new ConfigReloaderSidecar(deployment, 'reloader', {
 *   volumes: ['settings'],
 *   reload: { port: 8080, path: '/-/reload' },
 * });
 */
export class ConfigReloaderSidecar extends Sidecar {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - what is watched, and what the app is asked then
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: ConfigReloaderSidecarProps) {
    checkCall('ConfigReloaderSidecar', arguments, { isExtended: new.target !== ConfigReloaderSidecar });
    const place = presetPlace('ConfigReloaderSidecar', scope, id);
    inPlace(place, () => checkProps(place, props));
    super(scope, id, sidecarProps(props));
    requireAppAnswers(this, 'reload', props.reload);
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

/** The port at which the reloader answers for itself; its own manual has 8080, which is that of many apps. */
const HEALTH_PORT = 8085;

/** The user and group `nobody` of the image, which it names without a number. */
const USER = 65534;

/** It sleeps until files change, and hashes a few of them then. One amount of memory fits a Guaranteed Pod. */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '10m' } },
  memory: { request: Size.mebibytes(50), limit: Size.mebibytes(50) },
};

/**
 * The flags of the reloader, without those for a file that it writes and for a signal to Prometheus.
 *
 * Source: https://github.com/prometheus-operator/prometheus-operator/blob/v0.93.1/cmd/prometheus-config-reloader/main.go
 */
const FLAGS: FlagFormat = {
  program: 'prometheus-config-reloader',
  known: [
    ...['watch-interval', 'delay-interval', 'retry-interval', 'reload-timeout', 'auto-gomemlimit-ratio'],
    ...['web-config-file', 'log-format', 'log-level'],
  ],
  owned: {
    'watched-dir': 'volumes',
    'reload-url': 'reload',
    'reload-method': 'reload',
    'listen-address': 'healthPort',
  },
  off: (name) => `--no-${name}`,
};

function checkProps(place: PresetPlace, { volumes, reload, healthPort, flags }: ConfigReloaderSidecarProps): void {
  if (volumes.length === 0) refuseEmpty(place, 'volumes', 'there is no volume that the reloader could watch.');
  checkAppRequest(place, 'reload', reload);
  if (healthPort !== undefined) checkServerPort(place, 'healthPort', healthPort);
  checkFlags(place, FLAGS, flags);
}

function sidecarProps(props: ConfigReloaderSidecarProps): SidecarProps {
  const { volumes, reload, healthPort = HEALTH_PORT, metrics, flags } = props;
  const mounts = volumes.map((volume) => ({ volume, path: `/watched/${nameOf(volume)}`, readOnly: true }));
  const own = { 'reload-url': appRequestUrl(reload), 'listen-address': `:${healthPort}` };
  return {
    ...withDefaults(props, {
      image: ConfigReloaderSidecar.IMAGE,
      probes: ProbePresets.sidecarProxy({ path: '/healthz', port: healthPort }),
      resources: RESOURCES,
      securityContext: { user: USER },
    }),
    args: [...mounts.map(({ path }) => `--watched-dir=${argumentText(path)}`), ...flagArguments(FLAGS, own, flags)],
    volumeMounts: mounts,
    metrics: { ...metrics, port: healthPort },
  };
}
