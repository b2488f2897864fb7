import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import type { SecretKeyReference } from '../parts/references';
import type { PresetProps } from '../preset-props';
import type { UpstreamPort } from '../reverse-proxy';

/**
 * Who may use the app, and who says who somebody is.
 */
export interface OAuth2ReverseProxyProps extends PresetProps {
  /**
   * The port of the app on localhost to which requests go. Let the app listen on 127.0.0.1: otherwise whoever reaches the Pod
   * reaches it without signing in.
   */
  readonly upstream: UpstreamPort;

  /** The address of the OpenID Connect provider, such as `https://sso.example.com/realms/shop`. It is asked at the start. */
  readonly issuerUrl: string;

  /** The address at which people reach the app, such as `https://office.example.com`. Cookies are for HTTPS if it is. */
  readonly publicUrl: string;

  /** The name by which the provider knows the app. */
  readonly clientId: string;

  /** The key of a Secret that holds the password of the app at the provider. */
  readonly clientSecret: SecretKeyReference;

  /**
   * The key of a Secret that holds 16, 24 or 32 random bytes, or these in the Base64 for URLs, without a line break at the end.
   * Cookies are encrypted with them: whoever knows them can sign in as anybody.
   */
  readonly cookieSecret: SecretKeyReference;

  /** The domains of the e-mail addresses of who may use the app; `*` for everybody whom the provider knows. */
  readonly emailDomains: string[];

  /**
   * The groups of which somebody must be in one at least, as the provider names them.
   * @default - whoever has an address in `emailDomains`
   */
  readonly allowedGroups?: string[];

  /**
   * Paths that need no sign-in: one that ends with "/" with everything below it, any other alone.
   * @default - none
   */
  readonly publicPaths?: string[];

  /**
   * The addresses or networks of the proxies in front of the Pod, such as `10.0.0.0/8`, whose headers `X-Forwarded-Proto`,
   * `X-Forwarded-Host` and `X-Forwarded-Uri` are believed. Whoever sends from there can choose the path that is judged.
   *
   * @default - none: these headers are not looked at
   */
  readonly trustedProxies?: string[];

  /**
   * The key of a Secret that holds the URL of a Redis for sessions, such as `redis://:secret@sessions:6379`. The Pod is ready
   * only while Redis answers then.
   *
   * @default - sessions are in the cookies
   */
  readonly sessionRedis?: SecretKeyReference;

  /**
   * The port on which clients reach it, from 1024. It takes over the name of the upstream port, so that Services that target
   * the name lead to it.
   *
   * @default 4180
   */
  readonly listen?: number;

  /**
   * The port for metrics, from 1024.
   * @default 44180
   */
  readonly metricsPort?: number;

  /**
   * How the metrics are found.
   * @default - the port `metrics` is declared, and nothing else is made
   */
  readonly metrics?: MetricsDiscoveryOptions;

  /**
   * Further settings by their names in the configuration file, such as `{ cookie_expire: '8h' }`. They win over those of the
   * preset. One that OAuth2 Proxy does not have, that an option makes, or that is a secret, is refused (finding
   * `preset-option`).
   *
   * @see https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview
   * @default - none
   */
  readonly config?: { readonly [name: string]: string | number | boolean | string[] };
}
