import type { Size } from 'cdk8s';
import {
  checkRequestPath,
  checkSecret,
  checkSecretKey,
  checkServerPort,
  refuseOption,
  type PresetPlace,
} from '../preset-values';
import { checkRoutePorts } from '../route-ports';
import type { NginxReverseProxyProps } from './props';

/** Refuses what nginx could not take, or would understand otherwise than it is meant. */
export function checkNginxProps(place: PresetPlace, props: NginxReverseProxyProps): void {
  const { routes = [], listen, healthPort, tls, cache } = props;
  if (listen !== undefined) checkServerPort(place, 'listen', listen);
  if (healthPort !== undefined) checkServerPort(place, 'healthPort', healthPort);
  if (tls) checkSecret(place, 'tls.certificate', tls.certificate);
  if (tls?.clientCa) checkSecretKey(place, 'tls.clientCa', tls.clientCa);
  if (cache?.size && !(cache.size.toMebibytes() >= 1)) refuseCacheSize(place, cache.size);
  routes.forEach(({ path, ports }, index) => {
    const option = `routes[${index}]`;
    checkRequestPath(place, `${option}.path`, path);
    if (path === '/') refuseRoot(place, `${option}.path`);
    if (routes.findIndex((other) => other.path === path) < index) refuseRepeated(place, `${option}.path`, path);
    checkRoutePorts(place, `${option}.ports`, ports);
  });
}

function refuseCacheSize(place: PresetPlace, size: Size): void {
  refuseOption(place, 'cache.size', {
    value: size.asString(),
    message: `${size.asString()} is not a size of a cache, which is at least 1Mi.`,
    fix: 'write a larger size, as in Size.mebibytes(256), or leave `cache` out.',
  });
}

function refuseRoot(place: PresetPlace, option: string): void {
  refuseOption(place, option, {
    value: '/',
    message: 'every request begins with "/", and those without a route go to the `upstream` port.',
    fix: 'name the port in `upstream`, and leave this route out.',
  });
}

function refuseRepeated(place: PresetPlace, option: string, path: string): void {
  refuseOption(place, option, {
    value: path,
    message: `there are two routes for "${path}".`,
    fix: 'name all `ports` in one of them.',
  });
}
