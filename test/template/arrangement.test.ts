import { PodTemplate } from '../../src';
import { deployment, newChart, podOf, templateOf } from './support';

const WEB = { name: 'web', image: 'shop:1' };

function edited(edit: (podTemplate: PodTemplate) => void): { metadata: unknown; spec: unknown } {
  const chart = newChart();
  edit(PodTemplate.of(deployment(chart)));
  return templateOf(chart) as { metadata: unknown; spec: unknown };
}

describe('what edits add stands in one order, whatever the order of the code', () => {
  test('containers and volumes by name, after those that were there', () => {
    const { spec } = edited((pod) => {
      pod.addContainer({ name: 'b', image: 'b:1' });
      pod.addVolume({ name: 'z', emptyDir: {} });
      pod.addContainer({ name: 'a', image: 'a:1' });
      pod.addVolume({ name: 'y', emptyDir: {} });
    });
    expect(spec).toEqual({
      containers: [WEB, { name: 'a', image: 'a:1' }, { name: 'b', image: 'b:1' }],
      volumes: [
        { name: 'y', emptyDir: {} },
        { name: 'z', emptyDir: {} },
      ],
    });
  });

  test('ports by number, not by text', () => {
    const { spec } = edited((pod) => {
      pod.addPort('web', { containerPort: 10000 });
      pod.addPort('web', { containerPort: 9000 });
      pod.addPort('web', { containerPort: 53 });
    });
    expect(spec).toEqual({
      containers: [{ ...WEB, ports: [{ containerPort: 53 }, { containerPort: 9000 }, { containerPort: 10000 }] }],
    });
  });

  test('ports of one number by their protocol', () => {
    const ports = [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }];
    const specs = [ports, [...ports].reverse()].map(
      (inOrder) => edited((pod) => inOrder.forEach((port) => pod.addPort('web', port))).spec,
    );
    expect(specs[1]).toEqual(specs[0]);
  });

  test('variables by name, and each before those whose values name it', () => {
    const { spec } = edited((pod) => {
      pod.addEnv('web', { name: 'ADDRESS', value: '$(HOST):$(PORT)' });
      pod.addEnv('web', { name: 'PORT', value: '80' });
      pod.addEnv('web', { name: 'HOST', value: 'db' });
      pod.addEnv('web', { name: 'BEST', value: 'yes' });
    });
    expect(spec).toEqual({
      containers: [
        {
          ...WEB,
          env: [
            { name: 'HOST', value: 'db' },
            { name: 'PORT', value: '80' },
            { name: 'ADDRESS', value: '$(HOST):$(PORT)' },
            { name: 'BEST', value: 'yes' },
          ],
        },
      ],
    });
  });

  test('a variable before one of the workload whose value names it, since Kubernetes reads from top to bottom', () => {
    const chart = newChart();
    const env = [
      { name: 'MODE', value: 'fast' },
      { name: 'URL', value: 'postgres://$(DATABASE_HOST)/shop' },
    ];
    const web = deployment(chart, 'web', { containers: [{ ...WEB, env }] });
    PodTemplate.of(web).addEnv('web', { name: 'DATABASE_HOST', value: '127.0.0.1' });
    PodTemplate.of(web).addEnv('web', { name: 'CACHE_HOST', value: '127.0.0.1' });
    expect(podOf(chart)['containers'][0].env).toEqual([
      { name: 'MODE', value: 'fast' },
      { name: 'DATABASE_HOST', value: '127.0.0.1' },
      { name: 'URL', value: 'postgres://$(DATABASE_HOST)/shop' },
      { name: 'CACHE_HOST', value: '127.0.0.1' },
    ]);
  });

  test('variables that name each other in a circle are all kept', () => {
    const { spec } = edited((pod) => {
      pod.addEnv('web', { name: 'A', value: '$(B)' });
      pod.addEnv('web', { name: 'B', value: '$(A)$(B)' });
    });
    expect(spec).toEqual({
      containers: [
        {
          ...WEB,
          env: [
            { name: 'B', value: '$(A)$(B)' },
            { name: 'A', value: '$(B)' },
          ],
        },
      ],
    });
  });
});
