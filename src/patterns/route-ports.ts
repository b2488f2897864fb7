import { APP_PORT_USES } from '../edits/port-problems';
import { requireAppPort } from './app-port';
import type { PodHelper } from './parts/pod-helper';
import { optionOf } from './parts/reject-helper';
import { checkServerPort, refuseOption, type PresetPlace } from './preset-values';
import type { UpstreamPort } from './reverse-proxy';

/** What a reverse proxy forwards by routes. */
export interface RoutedPorts {
  readonly upstream: UpstreamPort;
  readonly routes?: readonly { readonly ports: readonly number[] }[];
}

/** Refuses a route that leads nowhere (findings `port-number` and `preset-option`). */
export function checkRoutePorts(place: PresetPlace, option: string, ports: readonly number[]): void {
  if (ports.length === 0) refuseNoPorts(place, option);
  ports.forEach((port, index) => checkServerPort(place, `${option}[${index}]`, port));
}

function refuseNoPorts(place: PresetPlace, option: string): void {
  refuseOption(place, option, {
    value: [],
    message: 'the route leads to no port.',
    fix: 'name one port at least.',
  });
}

/** Requires that the app answers on the ports of routes, as it does on that of the upstream. */
export function requireRoutePorts(helper: PodHelper, { upstream, routes = [] }: RoutedPorts): void {
  const isUndeclared = upstream.undeclared === true;
  for (const [route, { ports }] of routes.entries()) {
    for (const [index, number] of ports.entries()) {
      const option = optionOf(helper, `routes[${route}].ports[${index}]`);
      requireAppPort(helper, { number, isUndeclared, use: APP_PORT_USES.UPSTREAM, option });
    }
  }
}
