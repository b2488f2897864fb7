import { Duration } from 'cdk8s';
import { definedEntries, type Fields } from '../../kubernetes/json';
import { seconds } from './clusters';
import type { EnvoyHttpProps, EnvoyRetries } from './props';
import { extension } from './typed';

/** Which requests go to which cluster. */
export interface ClusterRoute {
  readonly path?: string | undefined;
  readonly headers?: { readonly [name: string]: string } | undefined;
  readonly cluster: string;
  /** What becomes the `Host` of the requests: a name, the host of each server, or what the client wrote. */
  readonly host: { readonly host_rewrite_literal: string } | { readonly auto_host_rewrite: true } | object;
}

/** The routes of an HTTP proxy, those of safe requests first. */
export function virtualHost(routes: readonly ClusterRoute[], props: EnvoyHttpProps): Fields {
  const { requestHeaders, retries = {} } = props;
  const headers = definedEntries(requestHeaders);
  return {
    name: 'app',
    domains: ['*'],
    ...(headers.length > 0 && { request_headers_to_add: headers.map(addedHeader) }),
    routes: routes.flatMap((route) =>
      attemptsOf(retries) === 0 || retries.everyMethod === true
        ? [routeOf(route, props, { isSafe: true })]
        : [routeOf(route, props, { isSafe: true, methods: SAFE_METHODS }), routeOf(route, props, { isSafe: false })],
    ),
  };
}

const SAFE_METHODS = 'GET|HEAD|OPTIONS';

function addedHeader([key, value]: [string, string]): Fields {
  return {
    header: { key, value: value.replaceAll('%', '%%') },
    append_action: 'OVERWRITE_IF_EXISTS_OR_ADD',
  };
}

interface RouteKind {
  /** Whether nothing is done twice when the request is repeated. */
  readonly isSafe: boolean;
  readonly methods?: string;
}

function routeOf(
  { path = '/', headers, cluster, host }: ClusterRoute,
  { retries, timeout, idleTimeout = Duration.seconds(60) }: EnvoyHttpProps,
  { isSafe, methods }: RouteKind,
): Fields {
  const matched = [
    ...(methods === undefined ? [] : [{ name: ':method', string_match: { safe_regex: { regex: methods } } }]),
    ...definedEntries(headers).map(([name, exact]) => ({ name, string_match: { exact } })),
  ];
  return {
    match: {
      ...(path.endsWith('/') ? { prefix: path } : { path_separated_prefix: path }),
      ...(matched.length > 0 && { headers: matched }),
    },
    route: {
      cluster,
      ...host,
      timeout: timeout ? seconds(timeout) : '0s',
      idle_timeout: seconds(idleTimeout),
      ...(attemptsOf(retries) > 0 && { retry_policy: retryPolicy(retries, isSafe) }),
    },
  };
}

function attemptsOf({ attempts = 2 }: EnvoyRetries = {}): number {
  return attempts;
}

/** No server has got a request that is repeated after one of these. */
const NOT_SENT = ['connect-failure', 'refused-stream', 'reset-before-request'];

/** These repeat what a server has worked on already. */
const FAILED = ['reset', 'gateway-error'];

function retryPolicy(retries: EnvoyRetries = {}, isSafe: boolean): Fields {
  const { attemptTimeout } = retries;
  return {
    retry_on: [...NOT_SENT, ...(isSafe ? FAILED : [])].join(','),
    num_retries: attemptsOf(retries),
    ...(attemptTimeout && { per_try_timeout: seconds(attemptTimeout) }),
    retry_host_predicate: [
      extension(
        'retry_host_predicates.previous_hosts',
        'extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate',
      ),
    ],
    host_selection_retry_max_attempts: 5,
  };
}
