import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { ProbePresets } from '../../probes/probe-presets';
import type { HelperResources } from '../../qos/resource-amounts';
import { NginxConfig } from '../config/nginx-config';
import { checkNginxProps } from '../nginx/checks';
import * as nginx from '../nginx/directives';
import type { NginxReverseProxyProps } from '../nginx/props';
import type { EmptyDirMount } from '../parts/empty-dirs';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { volumeNameFor } from '../parts/volume-name';
import { HelperVolume } from '../parts/volumes';
import { withDefaults } from '../preset-props';
import { presetPlace, secretFileVolume, SMALL_DIRECTORY, inPlace } from '../preset-values';
import { requireRoutePorts } from '../route-ports';
import { ReverseProxy, type ReverseProxyProps } from '../reverse-proxy';

/**
 * nginx in front of the app: it terminates TLS, keeps answers, sends paths to several ports of the Pod.
 *
 * @see https://nginx.org/en/docs/
 *
 * @example
 * new NginxReverseProxy(deployment, 'tls', {
 *   upstream: { number: 8080, undeclared: true },
 *   tls: { certificate: { name: 'shop-tls' } },
 * });
 */
export class NginxReverseProxy extends ReverseProxy {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'nginx:1.30.4';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the port of the app, and what nginx does in front of it
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: NginxReverseProxyProps) {
    checkCall('NginxReverseProxy', arguments, { isExtended: new.target !== NginxReverseProxy });
    const place = presetPlace('NginxReverseProxy', scope, id);
    inPlace(place, () => checkNginxProps(place, props));
    super(
      scope,
      id,
      inPlace(place, () => reverseProxyProps(props.name ?? id, props)),
    );
    requireRoutePorts(this, props);
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

const CONFIGURATION = '/etc/nginx-proxy';

/** The user and group `nginx` of the image, which starts as root otherwise. */
const USER = 101;

/**
 * Two workers; a connection takes some 30 KiB in buffers, and TLS as much again. The memory has one amount, so that the
 * container fits a Guaranteed Pod; a limit of the CPU would only delay requests.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '100m' } },
  memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
};

function reverseProxyProps(container: string, props: NginxReverseProxyProps): ReverseProxyProps {
  const { upstream, healthPort = nginx.HEALTH_PORT } = props;
  const configuration = `${CONFIGURATION}/nginx.conf`;
  return {
    ...withDefaults(props, {
      image: NginxReverseProxy.IMAGE,
      probes: ProbePresets.sidecarProxy({ path: nginx.HEALTH_PATH, port: healthPort }),
      resources: RESOURCES,
      securityContext: { user: USER },
    }),
    command: ['nginx', '-e', 'stderr', '-c', configuration],
    listen: nginx.listenPort(props),
    upstream,
    ports: [{ number: healthPort, name: 'nginx-health' }],
    configuration: {
      path: CONFIGURATION,
      files: { 'nginx.conf': NginxConfig.stringify(nginx.nginxDirectives(props)) },
    },
    emptyDirs: writablePlaces(props),
    volumes: tlsVolumes(container, props),
    stopsWithin: nginx.STOPS_WITHIN,
  };
}

function writablePlaces({ cache }: NginxReverseProxyProps): EmptyDirMount[] {
  return [
    { path: nginx.TEMPORARY, sizeLimit: SMALL_DIRECTORY },
    ...(cache ? [{ path: nginx.CACHE, sizeLimit: nginx.cacheVolumeSize(cache) }] : []),
  ];
}

function tlsVolumes(container: string, { tls }: NginxReverseProxyProps): HelperVolume[] {
  if (!tls) return [];
  const name = volumeNameFor(container, 'certificate');
  const certificate = HelperVolume.fromSecret(tls.certificate, { path: nginx.CERTIFICATE, name });
  if (!tls.clientCa) return [certificate];
  return [
    certificate,
    secretFileVolume(container, { purpose: 'client-ca', reference: tls.clientCa, ...nginx.CLIENT_CA }),
  ];
}
