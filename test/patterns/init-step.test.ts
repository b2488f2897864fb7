import { InitStep, KubernetesVersion, Sidecar } from '../../src';
import { deployment, findingsOf, newChart, podOf, refusalOf, templateOf, type Json } from '../template/support';

const PLAIN = { image: 'shop:1', securityContext: { hardened: false } };

describe('an init step', () => {
  test('is an init container with nothing but what is said, also on the oldest cluster', () => {
    const chart = newChart(KubernetesVersion.V1_27);
    const step = new InitStep(deployment(chart), 'migrate', { ...PLAIN, args: ['migrate'] });
    expect(step.containerName).toBe('migrate');
    expect(templateOf(chart)).toEqual({
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [{ name: 'web', image: 'shop:1' }],
        initContainers: [{ name: 'migrate', image: 'shop:1', args: ['migrate'] }],
      },
    });
  });

  test('runs in the order of the code, and before or after a sidecar that it names', () => {
    const chart = newChart();
    const web = deployment(chart);
    new InitStep(web, 'one', PLAIN);
    new InitStep(web, 'two', PLAIN);
    new Sidecar(web, 'proxy', PLAIN);
    new InitStep(web, 'early', { ...PLAIN, before: ['proxy', 'one'] });
    new InitStep(web, 'late', { ...PLAIN, after: ['proxy'] });
    expect((podOf(chart)['initContainers'] as Json[]).map(({ name }) => name as string)).toEqual([
      'early',
      'one',
      'two',
      'proxy',
      'late',
    ]);
  });

  test('that names itself into a circle with a sidecar is refused with both names', () => {
    const chart = newChart();
    const web = deployment(chart);
    new Sidecar(web, 'proxy', { ...PLAIN, after: ['migrate'] });
    new InitStep(web, 'migrate', { ...PLAIN, after: ['proxy'] });
    expect(refusalOf(chart)).toBe(`1 finding:

error init-order: "migrate" before "proxy" before "migrate" forms a cycle.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  Sidecar.after
  fix: take one of these names out of its \`before\` or \`after\`.`);
  });

  test('that is given a probe or a hook by other means is refused', () => {
    const chart = newChart();
    const { podTemplate } = new InitStep(deployment(chart), 'migrate', PLAIN);
    podTemplate.mergeContainer('migrate', { readinessProbe: { exec: { command: ['true'] } }, lifecycle: {} });
    expect(
      findingsOf(chart).map(({ rule, location, construct }) => [rule, location?.path, construct] as unknown),
    ).toEqual([
      ['init-step-probe', 'spec.template.spec.initContainers[0].lifecycle', 'test/web/migrate'],
      ['init-step-probe', 'spec.template.spec.initContainers[0].readinessProbe', 'test/web/migrate'],
    ]);
  });
});
