import type { EnvoyHttpProps, EnvoyLocalhostProps } from './props';
import type { EnvoyUpstream } from './upstream-props';

/**
 * Requests that go to other servers.
 */
export interface EnvoyRoute {
  /**
   * The path of the request: `/api` stands for itself and everything below it, `/api/` for everything below.
   * @default - every path
   */
  readonly path?: string;

  /**
   * The headers that the request has, by name, each with its whole value.
   * @default - none
   */
  readonly headers?: { readonly [name: string]: string };

  /** The servers to which it goes. */
  readonly upstream: EnvoyUpstream;
}

/**
 * The servers behind Envoy, and how the app finds it.
 */
export interface EnvoyAmbassadorProps extends EnvoyHttpProps, EnvoyLocalhostProps {
  /** The servers to which requests go, unless a route says otherwise. */
  readonly upstream: EnvoyUpstream;

  /**
   * Requests that go to other servers. The first route that fits counts.
   * @default - none
   */
  readonly routes?: EnvoyRoute[];
}
