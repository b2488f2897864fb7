import { JsonPatch, type ApiObject } from 'cdk8s';
import { Sidecar } from '../../src';
import { deployment, newChart, objectsOf, podOf, refusalOf } from '../template/support';

function joined(): { chart: ReturnType<typeof newChart>; web: ApiObject; sidecar: Sidecar; config: ApiObject } {
  const chart = newChart();
  const web = deployment(chart);
  const configuration = { path: '/etc/logs', files: { 'a.conf': 'a' } };
  const sidecar = new Sidecar(web, 'logs', { image: 'logs:1', securityContext: { hardened: false }, configuration });
  return { chart, web, sidecar, config: sidecar.node.findChild('config') as ApiObject };
}

const HEAD =
  'error companion-object: the Pod cannot mount its volume "logs-config": the ConfigMap that is made for it ';

test('a ConfigMap that a patch renames is followed by the volume', () => {
  const { chart, config } = joined();
  config.addJsonPatch(JsonPatch.replace('/metadata/name', 'other'));
  expect(podOf(chart)['volumes']).toEqual([{ name: 'logs-config', configMap: { name: 'other' } }]);
});

test('a workload that a patch moves into another namespace is refused', () => {
  const { chart, web } = joined();
  web.addJsonPatch(JsonPatch.add('/metadata/namespace', 'shop'));
  expect(refusalOf(chart)).toBe(`1 finding:

${HEAD}(test/web/logs/config) is in the default namespace, and the Pod in the namespace "shop".
  at:  test/web/logs, Deployment "shop/web"
  in:  Sidecar.configuration
  fix: set the namespace before the helper is created, for example on the chart, and leave the ConfigMap where it is.`);
});

test('both can be moved together', () => {
  const { chart, web, config } = joined();
  for (const object of [web, config]) object.addJsonPatch(JsonPatch.add('/metadata/namespace', 'shop'));
  expect(objectsOf(chart).map(({ metadata }) => (metadata as { namespace: string }).namespace)).toEqual([
    'shop',
    'shop',
  ]);
});

test('a ConfigMap that is removed is missed', () => {
  const { chart, sidecar } = joined();
  sidecar.node.tryRemoveChild('config');
  expect(refusalOf(chart).split('\n')[2]).toBe(`${HEAD}was removed from the tree.`);
});

const CHANGED =
  'error companion-object: the Pod does not find its files in the volume "logs-config": the ConfigMap that is made for it (test/web/logs/config)';

test.each<[string, (config: ApiObject) => void, string]>([
  ['a file', (config) => config.addJsonPatch(JsonPatch.remove('/data/a.conf')), 'no longer has "a.conf"'],
  ['all files', (config) => config.addJsonPatch(JsonPatch.remove('/data')), 'no longer has "a.conf"'],
  ['its kind', (config) => config.addJsonPatch(JsonPatch.replace('/kind', 'Secret')), 'is now a Secret'],
])('a ConfigMap that loses %s is refused', (_what, change, lost) => {
  const { chart, config } = joined();
  change(config);
  const [, , error, , option, fix] = refusalOf(chart).split('\n');
  expect([error, option, fix]).toEqual([
    `${CHANGED} ${lost}.`,
    '  in:  Sidecar.configuration',
    '  fix: leave the ConfigMap as it is, and change `configuration.files` instead.',
  ]);
});

test('a file whose text a patch changes is there', () => {
  const { chart, config } = joined();
  config.addJsonPatch(JsonPatch.replace('/data/a.conf', 'b'));
  expect(objectsOf(chart)).toHaveLength(2);
});
