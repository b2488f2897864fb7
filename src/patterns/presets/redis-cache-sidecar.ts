import type { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { LOCALHOST } from '../../probes/preset-times';
import { checkCacheProps } from '../cache/checks';
import { cacheSize, memoryFor, requireMemory, type MemoryNeed } from '../cache/memory';
import type { RedisCacheSidecarProps } from '../cache/redis-props';
import { PASSWORD_VARIABLE, REDIS_PORT, redisArguments } from '../cache/redis-settings';
import { withUrlParts } from '../parts/client-variables';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { addSecretVariable } from '../parts/variables';
import { startupCommand } from '../preset-probes';
import { withDefaults } from '../preset-props';
import { presetPlace, type PresetPlace, inPlace } from '../preset-values';
import { Sidecar, type SidecarProps } from '../sidecar';

/**
 * A Redis on localhost as a cache of the app: it drops what is used least when it is full, and keeps nothing on disk.
 *
 * @see https://redis.io/docs/latest/develop/reference/eviction/
 *
 * @example
 * new RedisCacheSidecar(deployment, 'cache', { clientVariables: { url: 'CACHE_URL' } });
 */
export class RedisCacheSidecar extends Sidecar {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'redis:8.10.1';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - how much it keeps, and how the app finds it
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: RedisCacheSidecarProps) {
    checkCall('RedisCacheSidecar', arguments, { isExtended: new.target !== RedisCacheSidecar });
    const place = presetPlace('RedisCacheSidecar', scope, id);
    const size = cacheSize(props, MEMORY);
    super(
      scope,
      id,
      inPlace(place, () => {
        checkCacheProps(place, props);
        return sidecarProps(place, props, size);
      }),
    );
    const { password } = props;
    if (password) addSecretVariable(this, PASSWORD_VARIABLE, { reference: password, option: 'password' });
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
    requireMemory(this, size, MIN_MEMORY);
  }

  /**
   * The endpoint is that of the options of the preset itself.
   * @internal
   */
  protected override _endpointPlace(): string {
    return this.constructor.name;
  }
}

/** The user and group `redis` of the image, which starts as root otherwise. */
const USER = 999;

/**
 * Measured with Redis 7.0: values whose sizes grow by half leave pages that are used in part, and take up to 1.8 times the
 * size; those of the same sizes as before take what is the least.
 */
const MEMORY: MemoryNeed = { factor: 1.5, base: 32 };
const MIN_MEMORY: MemoryNeed = { factor: 1.25, base: 16 };

function sidecarProps(place: PresetPlace, props: RedisCacheSidecarProps, size: Size): SidecarProps {
  const { listen = REDIS_PORT, clients, password } = props;
  const memory = memoryFor(size, MEMORY);
  const urlParts = { urlScheme: 'redis', ...(password && { urlPassword: password }) };
  const clientVariables = withUrlParts(props.clientVariables, urlParts);
  return {
    ...withDefaults(props, {
      image: RedisCacheSidecar.IMAGE,
      probes: startupCommand(['redis-cli', '-e', '-h', LOCALHOST, '-p', String(listen), 'ping']),
      resources: { cpu: { request: { amount: '50m' } }, memory: { request: memory, limit: memory } },
      securityContext: { user: USER },
    }),
    command: ['redis-server'],
    args: redisArguments(place, props, size),
    localhostEndpoints: [{ listen, clientVariables, ...(clients && { clients }) }],
  };
}
