import type { Duration } from 'cdk8s';
import type { ContainerReference } from '../../plus/pod-references';
import type { LocalhostVariables } from '../parts/localhost-variables';
import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import type { ObjectReference, SecretKeyReference } from '../parts/references';
import type { PresetProps } from '../preset-props';
import type { UpstreamPort } from '../reverse-proxy';

/**
 * Names in certificates. A certificate with any one of them is accepted. `*` stands for a part of a DNS name or URI, and `**`
 * for several, as in `spiffe://example.com/**`.
 */
export interface GhostunnelNames {
  /**
   * Common names of the subject.
   * @default - none
   */
  readonly commonNames?: string[];

  /**
   * Organizational units of the subject.
   * @default - none
   */
  readonly organizationalUnits?: string[];

  /**
   * DNS names among the alternative names.
   * @default - none
   */
  readonly dnsNames?: string[];

  /**
   * URIs among the alternative names, such as those of SPIFFE.
   * @default - none
   */
  readonly uris?: string[];
}

/**
 * What ghostunnel does in either direction.
 */
export interface GhostunnelProps extends PresetProps {
  /**
   * The time between two looks at the certificates, which take the place of those before without a restart. Whole seconds.
   * @default Duration.minutes(5)
   */
  readonly reloadInterval?: Duration;

  /**
   * How long open connections may go on once it is to stop; it cuts them then. Whole seconds.
   * @default Duration.seconds(15)
   */
  readonly drainTimeout?: Duration;

  /**
   * The port for probes and metrics, from 1024.
   * @default 6060
   */
  readonly statusPort?: number;

  /**
   * How the metrics are found. Their path is `/_metrics/prometheus`.
   * @default - the port `metrics` is declared, and nothing else is made
   */
  readonly metrics?: MetricsDiscoveryOptions;

  /**
   * Further flags by their names without dashes, such as `{ 'max-concurrent-conns': 500 }`. They win over those of the preset.
   * A flag that ghostunnel does not have, or that an option makes, is refused (finding `preset-option`).
   *
   * @see https://ghostunnel.dev/docs/getting-started/flags/
   * @default - none
   */
  readonly flags?: { readonly [name: string]: string | number | boolean };
}

/**
 * ghostunnel in front of the app.
 */
export interface GhostunnelReverseProxyProps extends GhostunnelProps {
  /** The port of the app on localhost to which connections go. */
  readonly upstream: UpstreamPort;

  /** The Secret of type `kubernetes.io/tls`, with the keys `tls.crt` and `tls.key`, as cert-manager makes it. */
  readonly certificate: ObjectReference;

  /**
   * The key of a Secret that holds the certificates of the authorities which sign those of clients. A client without such a
   * certificate is turned away in the handshake.
   *
   * @default - none: clients need no certificate
   */
  readonly clientCa?: SecretKeyReference;

  /**
   * The clients that are let in, by the names in their certificates. It takes a `clientCa`.
   * @default - every client with a certificate of the authorities
   */
  readonly allowedClients?: GhostunnelNames;

  /**
   * The port on which clients reach it, from 1024. It takes over the name of the upstream port, so that Services that target
   * the name lead to ghostunnel.
   *
   * @default 8443
   */
  readonly listen?: number;
}

/**
 * ghostunnel between the app and a service that speaks TLS.
 */
export interface GhostunnelAmbassadorProps extends GhostunnelProps {
  /** The port on localhost on which the app reaches it, from 1024. */
  readonly listen: number;

  /** The DNS name or IP address of the service. */
  readonly host: string;

  /** The port of the service. */
  readonly port: number;

  /** The environment variables by which the app finds it. */
  readonly clientVariables: LocalhostVariables;

  /**
   * The containers that get the variables, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];

  /**
   * The key of a Secret that holds the certificates of the authorities which sign that of the service.
   * @default - those that the image knows
   */
  readonly ca?: SecretKeyReference;

  /**
   * The Secret of type `kubernetes.io/tls` with the certificate that it shows to the service.
   * @default - none: it shows no certificate
   */
  readonly certificate?: ObjectReference;

  /**
   * The name that the certificate of the service must have.
   * @default - `host`
   */
  readonly serverName?: string;

  /**
   * The services that are accepted, by the names in their certificates, besides the name of the host.
   * @default - every service with a certificate for its name
   */
  readonly allowedServers?: GhostunnelNames;
}
