/**
 * The settings of OAuth2 Proxy that can be added to those of the preset: without secrets, other providers than OpenID Connect,
 * listeners of its own, and files of logs.
 *
 * Source: https://github.com/oauth2-proxy/oauth2-proxy/tree/v7.15.3/pkg/apis/options
 */
export const KNOWN_SETTINGS = [
  ...['acr_values', 'allow_query_semicolons', 'allowed_roles', 'api_routes', 'approval_prompt', 'auth_logging'],
  ...['auth_logging_format', 'auth_request_response_mode', 'authenticated_emails_file', 'backend_logout_url'],
  ...['banner', 'bearer_token_login_fallback', 'code_challenge_method', 'cookie_csrf_expire'],
  ...['cookie_csrf_per_request', 'cookie_csrf_per_request_limit', 'cookie_csrf_samesite', 'cookie_domains'],
  ...['cookie_expire', 'cookie_httponly', 'cookie_name', 'cookie_path', 'cookie_refresh', 'cookie_samesite'],
  ...['custom_sign_in_logo', 'custom_templates_dir', 'disable_keep_alives', 'display_htpasswd_form'],
  ...['encode_state', 'errors_to_info_log', 'exclude_logging_paths', 'extra_jwt_issuers', 'flush_interval'],
  ...['force_code_challenge_method', 'force_json_errors', 'htpasswd_file', 'htpasswd_user_groups'],
  ...['insecure_oidc_allow_unverified_email', 'insecure_oidc_skip_issuer_verification', 'insecure_oidc_skip_nonce'],
  ...['jwt_key_file', 'login_url', 'oidc_audience_claims', 'oidc_email_claim', 'oidc_enabled_signing_algs'],
  ...['oidc_extra_audiences', 'oidc_groups_claim', 'oidc_jwks_url', 'oidc_public_key_files', 'pass_access_token'],
  ...['pass_authorization_header', 'pass_basic_auth', 'pass_host_header', 'pass_user_headers'],
  ...['prefer_email_to_user', 'profile_url', 'prompt', 'provider_ca_files', 'provider_display_name'],
  ...['proxy_prefix', 'proxy_websockets', 'pubjwk_url', 'real_client_ip_header', 'redeem_url', 'redis_ca_path'],
  ...['redis_cluster_connection_urls', 'redis_connection_idle_timeout', 'redis_insecure_skip_tls_verify'],
  ...['redis_sentinel_connection_urls', 'redis_sentinel_master_name', 'redis_use_cluster', 'redis_use_sentinel'],
  ...['redis_username', 'relative_redirect_url', 'request_id_header', 'request_logging', 'request_logging_format'],
  ...['resource', 'scope', 'session_cookie_minimal', 'set_authorization_header', 'set_basic_auth'],
  ...['set_xauthrequest', 'show_debug_on_error', 'silence_ping_logging', 'skip_auth_preflight'],
  ...['skip_auth_strip_headers', 'skip_claims_from_profile_url', 'skip_jwt_bearer_tokens', 'skip_oidc_discovery'],
  ...['skip_provider_button', 'ssl_insecure_skip_verify', 'ssl_upstream_insecure_skip_verify', 'standard_logging'],
  ...['standard_logging_format', 'trusted_ips', 'upstream_timeout', 'use_system_trust_store', 'user_id_claim'],
  ...['validate_url', 'whitelist_domains'],
];

/** The settings that an option makes, with the option. */
export const OWNED_SETTINGS: { readonly [setting: string]: string } = {
  http_address: 'listen',
  upstreams: 'upstream',
  oidc_issuer_url: 'issuerUrl',
  redirect_url: 'publicUrl',
  cookie_secure: 'publicUrl',
  client_id: 'clientId',
  client_secret: 'clientSecret',
  client_secret_file: 'clientSecret',
  cookie_secret: 'cookieSecret',
  cookie_secret_file: 'cookieSecret',
  email_domains: 'emailDomains',
  allowed_groups: 'allowedGroups',
  skip_auth_routes: 'publicPaths',
  skip_auth_regex: 'publicPaths',
  reverse_proxy: 'trustedProxies',
  trusted_proxy_ips: 'trustedProxies',
  session_store_type: 'sessionRedis',
  redis_connection_url: 'sessionRedis',
  metrics_address: 'metricsPort',
};

/** The settings whose values are secrets. */
export const SECRET_SETTINGS = [
  ...['basic_auth_password', 'github_token', 'jwt_key', 'redis_password', 'redis_sentinel_password', 'signature_key'],
];
