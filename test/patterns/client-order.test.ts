import { Ambassador, InitStep, Placement } from '../../src';
import { deployment, newChart, podOf, refusalOf } from '../template/support';

const PLAIN = { image: 'envoy:1', securityContext: { hardened: false } };
const PROXY = { ...PLAIN, listen: { number: 5432 }, clientVariables: { host: 'DATABASE_HOST' }, clients: ['migrate'] };

const FINDING = `1 finding:

error client-starts-first: "migrate" is a client of "proxy", but runs to completion before "proxy" starts.
  at:  test/web/proxy, Deployment "web", container "migrate"
  in:  spec.template.spec.initContainers[0]
  fix: put it after the ambassador, with \`after: ['proxy']\` in the InitStep; the ambassador has to be a native sidecar.`;

test('an init step that comes after the ambassador is told where it is', () => {
  const chart = newChart();
  const web = deployment(chart);
  new InitStep(web, 'migrate', { ...PLAIN, after: ['proxy'] });
  new Ambassador(web, 'proxy', PROXY);
  expect(podOf(chart)['initContainers']).toEqual([
    { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ports: [{ containerPort: 5432 }] },
    { name: 'migrate', image: 'envoy:1', env: [{ name: 'DATABASE_HOST', value: '127.0.0.1' }] },
  ]);
});

test('an init step that runs to completion before the ambassador starts cannot be its client', () => {
  const chart = newChart();
  const web = deployment(chart);
  new InitStep(web, 'migrate', PLAIN);
  new Ambassador(web, 'proxy', PROXY);
  expect(refusalOf(chart)).toBe(FINDING);
});

test('an init step cannot be the client of an ambassador that is an ordinary container', () => {
  const chart = newChart();
  const web = deployment(chart);
  new Ambassador(web, 'proxy', { ...PROXY, placement: Placement.APP_CONTAINER });
  new InitStep(web, 'migrate', PLAIN);
  expect(refusalOf(chart)).toBe(FINDING);
});
