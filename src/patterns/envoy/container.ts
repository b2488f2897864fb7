import { Size } from 'cdk8s';
import { ProbePresets } from '../../probes/probe-presets';
import type { HelperResources } from '../../qos/resource-amounts';
import { jsonText, mergedData } from '../config/json';
import { metricsAt } from '../parts/metrics';
import { isTier } from '../parts/resources';
import { withDefaults } from '../preset-props';
import type { SidecarProps } from '../sidecar';
import { bootstrap, HEALTH_PATH, METRICS_PATH, ownPorts, type EnvoyService } from './bootstrap';
import type { EnvoyProps } from './props';
import { CONFIGURATION, secretFile, type EnvoySecret } from './tls';

/** The user `nonroot` of the image. */
const USER = 65532;

/**
 * Two workers, and some 20 MiB before the first request; an idle connection takes some 16 KiB. The memory has one amount,
 * so that the container fits a Guaranteed Pod; a limit of the CPU would only delay requests.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '100m' } },
  memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
};

/** What one Envoy is made of. */
export interface EnvoyContainer {
  readonly image: string;
  /** The name of the container. */
  readonly name: string;
  readonly service: EnvoyService;
  readonly secrets: readonly EnvoySecret[];
}

/** The container of an Envoy. */
export function envoyContainer({ image, name, service, secrets }: EnvoyContainer, props: EnvoyProps): SidecarProps {
  const { admin, health } = ownPorts(props);
  const data = mergedData(bootstrap(service, props, { name, memory: memoryOf(props) }), props.config ?? {});
  const files: [string, unknown][] = [['envoy.json', data], ...secrets.map(secretFile)];
  return {
    ...withDefaults(props, {
      image,
      probes: ProbePresets.sidecarProxy({ path: HEALTH_PATH, port: health }),
      resources: RESOURCES,
      securityContext: { user: USER },
    }),
    command: ['envoy', '-c', `${CONFIGURATION}/envoy.json`, '--concurrency', '2', '--disable-hot-restart'],
    ports: [...(props.metrics ? [] : [{ number: health, name: 'envoy-health' }]), admin],
    ...(props.metrics && { metrics: metricsAt(METRICS_PATH, { ...props.metrics, port: health }) }),
    configuration: {
      path: CONFIGURATION,
      files: Object.fromEntries(files.map(([file, content]) => [file, jsonText(file, content)])),
    },
    volumes: secrets.map(({ volume }) => volume(name)),
  };
}

/** The limit of the memory, if it is known here; that of a tier is known to the Pod alone. */
function memoryOf({ resources = RESOURCES }: EnvoyProps): Size | undefined {
  return isTier(resources) ? undefined : resources.memory?.limit;
}
