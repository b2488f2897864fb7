import { CONTAINERS_ADVICE } from '../../src/enforcement/advice/containers';
import { PORTS_ADVICE } from '../../src/enforcement/advice/ports';
import { VOLUMES_ADVICE } from '../../src/enforcement/advice/volumes';
import type { Finding } from '../../src/findings/finding';
import { isFindingId } from '../../src/rules/catalogue';
import { judgePod, type PodCase } from '../rules/judge-pod';

const TABLE = { ...CONTAINERS_ADVICE, ...PORTS_ADVICE, ...VOLUMES_ADVICE };

/** What is advised on the first finding of a Pod. */
function advice(pod: PodCase): string | undefined {
  const [finding] = judgePod(pod) as [Finding];
  return TABLE[finding.rule]?.(finding);
}

describe('the advice on what to write in code', () => {
  test('is about findings that exist', () => {
    expect(Object.keys(TABLE).filter((id) => !isFindingId(id))).toEqual([]);
  });

  test('shows how to add a container', () => {
    expect(advice({ spec: { containers: [] } })).toBe(
      `PodTemplate.of(workload).addContainer({ name: 'web', image: 'registry.example.com/web:1.0.0' });`,
    );
  });

  test('says where the name of a helper comes from', () => {
    const text = 'a helper takes the id of its construct as the name of its container, unless its props give a `name`.';
    expect(advice({ web: { name: 'Web' } })).toBe(text);
    expect(advice({ spec: { initContainers: [{ name: 'web', image: 'shop:1' }] } })).toBe(text);
  });

  test('says how the port of an adapter is named', () => {
    const ports = [1, 2].map((containerPort) => ({ containerPort, name: 'metrics' }));
    expect(advice({ web: { ports } })).toBe(
      "a helper names its ports in `ports: [{ number: 9090, name: 'admin' }]`, and that of its metrics in `metrics: { portName: 'app-metrics', … }`.",
    );
  });

  test('shows the volume that a mount lacks', () => {
    expect(advice({ web: { volumeMounts: [{ name: 'cache', mountPath: '/cache' }] } })).toBe(
      `PodTemplate.of(workload).addVolume({ name: 'cache', emptyDir: {} });`,
    );
    expect(advice({ web: { volumeMounts: [{ mountPath: '/cache' }] } })).toBe(
      `PodTemplate.of(workload).addVolume({ name: 'data', emptyDir: {} });`,
    );
  });

  test('offers one volume for several containers', () => {
    expect(advice({ spec: { volumes: [{ name: 'data' }, { name: 'data' }] } })).toBe(
      'one SharedVolume with several `volumeMounts` is one volume for several containers.',
    );
  });
});
