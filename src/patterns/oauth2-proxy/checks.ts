import { closestName } from '../../kubernetes/closest-name';
import { addressProblem } from '../../kubernetes/ip-address';
import { definedEntries } from '../../kubernetes/json';
import {
  checkRequestPath,
  checkSecretKey,
  checkServerPort,
  checkText,
  refuseOption,
  type PresetPlace,
} from '../preset-values';
import { KNOWN_SETTINGS, OWNED_SETTINGS, SECRET_SETTINGS } from './known-settings';
import type { OAuth2ReverseProxyProps } from './props';

/** Refuses what OAuth2 Proxy could not take, or would understand otherwise than it is meant. */
export function checkOAuth2Props(place: PresetPlace, props: OAuth2ReverseProxyProps): void {
  const { clientId, clientSecret, cookieSecret, sessionRedis, config } = props;
  checkUrl(place, 'issuerUrl', props.issuerUrl);
  checkPublicUrl(place, props.publicUrl);
  checkText(place, 'clientId', clientId);
  checkSecretKey(place, 'clientSecret', clientSecret);
  checkSecretKey(place, 'cookieSecret', cookieSecret);
  if (sessionRedis) checkSecretKey(place, 'sessionRedis', sessionRedis);
  for (const option of ['listen', 'metricsPort'] as const) {
    const port = props[option];
    if (port !== undefined) checkServerPort(place, option, port);
  }
  checkAccess(place, props);
  for (const [name, value] of definedEntries(config)) checkSetting(place, name, value);
}

function checkAccess(place: PresetPlace, props: OAuth2ReverseProxyProps): void {
  for (const option of ['emailDomains', 'allowedGroups', 'trustedProxies'] as const) {
    const list = props[option];
    list?.forEach((text, index) => checkText(place, `${option}[${index}]`, text));
    if (list?.length === 0) refuseEmpty(place, option);
  }
  props.publicPaths?.forEach((path, index) => {
    checkRequestPath(place, `publicPaths[${index}]`, path);
    if (path === '/') refuseRoot(place, `publicPaths[${index}]`);
  });
  props.trustedProxies?.forEach((network, index) => checkNetwork(place, `trustedProxies[${index}]`, network));
}

function checkUrl(place: PresetPlace, option: string, url: string): URL | undefined {
  const parsed = /^https?:\/\/[!-~]+$/.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && parsed.username === '' && parsed.password === '' && parsed.hash === '') return parsed;
  refuseOption(place, option, {
    ...(parsed?.password !== '' && parsed ? {} : { value: url }),
    message: 'the URL does not have the form https://HOST/PATH.',
    fix: 'write it in full, without a user and a password, as in "https://sso.example.com".',
  });
  return undefined;
}

function checkPublicUrl(place: PresetPlace, url: string): void {
  const parsed = checkUrl(place, 'publicUrl', url);
  if (!parsed || (parsed.pathname === '/' && parsed.search === '')) return;
  refuseOption(place, 'publicUrl', {
    value: url,
    message: `OAuth2 Proxy answers at the root of a host, and "${url}" has a path.`,
    fix: 'write the host alone, as in "https://office.example.com".',
  });
}

/** An address, or one with the length of its prefix. */
function checkNetwork(place: PresetPlace, option: string, network: string): void {
  const [address = '', length, ...others] = network.split('/');
  const most = address.includes(':') ? 128 : 32;
  const isLength = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most);
  if (addressProblem(address, false) === undefined && isLength && others.length === 0) return;
  refuseOption(place, option, {
    value: network,
    message: `${JSON.stringify(network)} is neither an IP address nor a network.`,
    fix: 'write an address or a network, as in "10.0.0.0/8".',
  });
}

function checkSetting(place: PresetPlace, name: string, value: unknown): void {
  const option = `config.${name}`;
  if (Object.hasOwn(OWNED_SETTINGS, name)) {
    refuseOption(place, option, {
      message: `the setting \`${name}\` must agree with the container.`,
      fix: `use the option \`${OWNED_SETTINGS[name]}\` for it.`,
    });
  }
  if (SECRET_SETTINGS.includes(name)) refuseSecret(place, name);
  if (KNOWN_SETTINGS.includes(name)) return;
  const meant = closestName(name, KNOWN_SETTINGS);
  refuseOption(place, option, {
    value,
    message: `OAuth2 Proxy has no setting \`${name}\` that could be made here.`,
    fix: meant === undefined ? 'leave it out.' : `write \`${meant}\` if that is meant, or leave it out.`,
  });
}

/** The value is left out: it is a secret. */
function refuseSecret(place: PresetPlace, name: string): void {
  refuseOption(place, `config.${name}`, {
    message: `\`${name}\` is a secret, and everybody who reads the ConfigMap would know it.`,
    fix: `leave it out, and add the variable OAUTH2_PROXY_${name.toUpperCase()} from a Secret with podTemplate.addEnv.`,
  });
}

function refuseEmpty(place: PresetPlace, option: string): void {
  refuseOption(place, option, {
    value: [],
    message: `\`${option}\` is empty.`,
    fix: option === 'emailDomains' ? 'name a domain, or "*" for all.' : 'name one at least, or leave it out.',
  });
}

function refuseRoot(place: PresetPlace, option: string): void {
  refuseOption(place, option, {
    value: '/',
    message: 'everything is below "/", so that nobody would have to sign in.',
    fix: 'name the paths that need no sign-in.',
  });
}
