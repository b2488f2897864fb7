// An app of plain objects, so that `cdk8s synth` alone takes little time; the number of charts is its argument.
const { ApiObject, App, Chart } = require('cdk8s');

const app = new App();
for (let index = 0; index < Number(process.argv[2]); index += 1) {
  const chart = new Chart(app, `shop-${index}`);
  const labels = { 'app.kubernetes.io/name': `shop-${index}` };
  const container = {
    name: 'web',
    image: 'ghcr.io/acme/shop:1.42.0',
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: { httpGet: { path: '/readyz', port: 'http' } },
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
  };
  new ApiObject(chart, 'deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { labels },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container] } },
    },
  });
  new ApiObject(chart, 'service', {
    apiVersion: 'v1',
    kind: 'Service',
    spec: { selector: labels, ports: [{ port: 80, targetPort: 'http' }] },
  });
}
app.synth();
