import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { Ambassador, type AmbassadorProps } from '../ambassador';
import { checkEnvoyProps, checkServers, checkTime, checkUpstreamTls } from '../envoy/checks';
import { envoyContainer } from '../envoy/container';
import { passwordVolumes, redisSecrets, redisService } from '../envoy/redis';
import type { EnvoyRedisAmbassadorProps } from '../envoy/redis-props';
import type { EnvoyServer } from '../envoy/upstream-props';
import { withUrlParts } from '../parts/client-variables';
import { omitResourcesIfBestEffort } from '../parts/resources';
import {
  checkSecretKey,
  checkServerPort,
  checkText,
  presetPlace,
  refuseOption,
  type PresetPlace,
  inPlace,
} from '../preset-values';

/**
 * Envoy between the app and several Redis servers: the app sees one, and each server has a share of the keys.
 *
 * @see https://www.envoyproxy.io/docs/envoy/v1.40.0/intro/arch_overview/other_protocols/redis
 *
 * @example
 * new EnvoyRedisAmbassador(deployment, 'cache', {
 *   listen: 6379,
 *   shards: [
 *     { host: 'cache-0.cache', port: 6379 },
 *     { host: 'cache-1.cache', port: 6379 },
 *   ],
 *   clientVariables: { url: 'REDIS_URL' },
 * });
 */
export class EnvoyRedisAmbassador extends Ambassador {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'envoyproxy/envoy:distroless-v1.40.0';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the servers, and how the app finds Envoy
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: EnvoyRedisAmbassadorProps) {
    checkCall('EnvoyRedisAmbassador', arguments, { isExtended: new.target !== EnvoyRedisAmbassador });
    const place = presetPlace('EnvoyRedisAmbassador', scope, id);
    inPlace(place, () => checkProps(place, props));
    super(
      scope,
      id,
      inPlace(place, () => ambassadorProps(props.name ?? id, props)),
    );
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

function checkProps(place: PresetPlace, props: EnvoyRedisAmbassadorProps): void {
  const { listen, shards, user, password, tls, serverName, timeout } = props;
  checkServerPort(place, 'listen', listen);
  checkEnvoyProps(place, props);
  checkServers(place, 'shards', shards);
  refuseTwins(place, shards);
  const names = { ...(tls && { tls }), ...(serverName !== undefined && { serverName }) };
  checkUpstreamTls(place, '', { ...names, servers: shards });
  checkTime(place, 'timeout', timeout);
  if (password) checkSecretKey(place, 'password', password);
  if (user === undefined) return;
  checkText(place, 'user', user);
  if (!password) refuseUser(place, user);
}

/** Keys are shared out by host and port. */
function refuseTwins(place: PresetPlace, shards: readonly EnvoyServer[]): void {
  const isTwin = ({ host, port }: EnvoyServer, index: number): boolean =>
    shards.slice(0, index).some((other) => other.host === host && other.port === port);
  const index = shards.findIndex(isTwin);
  if (index < 0) return;
  refuseOption(place, `shards[${index}]`, {
    value: shards[index],
    message: 'the server is there twice, and only one of them would get keys.',
    fix: 'name each server once, and give one with more memory a larger `weight`.',
  });
}

function refuseUser(place: PresetPlace, user: string): void {
  refuseOption(place, 'user', {
    value: user,
    message: 'Redis asks for a password with the name of a user, and none is given.',
    fix: 'give the `password`, or leave `user` out.',
  });
}

function ambassadorProps(name: string, props: EnvoyRedisAmbassadorProps): AmbassadorProps {
  const { listen, clientVariables, clients } = props;
  const [service, secrets] = [redisService(props), redisSecrets(props)];
  const container = envoyContainer({ image: EnvoyRedisAmbassador.IMAGE, name, service, secrets }, props);
  return {
    ...container,
    volumes: [...(container.volumes ?? []), ...passwordVolumes(name, props)],
    listen,
    clientVariables: withUrlParts(clientVariables, { urlScheme: 'redis' }),
    ...(clients && { clients }),
  };
}
