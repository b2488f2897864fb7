import { App, Chart } from 'cdk8s';
import { Findings, KubernetesVersion, Sidecar, TargetCluster } from '../../src';
import { deployment, messageOf } from '../template/support';

const logs = { image: 'fluent-bit:4', securityContext: { user: 2000 } };

function appWithSidecars(count: number): { app: App; chart: Chart } {
  const app = new App();
  const chart = new Chart(app, 'shop');
  for (let index = 0; index < count; index += 1) new Sidecar(deployment(chart, `web-${index}`), 'logs', logs);
  return { app, chart };
}

describe('an app that does not say which cluster it is for', () => {
  test('gets one finding for all that a newer one would mend, with the line to write', () => {
    expect(messageOf(() => appWithSidecars(2).app.synthYaml())).toBe(
      [
        '1 finding:',
        '',
        'error target-unset: code does not say which cluster the manifests are for, so they are for Kubernetes 1.27, and 2 fields need up to 1.29: spec.template.spec.initContainers[0].restartPolicy of shop/web-0/logs (1.29); spec.template.spec.initContainers[0].restartPolicy of shop/web-1/logs (1.29).',
        '  in:  TargetCluster.set',
        '  fix: name the version of the cluster; every finding that it does not mend is then listed by itself.',
        '  code: TargetCluster.set(app, { version: KubernetesVersion.V1_29 });',
      ].join('\n'),
    );
  });

  test('is told of the first five places, and the number of the others', () => {
    const [finding] = Findings.of(appWithSidecars(9).app);
    expect(finding?.message).toContain('9 fields need up to 1.29');
    expect(finding?.message).toContain('of shop/web-4/logs (1.29); and 4 more places.');
    expect(finding?.data).toEqual({ version: '1.29' });
  });

  test('gets nothing of it once the cluster is named', () => {
    const { app } = appWithSidecars(2);
    TargetCluster.set(app, { version: KubernetesVersion.V1_29 });
    expect(Findings.of(app)).toEqual([]);
  });
});

test('a cluster that is named and too old is a finding for each field', () => {
  const { app } = appWithSidecars(2);
  TargetCluster.set(app, { version: KubernetesVersion.V1_27 });
  expect(Findings.of(app).map(({ rule }) => rule)).toEqual(['feature-unavailable', 'feature-unavailable']);
});
