import { rejectOption } from '../../enforcement/reject-option';
import { checkCount, checkHost, checkRequestPath, checkServerPort, isAddress } from '../preset-values';
import { HaproxyProtocol, type HaproxyAmbassadorProps, type HaproxyServer } from './props';

const PLACE = 'HaproxyAmbassador';

/** Refuses what HAProxy could not take, or would understand otherwise than it is meant. */
export function checkHaproxyProps(props: HaproxyAmbassadorProps): void {
  const { servers, serverName, checkPath, maxConnections, protocol } = props;
  if (servers.length === 0) refuseNoServers();
  servers.forEach((server, index) => checkServer(`${PLACE}.servers[${index}]`, server));
  if (serverName !== undefined) checkHost(`${PLACE}.serverName`, serverName);
  if (maxConnections !== undefined) checkCount(`${PLACE}.maxConnections`, maxConnections, 'connections');
  if (checkPath === undefined) return;
  checkRequestPath(`${PLACE}.checkPath`, checkPath);
  if (protocol === HaproxyProtocol.TCP) refuseCheckPath(checkPath);
}

function checkServer(place: string, { host, port, weight = 1 }: HaproxyServer): void {
  checkHost(`${place}.host`, host);
  checkServerPort(`${place}.port`, port);
  if (!isAddress(host) && (!host.includes('.') || host.endsWith('.svc'))) refuseShortName(`${place}.host`, host);
  if (Number.isInteger(weight) && weight >= 1 && weight <= 256) return;
  rejectOption('preset-option', {
    place: `${place}.weight`,
    value: weight,
    message: `the weight ${weight} is not a whole number from 1 to 256.`,
    fix: 'write one in this range.',
  });
}

/** Source: https://docs.haproxy.org/2.6/configuration.html#5.3, resolvers know no search domains */
function refuseShortName(place: string, host: string): never {
  return rejectOption('preset-option', {
    place,
    value: host,
    message: `HAProxy looks "${host}" up as it is, without the search domains of the Pod, and does not find it.`,
    fix: 'write the whole name, as in "payments.bank.svc.cluster.local".',
  });
}

function refuseNoServers(): never {
  return rejectOption('preset-option', {
    place: `${PLACE}.servers`,
    value: [],
    message: 'there is no server that HAProxy could forward to.',
    fix: 'name one at least.',
  });
}

function refuseCheckPath(path: string): never {
  return rejectOption('preset-option', {
    place: `${PLACE}.checkPath`,
    value: path,
    message: 'a server is asked for a path only over HTTP, and the protocol is TCP.',
    fix: 'leave `checkPath` out, or choose HaproxyProtocol.HTTP.',
  });
}
