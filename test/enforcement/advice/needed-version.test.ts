import { Findings, KubernetesVersion, PodTemplate, Sidecar, TargetCluster } from '../../../src';
import { deployment, newChart } from '../../template/support';

test('the code for each field that the target lacks names the version that has all of them', () => {
  const chart = newChart();
  TargetCluster.set(chart, { version: KubernetesVersion.V1_28 });
  const web = deployment(chart);
  PodTemplate.of(web).mergeContainer('web', { lifecycle: { preStop: { sleep: { seconds: 5 } } } });
  new Sidecar(web, 'logs', { image: 'registry.example.com/logs:1.4.0', securityContext: { user: 65532 } });
  const codes = Findings.of(web).map(({ rule, fix, code }) => [rule, fix, code]);
  expect(codes).toEqual([
    [
      'feature-unavailable',
      'upgrade the cluster to Kubernetes 1.30 or newer, or use another handler.',
      'TargetCluster.set(app, { version: KubernetesVersion.V1_30 }) if the cluster runs that version.',
    ],
    [
      'field-dropped',
      'upgrade the cluster to Kubernetes 1.29 or newer, or enable the feature gate SidecarContainers, or move the container to `containers`.',
      'TargetCluster.set(app, { version: KubernetesVersion.V1_30 }) if the cluster runs that version, or `placement: Placement.APP_CONTAINER`.',
    ],
  ]);
});
