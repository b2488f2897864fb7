import { checkFlags } from '../flags';
import {
  checkHost,
  checkSeconds,
  checkSecret,
  checkSecretKey,
  checkServerPort,
  checkText,
  refuseOption,
  type PresetPlace,
} from '../preset-values';
import { CLIENT_FLAGS, nameLists, SERVER_FLAGS } from './flags';
import type { GhostunnelAmbassadorProps, GhostunnelNames, GhostunnelProps, GhostunnelReverseProxyProps } from './props';

/** Refuses what ghostunnel in front of an app could not take, or would understand otherwise than it is meant. */
export function checkServerProps(place: PresetPlace, props: GhostunnelReverseProxyProps): void {
  const { listen, certificate, clientCa, allowedClients, flags } = props;
  checkCommonProps(place, props);
  if (listen !== undefined) checkServerPort(place, 'listen', listen);
  checkSecret(place, 'certificate', certificate);
  if (clientCa) checkSecretKey(place, 'clientCa', clientCa);
  if (allowedClients) checkNames(place, 'allowedClients', allowedClients);
  if (allowedClients && !clientCa) refuseWithoutCa(place);
  checkFlags(place, SERVER_FLAGS, flags);
}

/** Refuses what ghostunnel towards a service could not take, or would understand otherwise than it is meant. */
export function checkClientProps(place: PresetPlace, props: GhostunnelAmbassadorProps): void {
  const { listen, host, port, ca, certificate, serverName, allowedServers, flags } = props;
  checkCommonProps(place, props);
  checkServerPort(place, 'listen', listen);
  checkHost(place, 'host', host);
  checkServerPort(place, 'port', port);
  if (ca) checkSecretKey(place, 'ca', ca);
  if (certificate) checkSecret(place, 'certificate', certificate);
  if (serverName !== undefined) checkHost(place, 'serverName', serverName);
  if (allowedServers) checkNames(place, 'allowedServers', allowedServers);
  checkFlags(place, CLIENT_FLAGS, flags);
}

function checkCommonProps(place: PresetPlace, { reloadInterval, drainTimeout, statusPort }: GhostunnelProps): void {
  if (reloadInterval) checkSeconds(place, 'reloadInterval', reloadInterval);
  if (drainTimeout) checkSeconds(place, 'drainTimeout', drainTimeout);
  if (statusPort !== undefined) checkServerPort(place, 'statusPort', statusPort);
}

function checkNames(place: PresetPlace, option: string, names: GhostunnelNames): void {
  const lists = nameLists(names);
  for (const [kind, texts] of lists) {
    texts.forEach((text, index) => checkText(place, `${option}.${kind}[${index}]`, text));
  }
  if (lists.some(([, texts]) => texts.length > 0)) return;
  refuseOption(place, option, {
    value: names,
    message: 'there is no name that a certificate could have.',
    fix: `name one at least, or leave \`${option}\` out.`,
  });
}

function refuseWithoutCa(place: PresetPlace): void {
  refuseOption(place, 'allowedClients', {
    message: 'clients are chosen by their certificates, and none are asked for.',
    fix: 'name the authorities that sign them in `clientCa`.',
  });
}
