/** What an option makes, since more than the proxy depends on it. */
export const OPTION_OF: { readonly [flag: string]: string } = {
  address: 'listen',
  port: 'listen',
  'unix-socket': 'listen',
  'private-ip': 'network',
  psc: 'network',
  'auto-iam-authn': 'iamAuthentication',
  'credentials-file': 'credentials',
  'max-connections': 'maxConnections',
  'http-address': 'healthPort',
  'http-port': 'healthPort',
  'health-check': 'healthPort',
  prometheus: 'metrics',
};

/** What holds a secret, and would stand in the manifest. */
export const SECRET = ['token', 'login-token', 'json-credentials'];

/** Source: cmd/root.go of v2.25.3, without what needs a file, a file system of its own, or an end of the process */
export const FLAGS = [
  'admin-port',
  'auto-ip',
  'debug',
  'debug-logs',
  'disable-metrics',
  'disable-traces',
  'exit-zero-on-sigterm',
  'impersonate-service-account',
  'lazy-refresh',
  'max-sigterm-delay',
  'min-sigterm-delay',
  'prometheus-namespace',
  'quiet',
  'quitquitquit',
  'quota-project',
  'resource-exhausted-cooldown-delay',
  'run-connection-test',
  'skip-failed-instance-config',
  'sql-data',
  'sqladmin-api-endpoint',
  'sqldata-api-endpoint',
  'structured-logs',
  'telemetry-prefix',
  'telemetry-project',
  'telemetry-sample-rate',
  'universe-domain',
  'user-agent',
];
