import type { Size } from 'cdk8s';
import type { CacheSidecarProps } from './props';

/**
 * A memcached, and how the app finds it.
 */
export interface MemcachedSidecarProps extends CacheSidecarProps {
  /**
   * The port on localhost on which memcached listens, from 1024.
   * @default 11211
   */
  readonly listen?: number;

  /**
   * The largest value that it takes, with its key, in whole mebibytes: from 1 to half of `size`. A larger one is refused when the
   * app writes it.
   *
   * @default Size.mebibytes(1), by memcached
   */
  readonly maxItemSize?: Size;

  /**
   * The most connections at a time, at least 32.
   * @default 1024, by memcached
   */
  readonly maxConnections?: number;

  /**
   * Further options of memcached by name, as after `-o`, such as `{ idle_timeout: 600 }`; an empty text for one without a
   * value.
   *
   * @see https://docs.memcached.org/serverguide/
   * @default - none
   */
  readonly settings?: { readonly [name: string]: string | number };
}
