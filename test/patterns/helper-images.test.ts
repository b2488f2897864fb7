import { App } from 'cdk8s';
import { HelperImages, RedisExporterAdapter, Sidecar } from '../../src';
import { deployment, messageOf, newChart, podOf, type Json } from '../template/support';

const HARDENED = { securityContext: { user: 65532 } };

function imagesOf(chart: ReturnType<typeof newChart>): string[] {
  const pod = podOf(chart);
  return [...(pod['initContainers'] as Json[]), ...(pod['containers'] as Json[])].map(({ image }) => image as string);
}

test('the images of all helpers come from the registry, whether they are added before or after', () => {
  const chart = newChart();
  const ports = [{ containerPort: 6379 }];
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports }] });
  new Sidecar(web, 'logs', { image: 'ghcr.io/acme/logs:2@sha256:' + 'a'.repeat(64), ...HARDENED });
  HelperImages.of(chart).useRegistry('registry.example.com:5000/mirror', { pullSecrets: [{ name: 'mirror' }] });
  new RedisExporterAdapter(web, 'metrics');
  new Sidecar(web, 'official', { image: 'haproxy:3.4.3', ...HARDENED });
  new Sidecar(web, 'own', { image: 'registry.example.com:5000/mirror/own:1', ...HARDENED });
  expect(imagesOf(chart)).toEqual([
    `registry.example.com:5000/mirror/acme/logs:2@sha256:${'a'.repeat(64)}`,
    'registry.example.com:5000/mirror/oliver006/redis_exporter:v1.91.1',
    'registry.example.com:5000/mirror/library/haproxy:3.4.3',
    'registry.example.com:5000/mirror/own:1',
    'shop:1',
  ]);
  expect(podOf(chart)['imagePullSecrets']).toEqual([{ name: 'mirror' }]);
});

test('pull secrets are added to those of the Pod once', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', {
    containers: [{ name: 'web', image: 'shop:1' }],
    imagePullSecrets: [{ name: 'own' }, { name: 'mirror' }],
  });
  new Sidecar(web, 'logs', { image: 'logs:1', ...HARDENED });
  HelperImages.of(web).useRegistry('localhost', { pullSecrets: [{ name: 'mirror' }, { name: 'other' }] });
  expect(podOf(chart)['imagePullSecrets']).toEqual([{ name: 'own' }, { name: 'mirror' }, { name: 'other' }]);
});

test('a Pod without helpers stays as it is', () => {
  const chart = newChart();
  deployment(chart);
  HelperImages.of(chart).useRegistry('registry.example.com', { pullSecrets: [{ name: 'mirror' }] });
  expect(podOf(chart)).toEqual({ containers: [{ name: 'web', image: 'shop:1' }] });
});

test('the nearest scope counts', () => {
  const chart = newChart();
  const web = deployment(chart);
  HelperImages.of(App.of(chart)).useRegistry('far.example.com');
  HelperImages.of(web).useRegistry('near.example.com');
  new Sidecar(web, 'logs', { image: 'logs:1', ...HARDENED });
  expect(imagesOf(chart)[0]).toBe('near.example.com/library/logs:1');
});

test.each([
  '',
  'mirror',
  'https://registry.example.com',
  'registry.example.com/',
  'registry.example.com/Folder',
  'a b.c',
])('the registry %j is refused', (registry) => {
  expect(messageOf(() => HelperImages.of(newChart()).useRegistry(registry))).toBe(`1 finding:

error preset-option: ${JSON.stringify(registry)} is not the host of a registry, with or without folders.
  in:  HelperImages.useRegistry.registry = ${JSON.stringify(registry)}
  fix: write it without a scheme and without "/" at the end, as in "registry.example.com/mirror".`);
});

test('every pull secret without a valid name is refused', () => {
  const pullSecrets = [{ name: '' }, { name: 'mirror' }, { name: 'My' }];
  const text = messageOf(() => HelperImages.of(newChart()).useRegistry('registry.example.com', { pullSecrets }));
  expect(text.split('\n').filter((line) => line.startsWith('  in:'))).toEqual([
    '  in:  HelperImages.useRegistry.pullSecrets[0].name = ""',
    '  in:  HelperImages.useRegistry.pullSecrets[2].name = "My"',
  ]);
});
