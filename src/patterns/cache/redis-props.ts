import type { SecretKeyReference } from '../parts/references';
import type { CacheSidecarProps } from './props';

/**
 * What Redis drops when it is full.
 *
 * @see https://redis.io/docs/latest/develop/reference/eviction/
 */
export enum RedisEviction {
  /** The keys that were used least recently. */
  ALL_KEYS_LRU = 'allkeys-lru',
  /** The keys that are used least often. */
  ALL_KEYS_LFU = 'allkeys-lfu',
  /** Any keys. */
  ALL_KEYS_RANDOM = 'allkeys-random',
  /** Of the keys that expire, those that were used least recently. If there are none, writing fails. */
  VOLATILE_LRU = 'volatile-lru',
  /** Of the keys that expire, those that are used least often. If there are none, writing fails. */
  VOLATILE_LFU = 'volatile-lfu',
  /** Of the keys that expire, those that do so next. If there are none, writing fails. */
  VOLATILE_TTL = 'volatile-ttl',
}

/**
 * A Redis that keeps nothing on disk, and how the app finds it.
 */
export interface RedisCacheSidecarProps extends CacheSidecarProps {
  /**
   * The port on localhost on which Redis listens, from 1024.
   * @default 6379
   */
  readonly listen?: number;

  /**
   * What Redis drops when it is full.
   * @default RedisEviction.ALL_KEYS_LRU
   */
  readonly eviction?: RedisEviction;

  /**
   * The key of a Secret that holds the password of the user `default`. The URL for the app gets it as well, unless
   * `urlPassword` is given: then it must have only letters, digits, "-", ".", "_" and "~", which a URL takes as they are.
   *
   * @default - none: whoever is in the Pod can use the cache
   */
  readonly password?: SecretKeyReference;

  /**
   * Further settings of Redis by name, such as `{ 'lazyfree-lazy-eviction': 'yes' }`; a setting of several words is one text.
   * They win over those of the preset.
   *
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/config/
   * @default - none
   */
  readonly settings?: { readonly [name: string]: string | number };
}
