import type { Duration, Size } from 'cdk8s';
import type { NginxDirective } from '../config/nginx-config';
import type { ObjectReference, SecretKeyReference } from '../parts/references';
import type { PresetProps } from '../preset-props';
import type { UpstreamPort } from '../reverse-proxy';

/**
 * How clients reach nginx over TLS.
 */
export interface NginxTls {
  /** The Secret of type `kubernetes.io/tls`, with the keys `tls.crt` and `tls.key`, as cert-manager makes it. */
  readonly certificate: ObjectReference;

  /**
   * The key of a Secret that holds the certificates of the authorities which sign those of clients. With it, a client
   * without such a certificate is turned away with the status 400.
   *
   * @default - none: clients need no certificate
   */
  readonly clientCa?: SecretKeyReference;
}

/**
 * What nginx keeps of the answers of the app.
 */
export interface NginxCache {
  /**
   * How much it keeps on disk.
   * @default Size.mebibytes(256)
   */
  readonly size?: Size;

  /**
   * How long answers with the status 200, 301 or 404 are kept that say nothing of it themselves, as by `Cache-Control`. Whole
   * seconds.
   *
   * @default - not at all: only what the app allows is kept
   */
  readonly keepFor?: Duration;
}

/**
 * Requests that do not go to the upstream port.
 */
export interface NginxRoute {
  /** What the path of the request begins with, such as `/api/`. The longest one that fits counts. */
  readonly path: string;

  /** The ports of the Pod to which they go, balanced among several, as for workers that have a port each. */
  readonly ports: number[];
}

/**
 * nginx in front of the app.
 */
export interface NginxReverseProxyProps extends PresetProps {
  /** The port of the app to which requests go, unless a route says otherwise. */
  readonly upstream: UpstreamPort;

  /**
   * The port on which clients reach nginx, from 1024. It takes over the name of the upstream port, so that Services that
   * target the name lead to nginx.
   *
   * @default 8443 with `tls`, 8000 without
   */
  readonly listen?: number;

  /**
   * How clients reach it over TLS.
   * @default - without TLS
   */
  readonly tls?: NginxTls;

  /**
   * What it keeps of the answers of the app, so that the app is asked less often.
   * @default - nothing
   */
  readonly cache?: NginxCache;

  /**
   * Paths whose requests go to other ports of the Pod.
   * @default - none
   */
  readonly routes?: NginxRoute[];

  /**
   * How long the app may be silent. Whole seconds.
   * @default Duration.seconds(60)
   */
  readonly idleTimeout?: Duration;

  /**
   * The port for probes and the counters at `/stub_status`, from 1024.
   * @default 8081
   */
  readonly healthPort?: number;

  /**
   * Further directives of the server that clients reach. A directive that the preset has as well, by its first word, is
   * replaced, except `location`: those are added.
   *
   * @default - none
   */
  readonly serverConfig?: NginxDirective[];

  /**
   * Further directives of the block `http`. A directive that the preset has as well, by its first word, is replaced, except
   * `server`, `upstream` and `map`: those are added.
   *
   * @default - none
   */
  readonly httpConfig?: NginxDirective[];
}
