import * as kplus from 'cdk8s-plus-27';
import {
  Adapter,
  FluentBitOutput,
  FluentBitSidecar,
  LocalInclude,
  PodTemplate,
  ProbePresets,
  QosTier,
  Rules,
  Sidecar,
  TargetCluster,
  type FindingsError,
} from '../../src';
import { deployment, errorOf, newChart } from '../template/support';

/** The calls of the package as somebody sees them who has no compiler. */
type Careless = { readonly [method in keyof PodTemplate]: (...values: unknown[]) => void };

const chart = newChart();
const web = deployment(chart);
const template = PodTemplate.of(web) as unknown as Careless;
const any = (value: unknown): never => value as never;

/** The options and fixes of the findings of a call. */
function fixesOf(action: () => unknown): [option: string | undefined, fix: string][] {
  const { findings } = errorOf(action) as FindingsError;
  return findings.map(({ location, fix }) => [location?.option, fix]);
}

describe('names of cdk8s-plus inside of a piece get those of a manifest', () => {
  test.each<[string, () => void, string, string]>([
    [
      'a user',
      () => template.mergeContainer('web', { securityContext: { user: 1000 } }),
      'mergeContainer.securityContext.user',
      'write it as in { securityContext: { runAsUser: 1000 } }.',
    ],
    [
      'the number of a port',
      () => template.mergeContainer('web', { ports: [{ number: 8080 }] }),
      'mergeContainer.ports[0].number',
      'write it as in { ports: [{ containerPort: 8080 }] }.',
    ],
    [
      'the key of a variable',
      () => template.addEnv('web', { key: 'A', value: 'hush' }),
      'addEnv.key',
      "write it as in { name: 'A', value: '…' }.",
    ],
    [
      'a Secret as a volume',
      () => template.addVolume({ name: 'tls', secret: { name: 'web-tls' } }),
      'addVolume.secret.name',
      "write it as in { secret: { secretName: 'web-tls' } }.",
    ],
    [
      'a claim as a volume of the spec',
      () => template.mergeSpec({ volumes: [{ name: 'data', persistentVolumeClaim: { name: 'data' } }] }),
      'mergeSpec.volumes[0].persistentVolumeClaim.name',
      "write it as in { persistentVolumeClaim: { claimName: 'data' } }.",
    ],
    [
      'resources by name',
      () => template.mergeContainer('web', { resources: { cpu: { request: '100m', limit: kplus.Cpu.units(1) } } }),
      'mergeContainer.resources.cpu',
      "write it as in { resources: { requests: { cpu: '100m' }, limits: { cpu: '1' } } }.",
    ],
    [
      'a field of the spec in a container',
      () => template.mergeContainer('web', { terminationGracePeriodSeconds: 60 }),
      'mergeContainer.terminationGracePeriodSeconds',
      "it belongs to the Pod's spec: mergeSpec({ terminationGracePeriodSeconds: 60 }).",
    ],
    [
      'a field of a container in the spec',
      () => template.mergeSpec({ image: 'shop:2' }),
      'mergeSpec.image',
      "it belongs to a container: mergeContainer('web', { image: 'shop:2' }).",
    ],
    [
      'a spec in the spec',
      () => template.mergeSpec({ spec: { hostname: 'web' } }),
      'mergeSpec.spec',
      'write only what is in `spec`, as in mergeSpec({ terminationGracePeriodSeconds: 60 }).',
    ],
  ])('such as %s', (_title, action, option, fix) => {
    expect(fixesOf(action)).toEqual([[`PodTemplate.${option}`, fix]]);
  });

  test('unless the cluster has such a field', () => {
    const other = newChart();
    TargetCluster.set(other, { additionalFields: ['user'] });
    const pod = PodTemplate.of(deployment(other)) as unknown as Careless;
    expect(() => pod.mergeContainer('web', { securityContext: { user: 1000 } })).not.toThrow();
  });
});

describe('probes in a container', () => {
  test('as cdk8s-plus has them get a class that has a manifest', () => {
    const probe = kplus.Probe.fromHttpGet('/');
    const fix = "Probe.fromHttpGet({ port: 8080, path: '/healthz' }).manifest";
    expect([
      ...fixesOf(() => template.mergeContainer('web', { livenessProbe: probe })),
      ...fixesOf(() => template.mergeContainer('web', { liveness: probe })),
    ]).toEqual([
      ['PodTemplate.mergeContainer.livenessProbe', `write it as in ${fix}.`],
      ['PodTemplate.mergeContainer.liveness', `write it as in { livenessProbe: ${fix} }.`],
    ]);
  });

  test('as a set are told to be applied', () => {
    const probes = ProbePresets.http({ path: '/healthz', port: 8080 });
    expect(fixesOf(() => template.mergeContainer('web', probes))).toEqual([
      ['PodTemplate.mergeContainer', "apply it, as in probes.applyTo(workload, 'web')."],
    ]);
  });
});

describe('the line to write fits the option and the value', () => {
  test.each<[string, () => unknown, [string, string][]]>([
    [
      'variables as in a manifest',
      () => new Sidecar(web, 'a', any({ image: 'logs:1', env: [{ name: 'A', value: 'hush' }] })),
      [['Sidecar.env', "write it as in envVariables: { A: '…' }."]],
    ],
    [
      'variables as in a manifest under their own name',
      () => new Sidecar(web, 'b', any({ image: 'logs:1', envVariables: [{ name: 'A', valueFrom: {} }] })),
      [['Sidecar.envVariables', 'write it as in { A: { valueFrom: variable.valueFrom } }.']],
    ],
    [
      'a workload that is exempt',
      () => PodTemplate.all(chart, any({ except: web })),
      [['PodTemplate.all.except', 'write it as in except: [workload].']],
    ],
    [
      'a URL to include',
      () => new LocalInclude(chart, 'include', any({ url: 'https://example.com/a.yaml' })),
      [
        [
          'LocalInclude.url',
          "write it as in path: 'manifests.yaml', with a local file; the `Include` of cdk8s takes a URL as well.",
        ],
      ],
    ],
    [
      'a server without a host',
      () => FluentBitOutput.loki(any({})),
      [['FluentBitOutput.loki.host', "write it as in host: 'logs.example.com'."]],
    ],
    [
      'a waiver without a reason',
      () => Rules.waive(web, 'image-tag', any({})),
      [['Rules.waive.reason', "write it as in reason: 'the image has no shell'."]],
    ],
    [
      'a tier without CPU',
      () => QosTier.guaranteed(any({ memory: { amount: 1 } })).resources,
      [
        ['QosTier.guaranteed.cpu', "write it as in cpu: { amount: '500m' }."],
        ['QosTier.guaranteed.memory', 'write it as in Size.mebibytes(64).'],
      ],
    ],
    [
      'a port as a source',
      () => new Adapter(web, 'c', any({ image: 'exporter:1', source: 8081 })),
      [['Adapter.source', 'write it as in AdapterSource.fromPort(8081).']],
    ],
    [
      'a pattern of log files',
      () =>
        new FluentBitSidecar(web, 'd', any({ logFiles: ['/var/log/shop/*.log'], outputs: [FluentBitOutput.stdout()] })),
      [['FluentBitSidecar.logFiles[0]', "write it as in { volume: 'data', path: '/var/log/shop', files: ['*.log'] }."]],
    ],
  ])('such as that for %s', (_title, action, expected) => {
    expect(fixesOf(action)).toEqual(expected);
  });
});
