import { Cpu } from 'cdk8s-plus-27';
import { KubernetesVersion, QosPolicy, Sidecar } from '../../src';
import { deployment, findingsOf, newChart, podOf, refusalOf, type Json } from '../template/support';
import { GUARANTEED, HELPER, messagesOf } from './support';

describe('resources of the Pod as a whole', () => {
  const podLevel = (limits: Json): Json => ({ containers: [{ name: 'web', image: 'shop:1' }], resources: { limits } });

  test('decide the class, so that helpers keep what they have, and the Pod its own requests', () => {
    const chart = newChart(KubernetesVersion.V1_34);
    const workload = deployment(chart, 'web', podLevel({ cpu: '1', memory: '1Gi' }));
    QosPolicy.of(workload).requireGuaranteed();
    new Sidecar(workload, 'logs', { ...HELPER, resources: { cpu: { request: Cpu.millis(10) } } });
    const pod = podOf(chart);
    expect(pod['initContainers'][0].resources).toEqual({ requests: { cpu: '10m' } });
    expect(pod['resources']).toEqual({ requests: { cpu: '1' }, limits: { cpu: '1', memory: '1Gi' } });
  });

  test('are left as they are if a container of the workload itself has a request', () => {
    const chart = newChart(KubernetesVersion.V1_34);
    const resources = { requests: { cpu: '500m' } };
    const containers = [{ name: 'web', image: 'shop:1', resources }];
    const workload = deployment(chart, 'web', { ...podLevel({ cpu: '1', memory: '1Gi' }), containers });
    new Sidecar(workload, 'logs', { ...HELPER, resources: { cpu: { request: Cpu.millis(10) } } });
    QosPolicy.of(workload).requireGuaranteed();
    expect(messagesOf(chart)).toEqual([
      `qos-class at test/web: test/web promises a Guaranteed Pod, ${GUARANTEED}, and it is Burstable: cpu requests (510m) and limits (1) differ for the Pod as a whole.`,
    ]);
  });

  test('are named if they miss the class', () => {
    const chart = newChart(KubernetesVersion.V1_34);
    QosPolicy.of(deployment(chart, 'web', podLevel({ cpu: '1' }))).requireGuaranteed();
    expect(refusalOf(chart).split('\n').slice(2)).toEqual([
      `error qos-class: test/web promises a Guaranteed Pod, ${GUARANTEED}, and it is Burstable: the Pod as a whole has no memory limit.`,
      '  at:  test/web, Deployment "web"',
      '  in:  spec.template.spec.resources = {"limits":{"cpu":"1"}}',
      '  fix: change the resources of the Pod as a whole, as QosTier.guaranteed({ cpu: Cpu.millis(100), memory: Size.mebibytes(128) }).applyToPod(workload) does, or leave them out.',
    ]);
  });

  test('do not count for a target that does not know them', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    QosPolicy.of(deployment(chart, 'web', podLevel({ cpu: '1', memory: '1Gi' }))).requireGuaranteed();
    expect(findingsOf(chart).map(({ rule }) => rule as unknown)).toEqual(['qos-class', 'field-dropped']);
  });
});
