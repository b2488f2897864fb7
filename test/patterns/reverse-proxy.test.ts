import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Include, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  Findings,
  KubernetesVersion,
  Placement,
  PodTemplate,
  Probe,
  ReverseProxy,
  Rules,
  type ReverseProxyProps,
} from '../../src';
import { findingText } from '../../src/findings/finding-text';
import { deployment, findingsOf, LABELS, newChart, podOf, refusalOf, type Json } from '../template/support';

const PROXY: ReverseProxyProps = {
  image: 'proxy:1',
  securityContext: { hardened: false },
  listen: { number: 8443 },
  upstream: { number: 8080 },
};
const HTTP = { containerPort: 8080, name: 'http' };

function web(chart: Chart, container: Json = {}): ApiObject {
  return deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports: [HTTP], ...container }] });
}

function service(chart: Chart, port: Json, more: Json = {}): ApiObject {
  const spec = { selector: LABELS, ports: [port], ...more };
  return new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec });
}

/** The ids of everything that is found in a chart. */
function found(chart: Chart): string[] {
  return Findings.of(chart).map(({ rule }) => rule);
}

describe('a reverse proxy', () => {
  test('takes the name of the port of the app, and finds the app by variables', () => {
    const chart = newChart();
    const proxy = new ReverseProxy(web(chart), 'tls', {
      ...PROXY,
      upstreamVariables: { host: 'APP_HOST', port: 'APP_PORT', address: 'APP', url: 'APP_URL', urlScheme: 'h2c' },
    });
    expect([proxy.containerName, proxy.port]).toEqual(['tls', 8443]);
    expect(podOf(chart)).toEqual({
      containers: [{ name: 'web', image: 'shop:1', ports: [{ containerPort: 8080 }] }],
      initContainers: [
        {
          name: 'tls',
          image: 'proxy:1',
          restartPolicy: 'Always',
          env: [
            { name: 'APP', value: '127.0.0.1:8080' },
            { name: 'APP_HOST', value: '127.0.0.1' },
            { name: 'APP_PORT', value: '8080' },
            { name: 'APP_URL', value: 'h2c://127.0.0.1:8080' },
          ],
          ports: [{ containerPort: 8443, name: 'http' }],
        },
      ],
    });
  });

  test('leaves the probes and hooks of the app to the app, by the number of its port', () => {
    const chart = newChart();
    const app = web(chart, {
      livenessProbe: { httpGet: { path: '/live', port: 'http' } },
      readinessProbe: { tcpSocket: { port: 'http' } },
      startupProbe: { httpGet: { path: '/start', port: 'admin' } },
      lifecycle: { preStop: { httpGet: { path: '/quit', port: 'http' } } },
      ports: [HTTP, { containerPort: 9000, name: 'admin' }],
    });
    new ReverseProxy(app, 'tls', { ...PROXY, readiness: Probe.fromHttpGet({ port: 'http', path: '/ready' }) });
    const { containers, initContainers } = podOf(chart);
    expect(containers).toEqual([
      {
        name: 'web',
        image: 'shop:1',
        livenessProbe: { httpGet: { path: '/live', port: 8080 } },
        readinessProbe: { tcpSocket: { port: 8080 } },
        startupProbe: { httpGet: { path: '/start', port: 'admin' } },
        lifecycle: { preStop: { httpGet: { path: '/quit', port: 8080 } } },
        ports: [{ containerPort: 8080 }, { containerPort: 9000, name: 'admin' }],
      },
    ]);
    expect(initContainers[0].readinessProbe).toEqual({ httpGet: { path: '/ready', port: 'http' } });
  });

  test('takes the name of a port that a later line gives the app', () => {
    const chart = newChart();
    const app = deployment(chart);
    new ReverseProxy(app, 'tls', PROXY);
    PodTemplate.of(app).addPort('web', HTTP);
    expect(podOf(chart)['initContainers'][0].ports).toEqual([{ containerPort: 8443, name: 'http' }]);
  });

  test('gives the port of the app another name if one is told', () => {
    const chart = newChart();
    new ReverseProxy(web(chart), 'tls', { ...PROXY, upstream: { number: 8080, name: 'http-app' } });
    expect(podOf(chart)['containers'][0].ports).toEqual([{ containerPort: 8080, name: 'http-app' }]);
  });

  test('with a name of its own leaves the port of the app its name', () => {
    const chart = newChart();
    new ReverseProxy(web(chart), 'tls', { ...PROXY, listen: { number: 8443, name: 'https' } });
    expect(podOf(chart)['containers'][0].ports).toEqual([HTTP]);
    expect(podOf(chart)['initContainers'][0].ports).toEqual([{ containerPort: 8443, name: 'https' }]);
  });

  test('takes nothing from a port for UDP, or from one without a name', () => {
    const chart = newChart();
    const udp = { containerPort: 8080, name: 'quic', protocol: 'UDP' };
    new ReverseProxy(web(chart, { ports: [udp, { containerPort: 8080 }] }), 'tls', PROXY);
    expect(podOf(chart)['containers'][0].ports).toEqual([udp, { containerPort: 8080 }]);
    expect(podOf(chart)['initContainers'][0].ports).toEqual([{ containerPort: 8443 }]);
  });

  test('can stand in front of another one', () => {
    const chart = newChart();
    const app = web(chart);
    new ReverseProxy(app, 'auth', { ...PROXY, listen: { number: 4180 } });
    new ReverseProxy(app, 'tls', { ...PROXY, upstream: { number: 4180 } });
    service(chart, { port: 443, targetPort: 'http' });
    const ports = (podOf(chart)['initContainers'] as Json[]).map((container) => container['ports'] as unknown);
    expect(ports).toEqual([[{ containerPort: 4180 }], [{ containerPort: 8443, name: 'http' }]]);
    expect(found(chart)).toEqual([]);
  });

  test('written before the one behind it is refused, since the name has gone to that one', () => {
    const chart = newChart();
    const app = web(chart);
    new ReverseProxy(app, 'tls', { ...PROXY, upstream: { number: 4180 } });
    new ReverseProxy(app, 'auth', { ...PROXY, listen: { number: 4180 } });
    expect(refusalOf(chart)).toBe(`1 finding:

error service-target: a Service that targets the port "http" does not lead to "tls": port 4180 of "auth" has got the name after "tls" could take it over.
  at:  test/web/tls, Deployment "web", container "tls"
  fix: write a proxy in front of another one behind it in the code, and name ports without a patch.`);
  });
});

describe('the port of the app', () => {
  test('that no container declares is refused, with those that are', () => {
    const chart = newChart();
    new ReverseProxy(web(chart), 'tls', { ...PROXY, upstream: { number: 8081 } });
    expect(refusalOf(chart)).toBe(`1 finding:

error upstream-port: no container of the app declares the port 8081, to which the proxy forwards: they declare 8080.
  at:  test/web/tls, Deployment "web"
  in:  ReverseProxy.upstream.number = 8081
  fix: write upstream: { number: 8080 }, or declare the port on the container that listens on it; if nobody is to declare it, write upstream: { number: 8081, undeclared: true }.`);
  });

  test('can be one that the app opens on localhost only', () => {
    const chart = newChart();
    new ReverseProxy(web(chart), 'tls', { ...PROXY, upstream: { number: 8081, undeclared: true } });
    expect(found(chart)).toEqual([]);
  });

  test('must be a port', () => {
    const chart = newChart();
    new ReverseProxy(web(chart), 'tls', { ...PROXY, upstream: { number: 0 } });
    expect(refusalOf(chart).split('\n')[2]).toBe(
      'error port-number: the port 0 that the proxy forwards to is not a whole number from 1 to 65535.',
    );
  });
});

describe('a Service', () => {
  test('that targets the name leads to the proxy', () => {
    const chart = newChart();
    new ReverseProxy(web(chart), 'tls', PROXY);
    service(chart, { port: 443, targetPort: 'http' });
    expect(found(chart)).toEqual([]);
  });

  test('that targets the number of the app is refused with the line to write', () => {
    const chart = newChart();
    new ReverseProxy(web(chart), 'tls', PROXY);
    service(chart, { port: 80, targetPort: 8080 });
    expect(refusalOf(chart)).toBe(`1 finding:

error service-target: port 80 leads to port 8080 of the Pod, past the proxy "tls" in front of it.
  at:  test/service, Service "web"
  in:  spec.ports[0].targetPort = 8080
  fix: write \`targetPort: 8443\`, the port of "tls".
  code: with cdk8s-plus, new kplus.Service(chart, 'service', { selector: workload, ports: [{ port: 80, targetPort: 8443 }] }); exposeViaService knows the ports of the app alone.`);
  });

  test.each<[string, Json]>([
    ['without targetPort', { port: 8080 }],
    ['of a name that the port of the app keeps', { port: 80, targetPort: 'plain' }],
  ])('%s is refused too', (_what, port) => {
    const chart = newChart();
    new ReverseProxy(web(chart, { ports: [{ containerPort: 8080, name: 'plain' }] }), 'tls', {
      ...PROXY,
      listen: { number: 8443, name: 'https' },
    });
    service(chart, port);
    expect(found(chart)).toEqual(['service-target']);
  });

  test.each<[string, Json, Json]>([
    ['for UDP', { port: 8080, protocol: 'UDP' }, {}],
    ['for the proxy', { port: 443, targetPort: 8443 }, {}],
    ['of other Pods', { port: 8080 }, { selector: { app: 'web', tier: 'front' } }],
    ['without a selector', { port: 8080 }, { selector: {} }],
    ['of a name that no container has', { port: 80, targetPort: 'other' }, {}],
  ])('%s is taken', (_what, port, more) => {
    const chart = newChart();
    new ReverseProxy(web(chart), 'tls', PROXY);
    service(chart, port, more);
    expect(found(chart)).toEqual([]);
  });

  test('of another namespace is taken', () => {
    const chart = newChart();
    new ReverseProxy(web(chart), 'tls', PROXY);
    const metadata = { name: 'web', namespace: 'other' };
    const spec = { selector: LABELS, ports: [{ port: 8080 }] };
    new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec });
    expect(found(chart)).toEqual([]);
  });

  test('that is meant to go past the proxy can be waived', () => {
    const chart = newChart();
    new ReverseProxy(web(chart), 'tls', PROXY);
    const metrics = service(chart, { port: 8080 });
    Rules.waive(metrics, 'service-target', { reason: 'Prometheus scrapes the app itself' });
    expect(Findings.of(chart).map(({ rule, waiver }) => [rule, waiver?.reason])).toEqual([
      ['service-target', 'Prometheus scrapes the app itself'],
    ]);
  });

  test('of cdk8s-plus targets a number, and is found by the path of its construct', () => {
    const chart = newChart();
    const shop = new kplus.Deployment(chart, 'shop', {
      containers: [{ name: 'shop', image: 'shop:1', portNumber: 8080 }],
      securityContext: { user: 65532 },
    });
    new ReverseProxy(shop, 'tls', PROXY);
    shop.exposeViaService({ name: 'shop' });
    expect(findingsOf(chart).map(({ rule, construct }) => [rule as string, construct as string])).toEqual([
      ['service-target', 'test/shop/shopService'],
    ]);
    const repaired = newChart();
    const other = new kplus.Deployment(repaired, 'shop', {
      containers: [{ name: 'shop', image: 'shop:1', portNumber: 8080 }],
      securityContext: { user: 65532 },
    });
    new ReverseProxy(other, 'tls', PROXY);
    new kplus.Service(repaired, 'service', { selector: other, ports: [{ port: 80, targetPort: 8443 }] });
    expect(found(repaired)).toEqual([]);
  });

  test('that is included is judged as well', () => {
    const folder = mkdtempSync(join(tmpdir(), 'reverse-proxy-'));
    const url = join(folder, 'web.yaml');
    writeFileSync(
      url,
      `apiVersion: v1
kind: Service
metadata: { name: included }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: http }, { port: 81, targetPort: 8080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: 'shop:1', ports: [{ containerPort: 8080, name: http }] }] }
`,
    );
    const chart = newChart();
    const include = new Include(chart, 'include', { url });
    rmSync(folder, { recursive: true });
    new ReverseProxy(include, 'tls', PROXY);
    expect(Findings.of(chart).map(({ location }) => location?.path)).toEqual(['spec.ports[1].targetPort']);
  });
});

describe('before Kubernetes 1.32, where Services do not find the names of ports of native sidecars', () => {
  test('a native sidecar that takes the name is a warning, since a Service can target the number', () => {
    const chart = newChart(KubernetesVersion.V1_31);
    new ReverseProxy(web(chart), 'tls', PROXY);
    expect(Findings.of(chart).map(findingText)).toEqual([
      `warning service-target: a Service that targets the port "http" does not lead to "tls": Kubernetes 1.31 looks for the name in \`containers\` alone, and it is a native sidecar.
  at:  test/web/tls, Deployment "web", container "tls"
  fix: let Services target the number 8443, make it an ordinary container with \`placement: Placement.APP_CONTAINER\`, or let TargetCluster say that the cluster runs 1.32 or newer.`,
    ]);
  });

  test('an ordinary container takes it', () => {
    const chart = newChart(KubernetesVersion.V1_31);
    new ReverseProxy(web(chart), 'tls', { ...PROXY, placement: Placement.APP_CONTAINER });
    service(chart, { port: 443, targetPort: 'http' });
    expect(found(chart)).toEqual([]);
    expect(podOf(chart)['containers'][1].ports).toEqual([{ containerPort: 8443, name: 'http' }]);
  });
});
