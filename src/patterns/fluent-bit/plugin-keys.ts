import type { Keys } from './common-keys';

/**
 * The keys of inputs by the name of the plugin; what is not here is not checked.
 *
 * Source: the `config_map` of each plugin in github.com/fluent/fluent-bit v5.1.1, plugins/, and docs.fluentbit.io
 */
export const INPUT_KEYS: { readonly [plugin: string]: Keys } = {
  tail: {
    list: 'exclude_path multiline.parser path',
    number: 'docker_mode_flush progress_check_interval_nsec',
    size: 'buffer_chunk_size buffer_max_size event_batch_size static_batch_size',
    switch:
      'db.compare_filename db.locking docker_mode exit_on_eof file_cache_advise ignore_active_older_files inotify_watcher multiline read_from_head read_newly_discovered_files_from_head skip_empty_lines skip_long_lines truncate_long_lines',
    text: 'db db.journal_mode db.sync docker_mode_parser generic.encoding key offset_key parser parser_firstline path_key refresh_interval tag_regex unicode.encoding windows.path_encoding',
    time: 'ignore_older multiline_flush progress_check_interval rotate_wait watcher_interval',
  },
};

/**
 * The keys of filters by the name of the plugin; what is not here is not checked.
 *
 * Source: the `config_map` of each plugin in github.com/fluent/fluent-bit v5.1.1, plugins/, and docs.fluentbit.io
 */
export const FILTER_KEYS: { readonly [plugin: string]: Keys } = {
  parser: {
    switch: 'preserve_key reserve_data',
    text: 'key_name parser',
  },
  modify: {
    list: 'add condition copy hard_copy hard_rename move_to_end move_to_start remove remove_regex remove_wildcard rename set',
  },
  record_modifier: {
    list: 'allowlist_key record remove_key uuid_key whitelist_key',
  },
  nest: {
    list: 'add_prefix nest_under nested_under operation remove_prefix wildcard',
  },
  grep: {
    list: 'exclude logical_op regex',
  },
  multiline: {
    list: 'multiline.parser',
    number: 'flush_ms',
    size: 'emitter_mem_buf_limit',
    switch: 'buffer debug_flush',
    text: 'emitter_name emitter_storage.type mode multiline.key_content',
  },
  rewrite_tag: {
    list: 'rule',
    size: 'emitter_mem_buf_limit',
    text: 'emitter_name emitter_storage.type',
  },
  lua: {
    switch: 'enable_flb_null protected_mode time_as_table',
    text: 'call code script type_array_key type_int_key',
  },
};

/**
 * The keys of outputs, besides those of every output that connects to a server by the name of the plugin; what is not here is not checked.
 *
 * Source: the `config_map` of each plugin in github.com/fluent/fluent-bit v5.1.1, plugins/, and docs.fluentbit.io
 */
export const OUTPUT_KEYS: { readonly [plugin: string]: Keys } = {
  stdout: {
    text: 'format json_date_format json_date_key',
  },
  es: {
    size: 'buffer_size',
    switch:
      'aws_auth current_time_index generate_id include_tag_key logstash_format replace_dots suppress_type_name time_key_nanos trace_error trace_output',
    text: 'aws_external_id aws_profile aws_region aws_role_arn aws_service_name aws_sts_endpoint cloud_auth cloud_id compress http_api_key http_passwd http_user id_key index logstash_dateformat logstash_prefix logstash_prefix_key logstash_prefix_separator path pipeline tag_key time_key time_key_format type upstream write_operation',
  },
  loki: {
    list: 'header label_keys labels remove_keys structured_metadata structured_metadata_map_keys',
    size: 'buffer_size',
    switch: 'auto_kubernetes_labels',
    text: 'bearer_token compress drop_single_key http_passwd http_user label_map_path line_format tenant_id tenant_id_key tenant_id_key_error_handling uri',
  },
  http: {
    list: 'header',
    number: 'oauth2.jwt_ttl_seconds oauth2.refresh_skew_seconds',
    switch: 'allow_duplicated_headers aws_auth log_response_payload oauth2.enable',
    text: 'aws_service body_key compress format gelf_full_message_key gelf_host_key gelf_level_key gelf_short_message_key gelf_timestamp_key header_tag headers_key http_method http_passwd http_user json_date_format json_date_key oauth2.audience oauth2.auth_method oauth2.client_id oauth2.client_secret oauth2.jwt_aud oauth2.jwt_cert_file oauth2.jwt_header oauth2.jwt_key_file oauth2.resource oauth2.scope oauth2.token_url oauth2.user_agent proxy uri',
    time: 'http.read_idle_timeout http.response_timeout oauth2.connect_timeout oauth2.timeout',
  },
  forward: {
    list: 'add_option',
    switch:
      'empty_shared_key fluentd_compat require_ack_response retain_metadata_in_forward_mode send_options time_as_integer',
    text: 'compress password self_hostname shared_key tag unix_path upstream username',
  },
  opentelemetry: {
    list: 'add_label header',
    number: 'batch_size logs_max_resources logs_max_scopes',
    switch: 'aws_auth grpc log_response_payload logs_body_key_attributes',
    text: 'aws_service compress grpc_logs_uri grpc_metrics_uri grpc_profiles_uri grpc_traces_uri http2 http_passwd http_user logs_attributes_metadata_key logs_body_key logs_instrumentation_scope_metadata_key logs_metadata_key logs_observed_timestamp_metadata_key logs_resource_metadata_key logs_severity_number_message_key logs_severity_number_metadata_key logs_severity_text_message_key logs_severity_text_metadata_key logs_span_id_message_key logs_span_id_metadata_key logs_timestamp_metadata_key logs_trace_flags_metadata_key logs_trace_id_message_key logs_trace_id_metadata_key logs_uri metrics_uri profiles_uri proxy traces_uri',
  },
};
