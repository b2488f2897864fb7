/** What a value of a key is. */
export type KeyKind = 'text' | 'list' | 'switch' | 'number' | 'size' | 'time';

/** Keys by the kind of their values, each list divided by blanks. */
export type Keys = { readonly [kind in KeyKind]?: string };

/** The sections of a pipeline. */
export type PluginKind = 'inputs' | 'filters' | 'outputs';

/**
 * The keys that every plugin of a section has.
 *
 * Source: github.com/fluent/fluent-bit v5.1.1, src/flb_input.c, src/flb_filter.c and src/flb_output.c
 */
export const COMMON_KEYS: { readonly [kind in PluginKind]: Keys } = {
  inputs: {
    number: 'thread.ring_buffer.capacity thread.ring_buffer.window',
    size: 'mem_buf_limit',
    switch: 'routable threaded storage.pause_on_chunks_overlimit',
    text: 'alias tag log_level storage.type',
    time: 'log_suppress_interval',
  },
  filters: {
    text: 'alias log_level match match_regex',
    time: 'log_suppress_interval',
  },
  outputs: {
    number: 'workers',
    size: 'storage.total_limit_size',
    text: 'alias log_level match match_regex retry_limit',
    time: 'log_suppress_interval',
  },
};

/**
 * The keys of outputs that connect to a server.
 *
 * Source: github.com/fluent/fluent-bit v5.1.1, src/flb_output.c and src/flb_upstream.c
 */
export const CONNECTION_KEYS: Keys = {
  number:
    'net.keepalive_max_recycle net.max_worker_connections net.tcp_keepalive_interval net.tcp_keepalive_probes net.tcp_keepalive_time port',
  switch:
    'ipv6 net.connect_timeout_log_error net.dns.prefer_ipv4 net.dns.prefer_ipv6 net.keepalive net.proxy_env_ignore net.tcp_keepalive tls tls.debug tls.verify tls.verify_hostname',
  text: 'host net.dns.mode net.dns.resolver net.source_address tls.ca_file tls.ca_path tls.ciphers tls.crt_file tls.key_file tls.key_passwd tls.max_version tls.min_version tls.vhost',
  time: 'net.connect_timeout net.io_timeout net.keepalive_idle_timeout',
};
