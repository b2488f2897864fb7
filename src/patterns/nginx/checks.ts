import { rejectOption } from '../../enforcement/reject-option';
import { checkRequestPath, checkServerPort } from '../preset-values';
import type { NginxReverseProxyProps } from './props';

const PLACE = 'NginxReverseProxy';

/** Refuses what nginx could not take, or would understand otherwise than it is meant. */
export function checkNginxProps({ routes = [] }: NginxReverseProxyProps): void {
  routes.forEach(({ path, ports }, index) => {
    const place = `${PLACE}.routes[${index}]`;
    checkRequestPath(`${place}.path`, path);
    if (path === '/') refuseRoot(`${place}.path`);
    if (routes.findIndex((other) => other.path === path) < index) refuseRepeated(`${place}.path`, path);
    if (ports.length === 0) refuseNoPorts(`${place}.ports`);
    ports.forEach((port, number) => checkServerPort(`${place}.ports[${number}]`, port));
  });
}

function refuseRoot(place: string): never {
  return rejectOption('preset-option', {
    place,
    value: '/',
    message: 'every request begins with "/", and those without a route go to the `upstream` port.',
    fix: 'name the port in `upstream`, and leave this route out.',
  });
}

function refuseRepeated(place: string, path: string): never {
  return rejectOption('preset-option', {
    place,
    value: path,
    message: `there are two routes for "${path}".`,
    fix: 'name all `ports` in one of them.',
  });
}

function refuseNoPorts(place: string): never {
  return rejectOption('preset-option', {
    place,
    value: [],
    message: 'the route leads to no port.',
    fix: 'name one port at least.',
  });
}
