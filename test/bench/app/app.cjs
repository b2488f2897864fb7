/** Synthesizes Deployments with Services, and prints how long that took: `app.cjs cdk8s|ours plus|plain|charts COUNT`. */
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { ApiObject, App, Chart } = require('cdk8s');

const [kind, objects, count] = process.argv.slice(2);
const KINDS = { cdk8s: () => App, ours: () => require('cdk8s-pod-patterns').ManifestApp };
const ADD = { plus: addPlusObjects, plain: addPlainObjects };

const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const app = new (KINDS[kind]())({ outdir });
  if (objects === 'charts') addCharts(app);
  else addToOneChart(app, ADD[objects]);
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  app.synth();
  const { user, system } = process.cpuUsage(cpu);
  console.log(JSON.stringify({ milliseconds: performance.now() - start, cpuMilliseconds: (user + system) / 1000 }));
} finally {
  rmSync(outdir, { recursive: true, force: true });
}

function addToOneChart(app, add) {
  const chart = new Chart(app, 'shop');
  for (let index = 0; index < Number(count); index += 1) add(chart, `web-${index}`);
}

function addCharts(app) {
  for (let index = 0; index < Number(count); index += 1) addPlusObjects(new Chart(app, `shop-${index}`), 'web');
}

function addPlusObjects(chart, id) {
  const { Deployment } = require('cdk8s-plus-27');
  const deployment = new Deployment(chart, id, {
    replicas: 2,
    containers: [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0', portNumber: 8080 }],
  });
  deployment.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
}

function addPlainObjects(chart, id) {
  const labels = { app: id };
  const container = {
    name: 'web',
    image: 'ghcr.io/acme/shop:1.42.0',
    ports: [{ containerPort: 8080 }],
    env: [
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'PORT', value: '8080' },
    ],
    resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '512Mi' } },
    securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true },
    startupProbe: { tcpSocket: { port: 8080 }, failureThreshold: 3 },
  };
  new ApiObject(chart, id, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container] } },
    },
  });
  new ApiObject(chart, `${id}-service`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { labels },
    spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
  });
}
