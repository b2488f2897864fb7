import { checkRequestPath, checkServerPort, refuseOption, type PresetPlace } from '../preset-values';
import type { NginxReverseProxyProps } from './props';

/** Refuses what nginx could not take, or would understand otherwise than it is meant. */
export function checkNginxProps(place: PresetPlace, { routes = [] }: NginxReverseProxyProps): void {
  routes.forEach(({ path, ports }, index) => {
    const option = `routes[${index}]`;
    checkRequestPath(place, `${option}.path`, path);
    if (path === '/') refuseRoot(place, `${option}.path`);
    if (routes.findIndex((other) => other.path === path) < index) refuseRepeated(place, `${option}.path`, path);
    if (ports.length === 0) refuseNoPorts(place, `${option}.ports`);
    ports.forEach((port, number) => checkServerPort(place, `${option}.ports[${number}]`, port));
  });
}

function refuseRoot(place: PresetPlace, option: string): never {
  return refuseOption(place, option, {
    value: '/',
    message: 'every request begins with "/", and those without a route go to the `upstream` port.',
    fix: 'name the port in `upstream`, and leave this route out.',
  });
}

function refuseRepeated(place: PresetPlace, option: string, path: string): never {
  return refuseOption(place, option, {
    value: path,
    message: `there are two routes for "${path}".`,
    fix: 'name all `ports` in one of them.',
  });
}

function refuseNoPorts(place: PresetPlace, option: string): never {
  return refuseOption(place, option, {
    value: [],
    message: 'the route leads to no port.',
    fix: 'name one port at least.',
  });
}
