import { KubernetesVersion, QosClass } from '../../src';
import '../../src/testing/setup';
import { GUARANTEED, manifest, messageOf, MIGRATE, PROXY } from './support';
import { NEWEST_VERSION } from '../../src/kubernetes/version';

const NEWEST = NEWEST_VERSION.toString();

describe('toHaveQosClass', () => {
  test('a Pod of the class passes, by the name of the class or its enum', () => {
    expect(manifest('web', GUARANTEED)).toHaveQosClass('Guaranteed');
    expect(manifest('web', GUARANTEED)).toHaveQosClass(QosClass.GUARANTEED);
    expect(manifest('web')).toHaveQosClass('BestEffort');
  });

  test('a Pod of another class fails with the container and the resource that decide', () => {
    const web = { resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '512Mi' } } };
    expect(messageOf(() => expect(manifest('web', web)).toHaveQosClass('Guaranteed'))).toBe(
      `expect(received).toHaveQosClass("Guaranteed")

Deployment "web", on Kubernetes ${NEWEST}, is Burstable: container "web" has no cpu limit.
  fix: give container "web" a cpu limit, and a request that is equal to it.`,
    );
  });

  test('behind .not a Pod of the class fails with what makes it that', () => {
    expect(messageOf(() => expect(manifest('web', GUARANTEED)).not.toHaveQosClass('Guaranteed'))).toBe(
      `expect(received).not.toHaveQosClass("Guaranteed")

Deployment "web", on Kubernetes ${NEWEST}, is Guaranteed: every container has equal requests and limits for cpu and memory.`,
    );
    expect(manifest('web')).not.toHaveQosClass('Guaranteed');
  });

  test('a class that does not exist is refused, also behind .not', () => {
    const received = manifest('web');
    const message = '"guaranteed" is not a QoS class: there are "Guaranteed", "Burstable" and "BestEffort".';
    expect(messageOf(() => expect(received).toHaveQosClass('guaranteed' as QosClass))).toBe(message);
    expect(messageOf(() => expect(received).not.toHaveQosClass('guaranteed' as QosClass))).toBe(message);
  });
});

describe('toHaveSidecar, toHaveInitStep and toHaveContainer', () => {
  const pod = manifest('web', {}, { initContainers: [PROXY, MIGRATE] });

  test('each finds its kind of container', () => {
    expect(pod).toHaveSidecar('proxy');
    expect(pod).toHaveInitStep('migrate');
    expect(pod).toHaveContainer('web');
    expect(pod).not.toHaveSidecar('migrate');
    expect(pod).not.toHaveInitStep('web');
    expect(pod).not.toHaveContainer('proxy');
  });

  test('a container that is missing fails with those that are there', () => {
    expect(messageOf(() => expect(pod).toHaveSidecar('log-shipper'))).toBe(
      `expect(received).toHaveSidecar("log-shipper")

Deployment "web", on Kubernetes ${NEWEST}, has no sidecar "log-shipper": it has sidecar "proxy", init step "migrate" and container "web".`,
    );
  });

  test('a container of another kind fails with the matcher for that kind', () => {
    expect(messageOf(() => expect(pod).toHaveSidecar('web'))).toBe(
      `expect(received).toHaveSidecar("web")

Deployment "web", on Kubernetes ${NEWEST}, has "web" as an ordinary container, and not as a sidecar.
  fix: expect it with toHaveContainer("web").`,
    );
    expect(messageOf(() => expect(pod).toHaveContainer('migrate'))).toBe(
      `expect(received).toHaveContainer("migrate")

Deployment "web", on Kubernetes ${NEWEST}, has "migrate" as an init step, and not as an ordinary container.
  fix: expect it with toHaveInitStep("migrate").`,
    );
  });

  test('a sidecar for a cluster without native sidecars fails with the version', () => {
    const target = { version: KubernetesVersion.V1_28 };
    expect(messageOf(() => expect(pod).toHaveSidecar('proxy', { target }))).toBe(
      `expect(received).toHaveSidecar("proxy")

Deployment "web", on Kubernetes 1.28, has "proxy" as an init step: this version drops the restartPolicy that makes it a sidecar.
  fix: name a cluster that has native sidecars (on by default from 1.29): with TargetCluster.set, or by the option target.`,
    );
    expect(pod).toHaveSidecar('proxy', { target: { ...target, featureGates: { SidecarContainers: true } } });
  });

  test('behind .not a container that is there fails', () => {
    expect(messageOf(() => expect(pod).not.toHaveSidecar('proxy'))).toBe(
      `expect(received).not.toHaveSidecar("proxy")

Deployment "web", on Kubernetes ${NEWEST}, has the sidecar "proxy".`,
    );
  });

  test('an empty name is refused', () => {
    expect(messageOf(() => expect(pod).not.toHaveInitStep(''))).toBe(
      '"" is not the name of a container: name it as in toHaveInitStep("web").',
    );
  });
});

describe('toRequestAtMost', () => {
  const proxy = { ...PROXY, resources: { requests: { cpu: '100m' } } };
  const pod = manifest('web', GUARANTEED, { initContainers: [proxy] });

  test('a Pod that requests no more passes, and what is not named is not looked at', () => {
    expect(pod).toRequestAtMost({ cpu: '600m' });
    expect(pod).toRequestAtMost({ cpu: 1, memory: '512Mi', 'nvidia.com/gpu': 0 });
    expect(pod).not.toRequestAtMost({ cpu: '599m' });
  });

  test('a Pod that requests more fails with the part of each container', () => {
    expect(messageOf(() => expect(pod).toRequestAtMost({ cpu: '0.5', memory: '1Gi' })))
      .toBe(`expect(received).toRequestAtMost({"cpu":"0.5","memory":"1Gi"})

Deployment "web", on Kubernetes ${NEWEST}, requests:
  > cpu 600m of 500m allowed: sidecar "proxy" 100m, container "web" 500m
    memory 512Mi of 1Gi allowed: container "web" 512Mi`);
  });

  test('where an init step sets the amount, it is named', () => {
    const migrate = { ...MIGRATE, resources: { requests: { memory: '2Gi' } } };
    const web = manifest('web', GUARANTEED, { initContainers: [migrate] });
    expect(messageOf(() => expect(web).toRequestAtMost({ memory: '1Gi' })))
      .toBe(`expect(received).toRequestAtMost({"memory":"1Gi"})

Deployment "web", on Kubernetes ${NEWEST}, requests:
  > memory 2Gi of 1Gi allowed: init container "migrate" needs more memory (2Gi) than the running Pod (512Mi)`);
  });

  test('what is no amount is refused', () => {
    expect(messageOf(() => expect(pod).toRequestAtMost({ cpu: 'much' }))).toBe(
      '"much" is not an amount of cpu: write it as in a manifest, such as 500m or 1Gi.',
    );
    expect(messageOf(() => expect(pod).not.toRequestAtMost({}))).toBe(
      "name at least one resource, as in { cpu: '500m', memory: '1Gi' }.",
    );
  });
});

describe('toBeAcceptedBy', () => {
  const labels = { app: 'web' };
  const { spec, ...head } = manifest('web', {}, { initContainers: [PROXY] }) as { spec: { template: object } };
  const { template } = spec;
  const pod = { ...head, spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, ...template } } };

  test('a Pod in which no rule finds an error passes', () => {
    expect(pod).toBeAcceptedBy(KubernetesVersion.V1_33);
    expect(pod).toBeAcceptedBy('1.29');
    expect(pod).not.toBeAcceptedBy('1.28');
  });

  test('a Pod with an error fails with the findings', () => {
    expect(messageOf(() => expect(pod).toBeAcceptedBy(KubernetesVersion.V1_27)))
      .toBe(`expect(received).toBeAcceptedBy(1.27)

Deployment "web", on Kubernetes 1.27, is not accepted, with 1 finding:

  error feature-unavailable: the target is Kubernetes 1.27, which does not know this field: native sidecars came with 1.28, off by default before 1.29.
    at:  Deployment "web", container "proxy"
    in:  spec.template.spec.initContainers[0].restartPolicy = "Always"
    fix: upgrade the cluster to Kubernetes 1.29 or newer, or move the container to \`containers\`.`);
  });

  test('behind .not a Pod without an error fails', () => {
    expect(messageOf(() => expect(pod).not.toBeAcceptedBy('1.33'))).toBe(`expect(received).not.toBeAcceptedBy("1.33")

Deployment "web", on Kubernetes 1.33, is accepted: no rule finds an error.`);
  });
});
