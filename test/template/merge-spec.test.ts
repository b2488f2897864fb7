import { PodTemplate } from '../../src';
import { deployment, newChart, podOf, type Json } from './support';

/** The Pod after edits of one with this container. */
function merged(container: Json, edit: (podTemplate: PodTemplate) => void): Json {
  const chart = newChart();
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ...container }] });
  edit(PodTemplate.of(web));
  return podOf(chart);
}

describe('fields that are merged into the spec', () => {
  test('reach containers and volumes by name, and add those that are not there', () => {
    const { containers, volumes } = merged({ tty: true }, (pod) => {
      pod.addVolume({ name: 'data', emptyDir: {} });
      pod.mergeSpec({
        containers: [
          { name: 'web', stdin: true },
          { name: 'cache', image: 'redis:8' },
        ],
        volumes: [{ name: 'data', emptyDir: { medium: 'Memory' } }],
      });
    });
    expect(containers).toEqual([
      { name: 'web', image: 'shop:1', tty: true, stdin: true },
      { name: 'cache', image: 'redis:8' },
    ]);
    expect(volumes).toEqual([{ name: 'data', emptyDir: { medium: 'Memory' } }]);
  });

  test('leave a field as it is if they have it as undefined', () => {
    const { hostname, subdomain } = merged({}, (pod) => {
      pod.mergeSpec({ hostname: 'web', subdomain: 'shop' });
      pod.mergeSpec({ hostname: undefined, subdomain: null });
      pod.mergeSpec({ hostname: undefined });
    });
    expect([hostname, subdomain]).toEqual(['web', undefined]);
  });

  test('add containers that other edits name, whatever the order of the code', () => {
    const { containers } = merged({}, (pod) => {
      pod.addPort('cache', { containerPort: 6379 });
      pod.mergeContainer('cache', { tty: true });
      pod.mergeSpec({ containers: [{ name: 'cache', image: 'redis:8' }] });
    });
    expect(containers).toEqual([
      { name: 'web', image: 'shop:1' },
      { name: 'cache', image: 'redis:8', tty: true, ports: [{ containerPort: 6379 }] },
    ]);
  });

  test('change the kind of a volume without leaving the old one beside it', () => {
    const { volumes } = merged({}, (pod) => {
      pod.addVolume({ name: 'data', emptyDir: { medium: 'Memory' } });
      pod.mergeSpec({ volumes: [{ name: 'data', configMap: { name: 'settings' } }] });
    });
    expect(volumes).toEqual([{ name: 'data', configMap: { name: 'settings' } }]);
  });

  test('add to lists with a key, and replace other lists', () => {
    const pod = merged({}, (edit) => {
      edit.mergeSpec({ imagePullSecrets: [{ name: 'b' }], tolerations: [{ key: 'b' }] });
      edit.mergeSpec({ imagePullSecrets: [{ name: 'a' }], hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }] });
      edit.mergeSpec({ tolerations: [{ key: 'a' }] });
    });
    expect(pod).toEqual({
      containers: [{ name: 'web', image: 'shop:1' }],
      imagePullSecrets: [{ name: 'a' }, { name: 'b' }],
      hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }],
      tolerations: [{ key: 'a' }],
    });
  });

  test('count in the order of the code where they set or remove the same field', () => {
    const pod = merged({}, (edit) => {
      edit.mergeSpec({ tolerations: [{ key: 'a' }], hostname: 'a' });
      edit.mergeSpec({ tolerations: null, hostname: 'b' });
    });
    expect(pod).toEqual({ containers: [{ name: 'web', image: 'shop:1' }], hostname: 'b' });
  });
});
