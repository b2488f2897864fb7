import type { Size } from 'cdk8s';
import { definedEntries } from '../../kubernetes/json';
import { LOCALHOST } from '../../probes/preset-times';
import { configurationName, configurationText, type ConfigurationFormat } from '../config/configuration-text';
import { escapeReferences } from '../parts/escape-references';
import { refuseOption, type PresetPlace } from '../preset-values';
import { mebibytesOf } from './memory';
import { RedisEviction, type RedisCacheSidecarProps } from './redis-props';

/** The port of Redis unless another is given. */
export const REDIS_PORT = 6379;

/** The variable from which `redis-cli`, and so the probe, takes the password. */
export const PASSWORD_VARIABLE = 'REDISCLI_AUTH';

/** The arguments of Redis, which reads them as it reads a file of its settings. */
export function redisArguments(place: PresetPlace, props: RedisCacheSidecarProps, size: Size): string[] {
  const { listen = REDIS_PORT, eviction = RedisEviction.ALL_KEYS_LRU, password, settings = {} } = props;
  const own = {
    bind: LOCALHOST,
    port: listen,
    save: '',
    appendonly: 'no',
    maxmemory: `${mebibytesOf(size)}mb`,
    'maxmemory-policy': eviction,
  };
  const more = definedEntries(settings).map(([name, value]) => setting(place, name, value));
  const login = password ? ['--requirepass', `$(${PASSWORD_VARIABLE})`] : [];
  return [...Object.entries(own).flatMap(([name, value]) => [`--${name}`, String(value)]), ...more.flat(), ...login];
}

const FORMAT: ConfigurationFormat = {
  name: 'an argument of Redis',
  unwritable: /\u0000/,
  limit: 'an argument has no NUL character',
};

const NAME = { pattern: /^[a-z][-a-z\d]*$/, characters: 'lower-case letters, digits and "-"' };

const NOTHING_KEPT = 'leave it out: a cache keeps nothing on disk, and its file system cannot be written.';

/** Settings that a prop makes, since more than Redis depends on them, or that would let it keep something on disk. */
const CURES: { readonly [name: string]: string } = {
  port: 'use the option `listen` for it.',
  maxmemory: 'use the option `size` for it.',
  'maxmemory-policy': 'use the option `eviction` for it.',
  requirepass: 'use the option `password` for it.',
  daemonize: 'leave it out: the container ends with its first process.',
  save: NOTHING_KEPT,
  appendonly: NOTHING_KEPT,
  dir: NOTHING_KEPT,
};

function setting(place: PresetPlace, name: string, value: string | number): string[] {
  const option = `${place.preset}.settings`;
  configurationName(FORMAT, { place: option, ...NAME }, name);
  if (Object.hasOwn(CURES, name)) refuseOwned(place, name);
  return [`--${name}`, escapeReferences(configurationText(FORMAT, `${option}.${name}`, value))];
}

function refuseOwned(place: PresetPlace, name: string): void {
  refuseOption(place, `settings.${name}`, {
    message: `the setting \`${name}\` must agree with the container.`,
    fix: CURES[name] ?? '',
  });
}
