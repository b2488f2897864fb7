import * as kplus from 'cdk8s-plus-27';
import type { Chart } from 'cdk8s';
import { Findings, type FindingsError, PodTemplate, Probe, TargetCluster, type Manifest } from '../../src';
import { deployment, errorOf, newChart } from '../template/support';

/** `PodTemplate` as somebody sees it who knows cdk8s-plus, and has no compiler. */
type Careless = { readonly [method in keyof PodTemplate]: (...values: unknown[]) => void };

const VOLUME = (chart: Chart): kplus.Volume => kplus.Volume.fromEmptyDir(chart, 'volume', 'cache');
const SECRET = (chart: Chart): kplus.EnvValue =>
  kplus.EnvValue.fromSecretValue({ secret: kplus.Secret.fromSecretName(chart, 'secret', 'database'), key: 'password' });

/** What a user of cdk8s-plus writes by habit, and what the error tells to write. */
const HABITS: readonly [call: (pod: Careless, chart: Chart) => void, place: string, code: string][] = [
  [(pod) => pod.addEnv('web', { A: 'hush' }), 'addEnv.A', "write it as in { name: 'A', value: '…' }."],
  [
    (pod, chart) => pod.addEnv('web', { A: SECRET(chart) }),
    'addEnv.A',
    "write it as in { name: 'A', valueFrom: value.valueFrom }.",
  ],
  [
    (pod) => pod.addEnv('web', 'A', 'hush'),
    'addEnv.arguments[2]',
    "leave it out, and write `variable` as in { name: 'A', value: '…' }.",
  ],
  [
    (pod) => pod.addPort('web', { number: 9090, name: 'admin', hostIp: '127.0.0.1' }),
    'addPort.number',
    "write it as in { containerPort: 9090, name: 'admin', hostIP: '127.0.0.1' }.",
  ],
  [
    (pod) => pod.addPort('web', 9090, 'admin'),
    'addPort.arguments[2]',
    "leave it out, and write `port` as in { containerPort: 9090, name: 'admin' }.",
  ],
  [
    (pod) => pod.addVolume('cache', { emptyDir: {} }),
    'addVolume.arguments[1]',
    "leave it out, and write `volume` as in { name: 'cache', emptyDir: {} }.",
  ],
  [
    (pod, chart) => pod.addVolume(VOLUME(chart)),
    'addVolume',
    'let a workload of cdk8s-plus add it, with workload.addVolume(volume), and mount it by its name.',
  ],
  [
    (pod, chart) => pod.addVolumeMount('web', '/cache', VOLUME(chart)),
    'addVolumeMount.arguments[2]',
    "leave it out, and write `mount` as in { name: 'cache', mountPath: '/cache' }.",
  ],
  [
    (pod) => pod.addVolumeMount('web', 'cache', '/cache'),
    'addVolumeMount.arguments[2]',
    "leave it out, and write `mount` as in { name: 'cache', mountPath: '/cache' }.",
  ],
  [
    (pod, chart) => pod.addVolumeMount('web', { path: '/cache', volume: VOLUME(chart) }),
    'addVolumeMount.path',
    "write it as in { name: 'cache', mountPath: '/cache' }.",
  ],
  [
    (pod) => pod.addContainer('logs', 'logs:1'),
    'addContainer.arguments[1]',
    "leave it out, and write `container` as in { name: 'logs', image: 'logs:1' }.",
  ],
  [
    (pod) => pod.addSidecar({ name: 'logs', image: 'logs:1', portNumber: 80 }),
    'addSidecar.portNumber',
    'write it as in { ports: [{ containerPort: 80 }] }.',
  ],
  [
    (pod) => pod.addInitStep({ name: 'logs', image: 'logs:1', envVariables: { A: kplus.EnvValue.fromValue('hush') } }),
    'addInitStep.envVariables',
    "write it as in { env: [{ name: 'A', value: '…' }] }.",
  ],
  [
    (pod) => pod.mergeContainer('web', { env: { A: 'hush', B: 'hush' } }),
    'mergeContainer.env',
    "write it as in { env: [{ name: 'A', value: '…' }, { name: 'B', value: '…' }] }.",
  ],
  [
    (pod) => pod.setContainerFields('web', { readiness: Probe.fromTcpSocket({ port: 8080 }) }),
    'setContainerFields.readiness',
    'write it as in { readinessProbe: probe.manifest }.',
  ],
];

test.each(HABITS)('the line to write is told for %s', (call, place, fix) => {
  const chart = newChart();
  const pod = PodTemplate.of(deployment(chart)) as unknown as Careless;
  const error = errorOf(() => call(pod, chart)) as FindingsError;
  expect(error.findings.map((finding) => [finding.location?.option, finding.fix])).toEqual([
    [`PodTemplate.${place}`, fix],
  ]);
  expect(error.message).not.toContain('hush');
});

test('a field of that name is taken once the cluster is said to have it', () => {
  const chart = newChart();
  TargetCluster.set(chart, { additionalFields: ['portNumber'] });
  const web = deployment(chart);
  PodTemplate.of(web).mergeContainer('web', { portNumber: 80 } as Manifest);
  expect(Findings.of(web)).toEqual([]);
});
