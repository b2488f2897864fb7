import { PodTemplate, type Manifest } from '../../src';
import { deployment, newChart, podOf, refusalOf } from './support';

const http = { httpGet: { path: '/healthz', port: 8080 }, periodSeconds: 5 };
const tcp = { tcpSocket: { port: 8080 } };

/** A Deployment whose container has a readiness and a liveness probe. */
function probed(chart = newChart()): { chart: ReturnType<typeof newChart>; template: PodTemplate } {
  const containers = [{ name: 'web', image: 'shop:1', readinessProbe: http, livenessProbe: http }];
  return { chart, template: PodTemplate.of(deployment(chart, 'web', { containers })) };
}

describe('setting fields of a container', () => {
  test('replaces each field as a whole, and leaves the others alone', () => {
    const { chart, template } = probed();
    template.setContainerFields('web', { readinessProbe: tcp });
    expect(podOf(chart)['containers']).toEqual([
      { name: 'web', image: 'shop:1', readinessProbe: tcp, livenessProbe: http },
    ]);
  });

  test('removes a field that is null or undefined, whether it is there or not', () => {
    const { chart, template } = probed();
    template.setContainerFields('web', { readinessProbe: undefined, livenessProbe: null, startupProbe: null });
    expect(podOf(chart)['containers']).toEqual([{ name: 'web', image: 'shop:1' }]);
  });

  test.each([undefined, null])('leaves out what is %s inside a field', (periodSeconds) => {
    const { chart, template } = probed();
    template.setContainerFields('web', { readinessProbe: { ...tcp, periodSeconds } });
    expect(podOf(chart)['containers'][0].readinessProbe).toEqual(tcp);
  });

  test('comes before merges, whatever the order of the code', () => {
    const { chart, template } = probed();
    template.mergeContainer('web', { readinessProbe: { periodSeconds: 7 } });
    template.setContainerFields('web', { readinessProbe: tcp });
    expect(podOf(chart)['containers'][0].readinessProbe).toEqual({ ...tcp, periodSeconds: 7 });
  });

  test('reaches native sidecars that other code adds, and the Pods below a scope', () => {
    const { chart, template } = probed();
    PodTemplate.all(chart).setContainerFields('logs', { startupProbe: tcp });
    template.addSidecar({ name: 'logs', image: 'logs:1', startupProbe: http });
    expect(podOf(chart)['initContainers'][0].startupProbe).toEqual(tcp);
  });

  test('copies what it is given, so that one object can serve several containers', () => {
    const { chart, template } = probed();
    const fields = { readinessProbe: { ...tcp } };
    template.setContainerFields('web', fields);
    (fields.readinessProbe as { periodSeconds?: number }).periodSeconds = 9;
    expect(podOf(chart)['containers'][0].readinessProbe).toEqual(tcp);
  });

  test('of a name that no container has is an error', () => {
    const { chart, template } = probed();
    template.setContainerFields('wep', { readinessProbe: tcp });
    expect(refusalOf(chart)).toContain('error unknown-container: no container has the name "wep": the Pod has "web".');
  });

  test('does not give the container another name, nor take its name away', () => {
    const first = probed();
    first.template.setContainerFields('web', { name: 'app' });
    expect(refusalOf(first.chart)).toContain(
      'error merge-failed: the piece {"name":…} cannot be merged: a container keeps its name.',
    );
    const second = probed();
    second.template.setContainerFields('web', { name: null, livenessProbe: null });
    expect(podOf(second.chart)['containers'][0].name).toBe('web');
  });

  test('that is not plain data is refused at once', () => {
    const { template } = probed();
    expect(() => template.setContainerFields('web', { readinessProbe: () => http } as Manifest)).toThrow(
      'a piece of a manifest is plain data, and readinessProbe is a function.',
    );
  });
});
