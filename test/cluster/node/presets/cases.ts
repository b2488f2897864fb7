import { ApiObject } from 'cdk8s';
import {
  ConfigReloaderSidecar,
  NginxReverseProxy,
  PgBouncerAmbassador,
  RedisCacheSidecar,
  RedisExporterAdapter,
} from '../../../../src';
import { Authority } from '../../../programs/counterparts/certificates';
import type { JsonObject } from '../../json';
import type { Cluster } from '../cluster';
import { BOX, shell } from '../scripts/container';
import { JOURNAL } from '../scripts/script';
import { APP, HELPER, type Joined, type PresetCase } from './case';
import { postgresFiles } from './images';

const [CURL, DATABASE] = ['docker.io/local/curl:1', 'docker.io/local/postgres:1'];
const REDIS = { name: RedisCacheSidecar.IMAGE, programs: ['redis-server', 'redis-cli'] };
const HOST = 'shop.example.com';
const PASSWORD = 'p a"s\'s#;%$';

/** TLS in front of an app that listens on localhost only. */
const TLS: PresetCase = {
  name: 'nginx',
  images: [
    { name: NginxReverseProxy.IMAGE, programs: ['nginx'] },
    { name: CURL, programs: ['curl', 'busybox'] },
  ],
  image: CURL,
  ask: `curl -sf -m 5 --cacert /etc/shop/ca.crt --connect-to ::127.0.0.1:8443 https://${HOST}/page | grep -q milk`,
  serves: 'mkdir /tmp/web; echo milk > /tmp/web/page; httpd -f -p 127.0.0.1:8080 -h /tmp/web',
  fields: () => ({ volumeMounts: [{ name: 'authority', mountPath: '/etc/shop' }] }),
  volumes: (name) => [{ name: 'authority', configMap: { name } }],
  join: ({ chart, pod, name, placement, folder }) => {
    const authority = new Authority(folder, name);
    const { certificateText, keyText } = authority.sign(`${name}-server`, `DNS:${HOST}`);
    addObject(chart, 'ConfigMap', name, { data: { 'ca.crt': authority.text } });
    addObject(chart, 'Secret', name, {
      type: 'kubernetes.io/tls',
      stringData: { 'tls.crt': certificateText, 'tls.key': keyText },
    });
    const upstream = { number: 8080, undeclared: true };
    new NginxReverseProxy(pod, HELPER, { placement, upstream, tls: { certificate: { name } } });
  },
};

/** A database in the Pod, in which PgBouncer signs in as the app. */
const POOL: PresetCase = {
  name: 'pgbouncer',
  images: [
    { name: PgBouncerAmbassador.IMAGE, programs: ['pgbouncer', 'pg_isready'] },
    { name: DATABASE, programs: ['postgres', 'initdb', 'psql', 'busybox'], files: postgresFiles },
  ],
  image: DATABASE,
  ask: `psql -X -A -t -U orders -d orders -c 'select 6 * 7' | grep -qx 42`,
  fields: () => ({
    env: Object.entries({ PGPASSWORD: PASSWORD, PGCONNECT_TIMEOUT: '5' }).map(([key, value]) => ({ name: key, value })),
  }),
  others: [
    {
      name: 'database',
      image: DATABASE,
      command: shell(databaseScript()),
      securityContext: { runAsUser: 65534, runAsGroup: 65534 },
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    },
  ],
  volumes: () => [{ name: 'data', emptyDir: {} }],
  join: ({ chart, pod, name, placement }) => {
    const users = `"orders" "${PASSWORD.replaceAll('"', '""')}"\n`;
    addObject(chart, 'Secret', name, { stringData: { 'users.txt': users } });
    new PgBouncerAmbassador(pod, HELPER, {
      placement,
      host: '127.0.0.1',
      database: 'orders',
      users: { secret: { name }, key: 'users.txt' },
      clientVariables: { host: 'PGHOST', port: 'PGPORT' },
      clients: [APP],
    });
  },
};

/** It asks every client for its password, and ends at once with INT, which its shell sends. */
function databaseScript(): string {
  const password = PASSWORD.replaceAll("'", "''");
  return [
    `trap 'kill -INT $server' TERM`,
    'initdb -D /data/orders -U postgres -A trust --no-sync --no-locale -E UTF8',
    'echo "host all all 127.0.0.1/32 scram-sha-256" > /data/orders/pg_hba.conf',
    'postgres --single -D /data/orders postgres << "."',
    `create user orders password '${password}'`,
    'create database orders owner orders',
    '.',
    'postgres -D /data/orders -c fsync=off -c unix_socket_directories= -c listen_addresses=127.0.0.1 & server=$!',
    'wait $server; wait $server',
  ].join('\n');
}

const CACHE: PresetCase = {
  name: 'redis',
  images: [REDIS],
  image: BOX,
  ask: String.raw`printf 'SET drink milk\r\nGET drink\r\nQUIT\r\n' | nc -w 5 $CACHE_HOST $CACHE_PORT | grep -q milk`,
  join: ({ pod, placement }) => {
    new RedisCacheSidecar(pod, HELPER, { placement, clientVariables: { host: 'CACHE_HOST', port: 'CACHE_PORT' } });
  },
};

/** The app finds its own Redis in the metrics. */
const METRICS: PresetCase = {
  name: 'exporter',
  images: [REDIS, { name: RedisExporterAdapter.IMAGE, programs: ['prometheus-redis-exporter'] }],
  image: BOX,
  ask: `wget -q -O - http://127.0.0.1:9121/metrics | grep -q '^redis_up 1'`,
  others: [
    {
      name: 'database',
      image: REDIS.name,
      args: ['--save', ''],
      ports: [{ containerPort: 6379 }],
      securityContext: { runAsUser: 999 },
    },
  ],
  join: ({ pod, placement }) => {
    new RedisExporterAdapter(pod, HELPER, { placement });
  },
};

/** What the app does when it is asked to read its settings again. */
const RELOAD = [
  '#!/bin/sh',
  'read up idle < /proc/uptime; read drink < /etc/shop/drink',
  `echo "$up ${APP} 1 reload-$drink" >> ${JOURNAL}/lines`,
  String.raw`printf 'Content-Type: text/plain\r\n\r\n'`,
].join('\n');

/** The app is asked to do so when the ConfigMap has changed. */
const RELOADER: PresetCase = {
  name: 'reloader',
  images: [{ name: ConfigReloaderSidecar.IMAGE, programs: ['prometheus-config-reloader'] }],
  image: BOX,
  ask: 'wget -q -O /dev/null http://127.0.0.1:8085/healthz',
  serves: [
    'mkdir -p /tmp/web/cgi-bin; cd /tmp/web/cgi-bin',
    'printf "%s\\n" "$RELOAD" > reload; chmod +x reload; httpd -f -p 8080 -h /tmp/web',
  ].join('; '),
  fields: () => ({
    env: [{ name: 'RELOAD', value: RELOAD }],
    ports: [{ containerPort: 8080 }],
    volumeMounts: [{ name: 'settings', mountPath: '/etc/shop' }],
  }),
  volumes: (name) => [{ name: 'settings', configMap: { name } }],
  join: ({ chart, pod, name, placement }) => {
    addObject(chart, 'ConfigMap', name, { data: { drink: 'milk' } });
    const reload = { port: 8080, path: '/cgi-bin/reload' };
    new ConfigReloaderSidecar(pod, HELPER, { placement, volumes: ['settings'], reload });
  },
  change: { event: 'reload-tea', make: pourTea },
};

/** The kubelet writes a ConfigMap anew when it works on the Pod: at the latest after a minute, or if the Pod changes. */
async function pourTea({ client }: Cluster, name: string): Promise<void> {
  const patch = async (kind: string, body: JsonObject): Promise<void> => {
    const path = `/api/v1/namespaces/default/${kind}/${name}`;
    await client.send('PATCH', path, JSON.stringify(body), 'application/merge-patch+json');
  };
  await patch('configmaps', { data: { drink: 'tea' } });
  await patch('pods', { metadata: { annotations: { 'example.com/drink': 'tea' } } });
}

function addObject(chart: Joined['chart'], kind: string, name: string, content: JsonObject): void {
  new ApiObject(chart, `${name}-${kind}`, { apiVersion: 'v1', kind, metadata: { name }, ...content });
}

/** TLS in front of the app, a database proxy, a cache, an adapter, and one that watches files. */
export const CASES: readonly PresetCase[] = [TLS, POOL, CACHE, METRICS, RELOADER];
