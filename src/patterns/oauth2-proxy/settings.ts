import { LOCALHOST } from '../../probes/preset-times';
import type { OAuth2ReverseProxyProps } from './props';

/** The port on which clients reach it. */
export const LISTEN_PORT = 4180;

/** The port of its metrics. */
export const METRICS_PORT = 44180;

/** The path that answers once it listens. */
export const PING_PATH = '/ping';

/** The path that answers while the store of sessions does. */
export const READY_PATH = '/ready';

type Settings = { readonly [name: string]: string | number | boolean | string[] };

/** The whole configuration, with what its user adds to it. Secrets are variables of the container. */
export function proxySettings(props: OAuth2ReverseProxyProps): Settings {
  const { upstream, listen = LISTEN_PORT, metricsPort = METRICS_PORT, sessionRedis, config } = props;
  return {
    http_address: `:${listen}`,
    metrics_address: `:${metricsPort}`,
    upstreams: [`http://${LOCALHOST}:${upstream.number}/`],
    ...providerSettings(props),
    ...accessSettings(props),
    ...(sessionRedis && { session_store_type: 'redis' }),
    // A page with one button tells nobody more, and probes would be most of the log.
    skip_provider_button: true,
    silence_ping_logging: true,
    ...config,
  };
}

function providerSettings({ issuerUrl, clientId, publicUrl }: OAuth2ReverseProxyProps): Settings {
  return {
    provider: 'oidc',
    oidc_issuer_url: issuerUrl,
    client_id: clientId,
    code_challenge_method: 'S256',
    redirect_url: `${publicUrl.replace(/\/$/, '')}/oauth2/callback`,
    cookie_secure: publicUrl.startsWith('https:'),
  };
}

function accessSettings(props: OAuth2ReverseProxyProps): Settings {
  const { emailDomains, allowedGroups, publicPaths, trustedProxies } = props;
  return {
    email_domains: emailDomains,
    ...(allowedGroups && { allowed_groups: allowedGroups }),
    ...(publicPaths && { skip_auth_routes: publicPaths.map(pathPattern) }),
    ...(trustedProxies && { reverse_proxy: true, trusted_proxy_ips: trustedProxies }),
  };
}

/**
 * The expression that fits one path, or everything below it. It is searched for anywhere in a path unless it is anchored, and
 * "=" would end the name of a method before it.
 *
 * Source: https://github.com/oauth2-proxy/oauth2-proxy/blob/v7.15.3/oauthproxy.go, buildRoutesAllowlist
 */
function pathPattern(path: string): string {
  const literal = path.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`).replaceAll('=', String.raw`\x3d`);
  return `^${literal}${path.endsWith('/') ? '' : '$'}`;
}
