import {
  checkCount,
  checkHost,
  checkRequestPath,
  checkSecretKey,
  checkServerPort,
  isAddress,
  refuseEmpty,
  refuseOption,
  type PresetPlace,
} from '../preset-values';
import { HaproxyProtocol, type HaproxyAmbassadorProps, type HaproxyServer } from './props';

/** Refuses what HAProxy could not take, or would understand otherwise than it is meant. */
export function checkHaproxyProps(place: PresetPlace, props: HaproxyAmbassadorProps): void {
  const { listen, healthPort, tls, servers, serverName, checkPath, maxConnections, protocol } = props;
  checkServerPort(place, 'listen', listen);
  if (healthPort !== undefined) checkServerPort(place, 'healthPort', healthPort);
  if (tls) checkSecretKey(place, 'tls.ca', tls.ca);
  if (tls?.clientCertificate) checkSecretKey(place, 'tls.clientCertificate', tls.clientCertificate);
  if (servers.length === 0) refuseEmpty(place, 'servers', 'there is no server that HAProxy could forward to.');
  servers.forEach((server, index) => checkServer(place, `servers[${index}]`, server));
  if (serverName !== undefined) checkHost(place, 'serverName', serverName);
  if (maxConnections !== undefined) checkCount(place, 'maxConnections', maxConnections);
  if (checkPath === undefined) return;
  checkRequestPath(place, 'checkPath', checkPath);
  if (protocol === HaproxyProtocol.TCP) refuseCheckPath(place, checkPath);
}

function checkServer(place: PresetPlace, option: string, { host, port, weight = 1 }: HaproxyServer): void {
  checkHost(place, `${option}.host`, host);
  checkServerPort(place, `${option}.port`, port);
  if (!isAddress(host) && (!host.includes('.') || host.endsWith('.svc')))
    refuseShortName(place, `${option}.host`, host);
  if (Number.isInteger(weight) && weight >= 1 && weight <= 256) return;
  refuseOption(place, `${option}.weight`, {
    value: weight,
    message: `the weight ${weight} is not a whole number from 1 to 256.`,
    fix: 'write one in this range.',
  });
}

/** Source: https://docs.haproxy.org/2.6/configuration.html#5.3, resolvers know no search domains */
function refuseShortName(place: PresetPlace, option: string, host: string): void {
  refuseOption(place, option, {
    value: host,
    message: `HAProxy looks "${host}" up as it is, without the search domains of the Pod, and does not find it.`,
    fix: 'write the whole name, as in "payments.bank.svc.cluster.local".',
  });
}

function refuseCheckPath(place: PresetPlace, path: string): void {
  refuseOption(place, 'checkPath', {
    value: path,
    message: 'a server is asked for a path only over HTTP, and the protocol is TCP.',
    fix: 'leave `checkPath` out, or choose HaproxyProtocol.HTTP.',
  });
}
