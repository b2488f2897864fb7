import { PodTemplate, RestartPolicy } from '../../src';
import { deployment, findingsOf, job, newChart, podOf, templateOf } from './support';

const WEB = { name: 'web', image: 'shop:1' };

function edited(edit: (podTemplate: PodTemplate) => void): { metadata: unknown; spec: unknown } {
  const chart = newChart();
  edit(PodTemplate.of(deployment(chart)));
  return templateOf(chart) as { metadata: unknown; spec: unknown };
}

describe('an edit of a Pod', () => {
  test('adds an app container after those that are there', () => {
    const { spec } = edited((pod) => pod.addContainer({ name: 'cache', image: 'redis:8' }));
    expect(spec).toEqual({ containers: [WEB, { name: 'cache', image: 'redis:8' }] });
  });

  test('adds an init step', () => {
    const { spec } = edited((pod) => pod.addInitStep({ name: 'migrate', image: 'shop:1', args: ['migrate'] }));
    expect(spec).toEqual({
      containers: [WEB],
      initContainers: [{ name: 'migrate', image: 'shop:1', args: ['migrate'] }],
    });
  });

  test('adds a native sidecar', () => {
    const { spec } = edited((pod) => pod.addSidecar({ name: 'logs', image: 'fluent-bit:4' }));
    expect(spec).toEqual({
      containers: [WEB],
      initContainers: [{ name: 'logs', image: 'fluent-bit:4', restartPolicy: 'Always' }],
    });
  });

  test('adds a volume and mounts it', () => {
    const { spec } = edited((pod) => {
      pod.addVolumeMount('web', { name: 'cache', mountPath: '/cache' });
      pod.addVolume({ name: 'cache', emptyDir: {} });
    });
    expect(spec).toEqual({
      containers: [{ ...WEB, volumeMounts: [{ name: 'cache', mountPath: '/cache' }] }],
      volumes: [{ name: 'cache', emptyDir: {} }],
    });
  });

  test('adds a variable and a port', () => {
    const { spec } = edited((pod) => {
      pod.addEnv('web', { name: 'MODE', value: '' });
      pod.addPort('web', { containerPort: 8080, name: 'http' });
    });
    expect(spec).toEqual({
      containers: [{ ...WEB, env: [{ name: 'MODE', value: '' }], ports: [{ containerPort: 8080, name: 'http' }] }],
    });
  });

  test('adds a label and an annotation, also one with the name of a method of every object', () => {
    const { metadata } = edited((pod) => {
      pod.addLabel('constructor', 'acme');
      pod.addAnnotation('toString', 'yes');
    });
    expect(metadata).toEqual({ labels: { app: 'web', constructor: 'acme' }, annotations: { toString: 'yes' } });
  });

  test('lets containers share a process namespace', () => {
    expect(edited((pod) => pod.shareProcessNamespace()).spec).toEqual({
      containers: [WEB],
      shareProcessNamespace: true,
    });
  });

  test('reaches init containers, sidecars and containers that a later line adds', () => {
    const { spec } = edited((pod) => {
      pod.addEnv('logs', { name: 'A', value: '1' });
      pod.mergeContainer('cache', { tty: true });
      pod.addContainer({ name: 'cache', image: 'redis:8' });
      pod.addSidecar({ name: 'logs', image: 'fluent-bit:4' });
    });
    expect(spec).toEqual({
      containers: [WEB, { name: 'cache', image: 'redis:8', tty: true }],
      initContainers: [
        { name: 'logs', image: 'fluent-bit:4', restartPolicy: 'Always', env: [{ name: 'A', value: '1' }] },
      ],
    });
  });

  test('leaves no empty object where nothing was put', () => {
    const { metadata } = edited((pod) => pod.mergeSpec({ hostname: 'web' }));
    expect(metadata).toEqual({ labels: { app: 'web' } });
  });

  test('is not changed by what happens to its piece later', () => {
    const args = ['serve'];
    const { spec } = edited((pod) => {
      pod.mergeContainer('web', { args });
      args.push('--debug');
    });
    expect(spec).toEqual({ containers: [{ ...WEB, args: ['serve'] }] });
  });
});

describe('the restart policy', () => {
  test('is set where the kind allows it', () => {
    const chart = newChart();
    PodTemplate.of(job(chart)).setRestartPolicy(RestartPolicy.ON_FAILURE);
    expect(podOf(chart)['restartPolicy']).toBe('OnFailure');
  });

  test('is refused where the kind does not allow it', () => {
    const chart = newChart();
    PodTemplate.of(deployment(chart)).setRestartPolicy(RestartPolicy.NEVER);
    expect(findingsOf(chart)).toMatchObject([
      { rule: 'restart-policy', location: { path: 'spec.template.spec.restartPolicy' }, value: '"Never"' },
    ]);
  });
});
