// cspell:words readines
import { k8s } from 'cdk8s-plus-27';
import { PodTemplate, Probe, type Manifest, type PodFields } from '../../src';
import { deployment, newChart, podOf, templateOf } from './support';

const chart = newChart();
const pod = PodTemplate.of(deployment(chart));

/** Never called: that the compiler takes or refuses each line is what is tested. */
export function refusedByTheCompiler(): void {
  // @ts-expect-error -- it is readinessProbe
  pod.mergeContainer('web', { readinesProbe: {} });
  // @ts-expect-error -- a field of a container, not of a Pod
  pod.mergeSpec({ livenessProbe: {} });
  // @ts-expect-error -- a value is a text
  pod.addEnv('web', { name: 'PORT', value: 8080 });
  // @ts-expect-error -- a port is a number
  pod.addPort('web', { containerPort: '8080' });
  // @ts-expect-error -- arguments are a list
  pod.addContainer({ name: 'tool', image: 'tool:1', args: 'run' });
  // @ts-expect-error -- it is name, deep inside
  pod.addVolume({ name: 'certs', projected: { sources: [{ secret: { nam: 'certs' } }] } });
  // @ts-expect-error -- it is mountPath
  pod.addVolumeMount('web', { name: 'data', mountpath: '/data' });
  // @ts-expect-error -- dnsPolicy stands in the spec
  pod.mergePatch({ dnsPolicy: 'None' });
  // @ts-expect-error -- it is periodSeconds
  Probe.fromManifest({ tcpSocket: { port: 80 }, period: 5 });
}

describe('the compiler takes as a piece', () => {
  const takes: readonly (readonly [string, PodFields.Container])[] = [
    ['a literal', { name: 'tool', image: 'tool:1', resources: { limits: { cpu: 1, memory: '64Mi' } } }],
    ['a manifest of unknown fields', { name: 'tool', fieldOfTomorrow: 1 } as Manifest],
    ['read from a file', JSON.parse('{ "name": "tool" }') as Manifest],
  ];

  test.each(takes)('what is %s', (_what, piece) => {
    expect(piece.name).toBe('tool');
  });

  test('a container of generated cdk8s code, which is written as plain data', () => {
    const generated: k8s.Container = {
      name: 'tool',
      image: 'tool:1',
      resources: { limits: { cpu: k8s.Quantity.fromNumber(1), memory: k8s.Quantity.fromString('64Mi') } },
      livenessProbe: { tcpSocket: { port: k8s.IntOrString.fromNumber(80) } },
    };
    pod.addContainer(generated);
    expect(podOf(chart)['containers']).toContainEqual({
      name: 'tool',
      image: 'tool:1',
      resources: { limits: { cpu: 1, memory: '64Mi' } },
      livenessProbe: { tcpSocket: { port: 80 } },
    });
  });

  test('whole objects of generated cdk8s code', () => {
    const metadata: k8s.ObjectMeta = { labels: { team: 'shop' } };
    const spec: k8s.PodSpec = { containers: [{ name: 'web', image: 'shop:1' }], tolerations: [{ key: 'shop' }] };
    const generated = newChart();
    PodTemplate.of(deployment(generated)).mergePatch({ metadata, spec });
    expect(templateOf(generated)).toMatchObject({ metadata, spec });
  });

  test('a variable whose texts are only known as texts', () => {
    const policy = { dnsPolicy: 'Default', tolerations: [{ operator: 'Exists' }] };
    pod.mergeSpec(policy);
    expect(podOf(chart)).toMatchObject(policy);
  });

  test('null, which removes a field, and undefined, which leaves it', () => {
    const named = newChart();
    const containers = [{ name: 'web', image: 'shop:1' }];
    const web = deployment(named, 'web', { containers, hostname: 'web', subdomain: 'shop' });
    PodTemplate.of(web).mergeSpec({ hostname: null, subdomain: undefined });
    expect(podOf(named)).toEqual({ containers, subdomain: 'shop' });
  });
});
