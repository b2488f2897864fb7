import type { Size } from 'cdk8s';
import { definedEntries } from '../../kubernetes/json';
import { counted } from '../../kubernetes/words';
import { LOCALHOST } from '../../probes/preset-times';
import { configurationName, configurationText, type ConfigurationFormat } from '../config/configuration-text';
import { escapeReferences } from '../parts/escape-references';
import { checkCount, refuseOption, type PresetPlace } from '../preset-values';
import { mebibytesOf } from './memory';
import type { MemcachedSidecarProps } from './memcached-props';

/** The port of memcached unless another is given. */
export const MEMCACHED_PORT = 11211;

/** The arguments of memcached. */
export function memcachedArguments(place: PresetPlace, props: MemcachedSidecarProps, size: Size): string[] {
  const { listen = MEMCACHED_PORT, maxItemSize, maxConnections, settings } = props;
  if (maxConnections !== undefined) checkConnections(place, maxConnections);
  if (maxItemSize) checkItemSize(place, maxItemSize, size);
  const more = definedEntries(settings).map(([name, value]) => setting(place, name, value));
  return [
    `--listen=${LOCALHOST}`,
    `--port=${listen}`,
    `--memory-limit=${mebibytesOf(size)}`,
    ...(maxItemSize ? [`--max-item-size=${mebibytesOf(maxItemSize)}m`] : []),
    ...(maxConnections === undefined ? [] : [`--conn-limit=${maxConnections}`]),
    ...(more.length === 0 ? [] : [`--extended=${more.join(',')}`]),
  ];
}

/** Source: memcached, memcached.c, main, "Cannot set item size limit higher than 1/2 of memory max" */
function checkItemSize(place: PresetPlace, maxItemSize: Size, size: Size): void {
  if (mebibytesOf(maxItemSize) >= 1 && mebibytesOf(maxItemSize) * 2 <= mebibytesOf(size)) return;
  refuseOption(place, 'maxItemSize', {
    value: maxItemSize.asString(),
    message: `${maxItemSize.asString()} is not a size of a value, which is from 1Mi to half of what memcached keeps: ${size.asString()}.`,
    fix: 'write a size in this range, or raise `size`.',
  });
}

/** The sockets of clients and the files of its own share one limit, which memcached lowers to this number. */
const MIN_CONNECTIONS = 32;

function checkConnections(place: PresetPlace, maxConnections: number): void {
  checkCount(place, 'maxConnections', maxConnections);
  if (maxConnections >= MIN_CONNECTIONS) return;
  refuseOption(place, 'maxConnections', {
    value: maxConnections,
    message: `memcached does not start with ${counted(maxConnections, 'connection')}, since files of its own count as well.`,
    fix: `write ${MIN_CONNECTIONS} or more.`,
  });
}

const FORMAT: ConfigurationFormat = {
  name: 'an option of memcached',
  unwritable: /[\u0000,]/,
  limit: 'a comma begins the next option',
};

const NAME = { pattern: /^[a-z][a-z\d_]*$/, characters: 'lower-case letters, digits and "_"' };

function setting(place: PresetPlace, name: string, value: string | number): string {
  const option = `${place.preset}.settings`;
  configurationName(FORMAT, { place: option, ...NAME }, name);
  const text = configurationText(FORMAT, `${option}.${name}`, value);
  return text === '' ? name : `${name}=${escapeReferences(text)}`;
}
