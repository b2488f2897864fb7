import { Duration } from 'cdk8s';
import type { Fields } from '../../kubernetes/json';
import { LOCALHOST } from '../../probes/preset-times';
import { secretFileVolume } from '../preset-values';
import type { HelperVolume } from '../parts/volumes';
import type { EnvoyService } from './bootstrap';
import { commonHost, seconds, serverCluster } from './clusters';
import type { EnvoyRedisAmbassadorProps } from './redis-props';
import { upstreamSecrets, upstreamSocket, type EnvoySecret } from './tls';
import { extension, loadAssignment, socketAddress, typed } from './typed';
import type { EnvoyServer } from './upstream-props';

const SHARDS = 'shards';

const PASSWORD = { directory: '/etc/envoy-redis', file: 'password' };

/** What Envoy does between the app and its Redis servers. */
export function redisService(props: EnvoyRedisAmbassadorProps): EnvoyService {
  const { listen, timeout = Duration.seconds(5) } = props;
  const settings = { op_timeout: seconds(timeout), enable_hashtagging: true, enable_command_stats: true };
  return {
    address: LOCALHOST,
    port: listen,
    filter: extension('filters.network.redis_proxy', 'extensions.filters.network.redis_proxy.v3.RedisProxy', {
      stat_prefix: 'app',
      settings,
      prefix_routes: { catch_all_route: { cluster: SHARDS } },
    }),
    clusters: [shardCluster(props)],
  };
}

/** The certificates for the servers. */
export function redisSecrets({ tls }: EnvoyRedisAmbassadorProps): EnvoySecret[] {
  return upstreamSecrets(SHARDS, tls);
}

/** The file with the password. */
export function passwordVolumes(container: string, { password }: EnvoyRedisAmbassadorProps): HelperVolume[] {
  if (!password) return [];
  return [secretFileVolume(container, { purpose: 'redis', reference: password, ...PASSWORD })];
}

function shardCluster(props: EnvoyRedisAmbassadorProps): Fields {
  const { shards, tls, serverName, failover = false } = props;
  const name = commonHost({ servers: shards, ...(serverName !== undefined && { serverName }) });
  const login = loginOf(props);
  return {
    ...serverCluster(SHARDS, shards),
    lb_policy: 'MAGLEV',
    ...(failover && { outlier_detection: EJECTION, common_lb_config: { healthy_panic_threshold: { value: 0 } } }),
    ...(login && {
      typed_extension_protocol_options: {
        'envoy.filters.network.redis_proxy': typed(
          'extensions.filters.network.redis_proxy.v3.RedisProtocolOptions',
          login,
        ),
      },
    }),
    load_assignment: loadAssignment(SHARDS, shards.map(shard)),
    ...(tls && { transport_socket: upstreamSocket(SHARDS, tls, { name, isHttp2: false }) }),
  };
}

/** A server that does not answer is left out for 30 s, and its keys go to the others. */
const EJECTION: Fields = {
  consecutive_5xx: 3,
  interval: '1s',
  base_ejection_time: '30s',
  max_ejection_percent: 100,
};

/** Keys are shared out by what the code calls a server: its Pod may get another address. */
function shard({ host, port, weight }: EnvoyServer): Fields {
  return {
    endpoint: { address: socketAddress(host, port), hostname: host },
    ...(weight !== undefined && { load_balancing_weight: weight }),
    metadata: { filter_metadata: { 'envoy.lb': { hash_key: `${host}:${port}` } } },
  };
}

function loginOf({ user, password }: EnvoyRedisAmbassadorProps): Fields | undefined {
  if (!password) return undefined;
  return {
    auth_password: { filename: `${PASSWORD.directory}/${PASSWORD.file}` },
    ...(user !== undefined && { auth_username: { inline_string: user } }),
  };
}
