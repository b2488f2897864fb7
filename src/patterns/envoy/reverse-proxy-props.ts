import type { ObjectReference, SecretKeyReference } from '../parts/references';
import type { UpstreamPort } from '../reverse-proxy';
import type { EnvoyHttpProps } from './props';
import type { EnvoyCircuitBreaker } from './upstream-props';

/**
 * How clients reach Envoy over TLS.
 */
export interface EnvoyTls {
  /**
   * The Secret of type `kubernetes.io/tls`, with the keys `tls.crt` and `tls.key`, as cert-manager makes it. A new
   * certificate is taken without a restart.
   */
  readonly certificate: ObjectReference;

  /**
   * The key of a Secret that holds the certificates of the authorities which sign those of clients. With it, Envoy takes no
   * connection without such a certificate, and tells the app whose it is in `x-forwarded-client-cert`.
   *
   * @default - none: clients need no certificate
   */
  readonly clientCa?: SecretKeyReference;
}

/**
 * Requests that go to other ports of the Pod.
 */
export interface EnvoyPortRoute {
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

  /** The ports of the Pod to which it goes, balanced among several. */
  readonly ports: number[];
}

/**
 * Envoy in front of the app.
 */
export interface EnvoyReverseProxyProps extends EnvoyHttpProps {
  /** The port of the app to which requests go, unless a route says otherwise. */
  readonly upstream: UpstreamPort;

  /**
   * The port on which clients reach Envoy, from 1024. It takes over the name of the upstream port, so that Services that
   * target the name lead to Envoy.
   *
   * @default 8443 with `tls`, 8000 without
   */
  readonly listen?: number;

  /**
   * How clients reach it over TLS.
   * @default - without TLS
   */
  readonly tls?: EnvoyTls;

  /**
   * Whether the app speaks HTTP/2 without TLS, as those of gRPC do.
   * @default false
   */
  readonly http2?: boolean;

  /**
   * Requests that go to other ports of the Pod. The first route that fits counts.
   * @default - none
   */
  readonly routes?: EnvoyPortRoute[];

  /**
   * When Envoy stops sending requests to the app.
   * @default - at the limits that its options name
   */
  readonly circuitBreaker?: EnvoyCircuitBreaker;
}
