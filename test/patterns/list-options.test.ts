import { Duration } from 'cdk8s';
import {
  Ambassador,
  Findings,
  GitSyncSidecar,
  GracefulShutdown,
  InitStep,
  OtelCollectorSidecar,
  CollectorExporter,
  PodTemplate,
  QosPolicy,
  SharedVolume,
  Sidecar,
} from '../../src';
import type { ApiObject } from 'cdk8s';
import { deployment, messageOf, newChart } from '../template/support';

const PLAIN = { image: 'example.com/helper:1.0.0', securityContext: { user: 65532 } };
const NAMES = ['web', 'wbe'];

/** Each option that lists containers, with one that there is and one that there is not. */
const OPTIONS: { readonly [place: string]: (web: ApiObject) => unknown } = {
  'Ambassador.clients[1]': (web) =>
    new Ambassador(web, 'a', { ...PLAIN, listen: 81, clientVariables: { host: 'A' }, clients: NAMES }),
  'Sidecar.localhostEndpoints[1].clients[1]': (web) => {
    const first = { listen: 81, clientVariables: {} };
    const second = { listen: '/run/a/a.sock', clientVariables: {}, clients: NAMES };
    return new Sidecar(web, 'a', { ...PLAIN, localhostEndpoints: [first, second] });
  },
  'Sidecar.before[1]': (web) => new Sidecar(web, 'a', { ...PLAIN, before: NAMES }),
  'InitStep.after[1]': (web) => new InitStep(web, 'a', { ...PLAIN, after: NAMES }),
  'PodTemplate.addSidecar.after[1]': (web) =>
    PodTemplate.of(web).addSidecar({ name: 'a', image: PLAIN.image }, { after: NAMES }),
  'GitSyncSidecar.clients[1]': (web) =>
    new GitSyncSidecar(web, 'a', { repository: 'https://git.example.com/a.git', path: '/a', clients: NAMES }),
  'GitSyncSidecar.before[1]': (web) =>
    new GitSyncSidecar(web, 'a', { repository: 'https://git.example.com/a.git', path: '/a', before: NAMES }),
  'OtelCollectorSidecar.otlp.clients[1]': (web) =>
    new OtelCollectorSidecar(web, 'a', {
      otlp: { clients: NAMES },
      exporters: [CollectorExporter.otlpHttp({ endpoint: 'https://otlp.example.com' })],
    }),
  'GracefulShutdown.containers[1]': (web) =>
    new GracefulShutdown(web, 'a', { timeout: Duration.seconds(5), containers: NAMES }),
  "GracefulShutdown.sidecarTimeouts['wbe']": (web) =>
    new GracefulShutdown(web, 'a', { timeout: Duration.seconds(5), sidecarTimeouts: { wbe: Duration.seconds(5) } }),
  'QosPolicy.requireExclusiveCores.containers[1]': (web) => QosPolicy.of(web).requireExclusiveCores(...NAMES),
  'SharedVolume.sharedMemory.containers[1]': (web) => SharedVolume.sharedMemory(web, 'a', { containers: NAMES }),
  'SharedVolume.volumeMounts[1].container': (web) =>
    new SharedVolume(web, 'a', { volumeMounts: NAMES.map((container) => ({ container, path: '/a' })) }),
};

test.each(Object.entries(OPTIONS))('a container that is not there is found at %s', (place, make) => {
  const web = deployment(newChart());
  make(web);
  const found = Findings.of(web).filter(({ value }) => value === '"wbe"');
  expect([...new Set(found.map(({ location }) => location?.option))]).toEqual([place]);
});

test('a helper that is its own client is told where its name stands', () => {
  const listen = { listen: 81, clientVariables: { host: 'A' } };
  const web = deployment(newChart());
  expect(messageOf(() => new Ambassador(web, 'a', { ...PLAIN, ...listen, clients: ['web', 'a'] }))).toContain(
    '\n  in:  Ambassador.clients[1] = "a"\n',
  );
});

test('every kind that is not known is told with its place', () => {
  const message = messageOf(() => PodTemplate.all(newChart(), { kinds: ['Deployments', 'Job', 'Jobs'] }));
  expect(message.match(/in: .*/g)).toEqual([
    'in:  PodTemplate.all.kinds[0] = "Deployments"',
    'in:  PodTemplate.all.kinds[2] = "Jobs"',
  ]);
});
