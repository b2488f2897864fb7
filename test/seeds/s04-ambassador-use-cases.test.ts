import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Ambassador, KubernetesVersion, TargetCluster, type AmbassadorProps } from '../../src';
import { containersNamed } from './synthesis';

/** What the app and the proxy of a shop on Kubernetes 1.33 know of each other. */
function joined(name: string, props: AmbassadorProps): { app: unknown; proxy: unknown } {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const deployment = new kplus.k8s.KubeDeployment(new Chart(app, 'shop'), 'web', {
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0' }] },
      },
    },
  });
  new Ambassador(deployment, name, props);
  return { app: variables(app, 'web'), proxy: containersNamed(app, name)[0] };
}

function variables(app: App, container: string): unknown {
  const [found] = containersNamed(app, container) as { env: { name: string; value: string }[] }[];
  return Object.fromEntries(found?.env.map(({ name, value }) => [name, value]) ?? []);
}

test('S4: database connections go through a pool, whose password comes from a Secret', () => {
  const secret = kplus.Secret.fromSecretName(new Chart(new App(), 'secrets'), 'database', 'database');
  const { app, proxy } = joined('database', {
    image: 'ghcr.io/acme/pgbouncer:1.25.2',
    securityContext: { user: 70 },
    envVariables: {
      DB_HOST: kplus.EnvValue.fromValue('pg.prod.svc'),
      DB_PASSWORD: kplus.EnvValue.fromSecretValue({ secret, key: 'password' }),
    },
    listen: { number: 5432 },
    clientVariables: { host: 'DATABASE_HOST', port: 'DATABASE_PORT' },
  });

  expect(app).toEqual({ DATABASE_HOST: '127.0.0.1', DATABASE_PORT: '5432' });
  expect(proxy).toMatchObject({
    env: [
      { name: 'DB_HOST', value: 'pg.prod.svc' },
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } },
    ],
    ports: [{ containerPort: 5432 }],
  });
});

// Service discovery, load balancing and retries are what Envoy does for every cluster of its configuration.
test('S4: calls of an external API go through Envoy, which finds the servers, balances and retries', () => {
  const { app, proxy } = joined('payments', {
    image: 'envoyproxy/envoy:distroless-v1.40.0',
    securityContext: { user: 65532 },
    args: ['-c', '/etc/envoy/envoy.yaml', '--disable-hot-restart'],
    configuration: { path: '/etc/envoy', files: { 'envoy.yaml': ENVOY } },
    listen: { number: 9000 },
    clientVariables: { address: 'PAYMENTS_ADDRESS' },
  });

  expect(app).toEqual({ PAYMENTS_ADDRESS: '127.0.0.1:9000' });
  expect(proxy).toMatchObject({
    ports: [{ containerPort: 9000 }],
    volumeMounts: [{ name: 'payments-config', mountPath: '/etc/envoy', readOnly: true }],
  });
});

test('S4: a service mesh has a proxy for all outgoing calls, on a port of its own', () => {
  const { app, proxy } = joined('mesh', {
    image: 'envoyproxy/envoy:distroless-v1.40.0',
    securityContext: { user: 65532 },
    args: ['-c', '/etc/envoy/envoy.yaml'],
    listen: { number: 15001, name: 'outbound' },
    clientVariables: { address: 'HTTP_PROXY' },
  });

  expect(app).toEqual({ HTTP_PROXY: '127.0.0.1:15001' });
  expect(proxy).toMatchObject({ ports: [{ name: 'outbound', containerPort: 15001 }] });
});

test('S4: traffic is routed by a proxy that listens for each service on a port of its own', () => {
  const { app, proxy } = joined('router', {
    image: 'haproxy:3.2.8',
    securityContext: { user: 99 },
    configuration: { path: '/usr/local/etc/haproxy', files: { 'haproxy.cfg': HAPROXY } },
    listen: { number: 8001, name: 'catalogue' },
    ports: [{ number: 8002, name: 'orders' }],
    clientVariables: { host: 'SERVICES_HOST' },
  });

  expect(app).toEqual({ SERVICES_HOST: '127.0.0.1' });
  expect(proxy).toMatchObject({
    ports: [
      { name: 'catalogue', containerPort: 8001 },
      { name: 'orders', containerPort: 8002 },
    ],
  });
});

test('S4: the app speaks plain text on localhost, and the proxy speaks TLS to the service', () => {
  const { app, proxy } = joined('tls', {
    image: 'ghostunnel/ghostunnel:v1.11.1-distroless',
    securityContext: { user: 65532 },
    args: ['client', '--listen=127.0.0.1:6380', '--target=redis.prod.svc:6379'],
    listen: { number: 6380 },
    clientVariables: { host: 'REDIS_HOST', port: 'REDIS_PORT' },
  });

  expect(app).toEqual({ REDIS_HOST: '127.0.0.1', REDIS_PORT: '6380' });
  expect(proxy).toMatchObject({
    args: ['client', '--listen=127.0.0.1:6380', '--target=redis.prod.svc:6379'],
  });
});

const ENVOY = `
static_resources:
  listeners:
    - address: { socket_address: { address: 127.0.0.1, port_value: 9000 } }
      filter_chains:
        - filters:
            - name: http
              typed_config:
                '@type': type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
                stat_prefix: payments
                http_filters:
                  - name: router
                    typed_config: { '@type': type.googleapis.com/envoy.extensions.filters.http.router.v3.Router }
                route_config:
                  virtual_hosts:
                    - name: payments
                      domains: ['*']
                      routes:
                        - match: { prefix: / }
                          route: { cluster: payments, retry_policy: { retry_on: 5xx, num_retries: 3 } }
  clusters:
    - name: payments
      type: STRICT_DNS
      lb_policy: ROUND_ROBIN
      load_assignment:
        cluster_name: payments
        endpoints:
          - lb_endpoints:
              - endpoint: { address: { socket_address: { address: payments.example.com, port_value: 80 } } }
`;

const HAPROXY = `
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
listen catalogue
  bind 127.0.0.1:8001
  server catalogue catalogue.prod.svc:80
listen orders
  bind 127.0.0.1:8002
  server orders orders.prod.svc:80
`;
