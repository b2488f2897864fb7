import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { KubernetesVersion, PodTemplate, TargetCluster } from '../../src';
import { deployment, findingsOf, messageOf, newChart, objectsOf, podOf, refusalOf } from './support';
import { LAST_KNOWN } from '../support/versions';

function chartWithSidecar(scope: Construct, id = 'test'): Chart {
  const chart = new Chart(scope, id);
  PodTemplate.of(deployment(chart)).addSidecar({ name: 'logs', image: 'fluent-bit:4' });
  return chart;
}

describe('the cluster of a Pod', () => {
  test('runs Kubernetes 1.27 with its own feature gates where nothing is said', () => {
    const target = TargetCluster.of(new Chart(new App(), 'test'));
    expect([target.version.toString(), target.featureGates]).toEqual(['1.27', {}]);
  });

  test('is the one that is nearest above', () => {
    const app = new App();
    const chart = new Chart(app, 'test');
    const group = new Construct(chart, 'group');
    const web = deployment(group);
    TargetCluster.set(web, { version: KubernetesVersion.V1_36 });
    TargetCluster.set(app, { version: KubernetesVersion.V1_29 });
    TargetCluster.set(group, { version: KubernetesVersion.V1_33 });
    const versions = [app, chart, group, web].map((scope) => TargetCluster.of(scope).version.toString());
    expect(versions).toEqual(['1.29', '1.29', '1.33', '1.36']);
  });

  test('that is nearest and names a version counts as a whole: gates of a wider one do not reach it', () => {
    const app = new App();
    const chart = new Chart(app, 'test');
    TargetCluster.set(app, { version: KubernetesVersion.V1_28, featureGates: { SidecarContainers: true } });
    TargetCluster.set(chart, { version: KubernetesVersion.V1_28 });
    expect(TargetCluster.of(chart).featureGates).toEqual({});
  });

  test('keeps its version and its gates where a nearer scope only sets another gate', () => {
    const app = new App();
    const chart = new Chart(app, 'test');
    TargetCluster.set(app, { version: KubernetesVersion.V1_28, featureGates: { SidecarContainers: true } });
    TargetCluster.set(chart, { featureGates: { PodHostIPs: true } });
    const { version, featureGates } = TargetCluster.of(chart);
    expect([version.toString(), featureGates]).toEqual(['1.28', { SidecarContainers: true, PodHostIPs: true }]);
  });

  test('can be said again, and does not change with the object that was given', () => {
    const app = new App();
    TargetCluster.set(app, { version: KubernetesVersion.of('1.38') });
    const featureGates: { [gate: string]: boolean } = { A: true };
    TargetCluster.set(app, { version: KubernetesVersion.of('1.38'), featureGates });
    featureGates['B'] = true;
    const { version, featureGates: kept } = TargetCluster.of(app);
    expect([version.toString(), kept]).toEqual(['1.38', { A: true }]);
  });

  test('cannot be said again with another version, which the order of the lines would choose between', () => {
    const chart = newChart(KubernetesVersion.V1_28);
    const app = chart.node.root;
    expect(
      messageOf(() => TargetCluster.set(app, { version: KubernetesVersion.V1_33 }))
        .split('\n')
        .slice(2),
    ).toEqual([
      'error chosen-twice: the cluster of this scope runs Kubernetes 1.28 by one call, and 1.33 by another.',
      '  at:  (the app)',
      '  in:  TargetCluster.set.version = "1.33"',
      '  fix: keep one of the two calls, or make one of them for a chart.',
    ]);
    TargetCluster.set(chart, { version: KubernetesVersion.V1_33 });
    expect(TargetCluster.of(chart).version.toString()).toBe('1.33');
  });

  test('of one app is not that of another', () => {
    const [one, other] = [new App(), new App()];
    TargetCluster.set(one, { version: KubernetesVersion.V1_36 });
    expect(TargetCluster.of(other).version).toBe(KubernetesVersion.V1_27);
  });
});

describe('a field that the cluster does not have is refused', () => {
  test('on the default target, with the line to write', () => {
    expect(refusalOf(chartWithSidecar(new App()))).toBe(`1 finding:

error target-unset: code does not say which cluster the manifests are for, so they are for Kubernetes 1.27, and 1 field needs up to 1.29: spec.template.spec.initContainers[0].restartPolicy of test/web (1.29).
  in:  TargetCluster.set
  fix: name the version of the cluster; every finding that it does not mend is then listed by itself.
  code: TargetCluster.set(app, { version: KubernetesVersion.V1_29 });`);
  });

  test('on a target that is named, with every cure', () => {
    const app = new App();
    TargetCluster.set(app, { version: KubernetesVersion.V1_27 });
    expect(refusalOf(chartWithSidecar(app))).toBe(`1 finding:

error feature-unavailable: the target is Kubernetes 1.27, which does not know this field: native sidecars came with 1.28, off by default before 1.29.
  at:  test/web, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[0].restartPolicy = "Always", by PodTemplate.addSidecar
  fix: upgrade the cluster to Kubernetes 1.29 or newer, or move the container to \`containers\`.
  code: TargetCluster.set(app, { version: KubernetesVersion.V1_29 }) if the cluster runs that version, or \`placement: Placement.APP_CONTAINER\`.`);
  });

  test('in one chart and not in another that is for a newer cluster', () => {
    const app = new App();
    const [older, newer] = [chartWithSidecar(app, 'older'), chartWithSidecar(app, 'newer')];
    TargetCluster.set(newer, { version: KubernetesVersion.V1_29 });
    expect(findingsOf(older)).toMatchObject([{ rule: 'target-unset', data: { version: '1.29' } }]);
    TargetCluster.set(older, { version: KubernetesVersion.V1_29 });
    expect(objectsOf(older)).toHaveLength(1);
  });

  test('unless its feature gate is on, and where a gate that is on by default is off', () => {
    const app = new App();
    const chart = chartWithSidecar(app);
    TargetCluster.set(app, { version: KubernetesVersion.V1_28, featureGates: { SidecarContainers: true } });
    expect(podOf(chart)['initContainers']).toHaveLength(1);
    TargetCluster.set(chart, { version: KubernetesVersion.V1_29, featureGates: { SidecarContainers: false } });
    expect(findingsOf(chart)).toMatchObject([{ rule: 'field-dropped', container: 'logs' }]);
  });

  test('but what the workload has of its own, where nothing is added, is left to cdk8s', () => {
    const chart = new Chart(new App(), 'test');
    deployment(chart, 'web', { resources: { limits: { cpu: '1' } } });
    expect(objectsOf(chart)).toHaveLength(1);
  });
});

test('a version that is none, or too old, is refused', () => {
  expect(messageOf(() => KubernetesVersion.of('1.26'))).toBe(
    `1 finding:

error target-version: "1.26" is not a version of Kubernetes that can be a target: those are 1.27 to ${LAST_KNOWN}.
  in:  KubernetesVersion.of = "1.26"
  fix: write it as in KubernetesVersion.of('1.33') or KubernetesVersion.of('1.33.4').`,
  );
});

describe('what is not a target is refused at once', () => {
  test('a feature gate with a misspelt name', () => {
    const app = new App();
    expect(messageOf(() => TargetCluster.set(app, { featureGates: { SidecarContainer: true } }))).toBe(`1 finding:

error feature-gate: no field of a Pod depends on a feature gate "SidecarContainer".
  at:  (the app)
  in:  TargetCluster.set.featureGates['SidecarContainer']
  fix: did you mean "SidecarContainers"? Use that name.`);
  });

  test.each([
    [null, 'null', 'leave it out, or write it as in KubernetesVersion.V1_33'],
    ['1.33', 'a string', "write it as in KubernetesVersion.of('1.33')"],
    [1.33, 'a number', "write it as in KubernetesVersion.of('1.33')"],
    [{}, 'an object', 'write it as in KubernetesVersion.V1_33'],
  ])('a version that is %p', (version, words, fix) => {
    expect(messageOf(() => TargetCluster.set(new App(), { version: version as never }))).toBe(`1 finding:

error option-type: \`version\` must be a KubernetesVersion, and is ${words}.
  at:  (the app)
  in:  TargetCluster.set.version = ${JSON.stringify(version)}
  fix: ${fix}.`);
  });

  test('nor one that the version has locked to the other value', () => {
    const app = new App();
    const chart = new Chart(app, 'shop');
    TargetCluster.set(app, { version: KubernetesVersion.V1_33, featureGates: { SidecarContainers: true } });
    expect(messageOf(() => TargetCluster.set(chart, { featureGates: { SidecarContainers: false } }))).toBe(`1 finding:

error feature-gate: "SidecarContainers" is locked to true since Kubernetes 1.33: no API server of 1.33 runs with false.
  at:  shop
  in:  TargetCluster.set.featureGates['SidecarContainers'] = false
  fix: leave it out, or name the version that the cluster has.`);
    const other = { version: KubernetesVersion.V1_32, featureGates: { SidecarContainers: false } };
    expect(TargetCluster.set(chart, other).featureGates).toEqual({ SidecarContainers: false });
  });

  test('but not a gate that no field of a Pod depends on, or a constant of a version', () => {
    const app = new App();
    TargetCluster.set(app, { version: KubernetesVersion.V1_33, featureGates: { NodeSwap: false, toString: true } });
    expect(TargetCluster.of(app).featureGates).toEqual({ NodeSwap: false, toString: true });
  });
});
