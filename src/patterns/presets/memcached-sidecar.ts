import type { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { LOCALHOST } from '../../probes/preset-times';
import { checkCacheProps } from '../cache/checks';
import { MEMCACHED_PORT, memcachedArguments } from '../cache/memcached-arguments';
import type { MemcachedSidecarProps } from '../cache/memcached-props';
import { cacheSize, memoryFor, requireMemory, type MemoryNeed } from '../cache/memory';
import { withUrlParts } from '../parts/client-variables';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { startupCommand } from '../preset-probes';
import { withDefaults } from '../preset-props';
import { presetPlace, type PresetPlace, inPlace } from '../preset-values';
import { Sidecar, type SidecarProps } from '../sidecar';

/**
 * A memcached on localhost as a cache of the app: it drops what is used least when it is full.
 *
 * @see https://docs.memcached.org/
 *
 * @example
 * new MemcachedSidecar(deployment, 'cache', { clientVariables: { address: 'MEMCACHED_SERVERS' } });
 */
export class MemcachedSidecar extends Sidecar {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'memcached:1.6.45';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - how much it keeps, and how the app finds it
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: MemcachedSidecarProps) {
    checkCall('MemcachedSidecar', arguments, { isExtended: new.target !== MemcachedSidecar });
    const place = presetPlace('MemcachedSidecar', scope, id);
    const size = cacheSize(props, MEMORY);
    super(
      scope,
      id,
      inPlace(place, () => {
        checkCacheProps(place, props);
        return sidecarProps(place, props, size);
      }),
    );
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
    requireMemory(this, size, MEMORY);
  }

  /**
   * The endpoint is that of the options of the preset itself.
   * @internal
   */
  protected override _endpointPlace(): string {
    return this.constructor.name;
  }
}

/** The user and group `memcache` of the image, which names them without numbers. */
const USER = 11211;

/**
 * A full memcached still takes a page of 1 MiB for each of its 39 classes of sizes that has none, and its index grows with the
 * number of values: to an eighth of what it keeps, while it is copied.
 */
const MEMORY: MemoryNeed = { factor: 1.25, base: 48 };

function sidecarProps(place: PresetPlace, props: MemcachedSidecarProps, size: Size): SidecarProps {
  const { listen = MEMCACHED_PORT, clients } = props;
  const memory = memoryFor(size, MEMORY);
  const clientVariables = withUrlParts(props.clientVariables, { urlScheme: 'memcached' });
  return {
    ...withDefaults(props, {
      image: MemcachedSidecar.IMAGE,
      probes: startupCommand(['bash', '-c', asksForVersion(listen)]),
      resources: { cpu: { request: { amount: '50m' } }, memory: { request: memory, limit: memory } },
      securityContext: { user: USER },
    }),
    command: ['memcached'],
    args: memcachedArguments(place, props, size),
    localhostEndpoints: [{ listen, clientVariables, ...(clients && { clients }) }],
  };
}

/** The image has no client of memcached, but a shell that can connect. */
function asksForVersion(port: number): string {
  const lines = [`exec 3<>/dev/tcp/${LOCALHOST}/${port}`, String.raw`printf 'version\r\n' >&3`, 'read -r answer <&3'];
  return [...lines, '[[ $answer == VERSION* ]]'].join(' && ');
}
