import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { InitStep, Placement, PodTemplate, QosPolicy, QosTier, Sidecar } from '../../src';
import { findingsOf, newChart, podOf, refusalOf, type Json } from '../template/support';
import { EQUAL, GUARANTEED, HELPER, messagesOf, web } from './support';

const { Cpu } = kplus;

describe('a Pod that is to be Guaranteed', () => {
  test('is synthesized unchanged if it has it', () => {
    const chart = newChart();
    QosPolicy.of(web(chart, EQUAL)).requireGuaranteed();
    expect(podOf(chart)['containers'][0].resources).toEqual(EQUAL);
  });

  test('is refused with the defaults of cdk8s-plus, which are named with the line that replaces them', () => {
    const chart = newChart();
    const containers = [{ name: 'web', image: 'shop:1' }];
    QosPolicy.of(new kplus.Deployment(chart, 'web', { containers, metadata: { name: 'web' } })).requireGuaranteed();
    expect(refusalOf(chart).split('\n')).toEqual([
      '1 finding:',
      '',
      `error qos-class: test/web promises a Guaranteed Pod, ${GUARANTEED}, and it is Burstable: "web" requests 1000m of cpu and has a limit of 1500m, requests 512Mi of memory and has a limit of 2048Mi, which cdk8s-plus writes for a container without \`resources\`.`,
      '  at:  test/web, Deployment "web", container "web"',
      '  in:  spec.template.spec.containers[0].resources = {"limits":{"cpu":"1500m","memory":"2048Mi"},"requests":{"cpu":"1000m","memory":"512Mi"}}',
      '  fix: write `resources: QosTier.guaranteed({ cpu: Cpu.units(1), memory: Size.mebibytes(512) }).resources` for "web".',
    ]);
  });

  test('is refused for each container that has nothing, too little or too much, with a tier of its own amounts', () => {
    const chart = newChart();
    const workload = web(chart, { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '1Gi' } });
    QosPolicy.of(workload).requireGuaranteed();
    new Sidecar(workload, 'logs', HELPER);
    const memory = { request: Size.mebibytes(64), limit: Size.mebibytes(128) };
    new InitStep(workload, 'migrate', { ...HELPER, resources: { cpu: { limit: Cpu.millis(50) }, memory } });
    expect(refusalOf(chart).split('\n')).toEqual([
      '3 findings:',
      '',
      `error qos-class: test/web promises a Guaranteed Pod, ${GUARANTEED}, and it is Burstable: "web" requests 250m of cpu and has no limit.`,
      '  at:  test/web, Deployment "web", container "web"',
      '  in:  spec.template.spec.containers[0].resources = {"limits":{"memory":"1Gi"},"requests":{"cpu":"250m","memory":"1Gi"}}',
      '  fix: give "web" a tier: QosTier.guaranteed({ cpu: Cpu.millis(250), memory: Size.mebibytes(1024) }).applyTo(workload, "web").',
      '',
      `error qos-class: test/web promises a Guaranteed Pod, ${GUARANTEED}, and it is Burstable: "logs" has no request and no limit of either.`,
      '  at:  test/web/logs, Deployment "web", container "logs"',
      '  in:  spec.template.spec.initContainers[0].resources',
      '  fix: give "logs" one amount of each, as in `resources: QosTier.guaranteed({ cpu: Cpu.millis(100), memory: Size.mebibytes(128) }).resources`.',
      '',
      `error qos-class: test/web promises a Guaranteed Pod, ${GUARANTEED}, and it is Burstable: "migrate" requests 64Mi of memory and has a limit of 128Mi.`,
      '  at:  test/web/migrate, Deployment "web", container "migrate"',
      '  in:  spec.template.spec.initContainers[1].resources = {"limits":{"cpu":"50m","memory":"128Mi"},"requests":{"cpu":"50m","memory":"64Mi"}}',
      '  fix: give "migrate" one amount of each, as in `resources: QosTier.guaranteed({ cpu: Cpu.millis(50), memory: Size.mebibytes(64) }).resources`.',
    ]);
  });

  test('counts an amount of 0 as none', () => {
    const chart = newChart();
    QosPolicy.of(
      web(chart, { requests: { cpu: 0, memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } }),
    ).requireGuaranteed();
    expect(messagesOf(chart)).toEqual([
      `qos-class at test/web: test/web promises a Guaranteed Pod, ${GUARANTEED}, and it is Burstable: "web" requests 0 of cpu and has a limit of 1.`,
    ]);
  });

  test('takes limits alone, which Kubernetes requests as well', () => {
    const chart = newChart();
    QosPolicy.of(web(chart, { limits: { cpu: '1', memory: '1Gi' } })).requireGuaranteed();
    expect(podOf(chart)['containers'][0].resources).toEqual({ limits: { cpu: '1', memory: '1Gi' } });
  });

  test.each<[string, Json, Json]>([
    [
      'only requests',
      { cpu: { request: Cpu.millis(50) }, memory: { request: Size.mebibytes(64) } },
      { cpu: '50m', memory: '64Mi' },
    ],
    [
      'only limits',
      { cpu: { limit: Cpu.millis(50) }, memory: { limit: Size.mebibytes(64) } },
      { cpu: '50m', memory: '64Mi' },
    ],
    [
      'one of each',
      { cpu: { limit: Cpu.units(1) }, memory: { request: Size.gibibytes(1) } },
      { cpu: '1', memory: '1Gi' },
    ],
  ])('gives a helper with %s equal requests and limits', (_what, resources, expected) => {
    const chart = newChart();
    const workload = web(chart, EQUAL);
    new Sidecar(workload, 'before', { ...HELPER, resources });
    QosPolicy.of(workload).requireGuaranteed();
    new Sidecar(workload, 'after', { ...HELPER, resources, placement: Placement.APP_CONTAINER });
    PodTemplate.of(workload).addInitStep({ name: 'raw', image: 'raw:1', resources: { requests: expected } });
    const pod = podOf(chart);
    const helpers = [...(pod['initContainers'] as Json[]), pod['containers'][1] as Json];
    expect(helpers.map((helper) => [helper['name'], helper['resources']] as unknown)).toEqual([
      ['before', { requests: expected, limits: expected }],
      ['raw', { requests: expected, limits: expected }],
      ['after', { requests: expected, limits: expected }],
    ]);
  });

  test('leaves resources of a helper alone that do not count for the class', () => {
    const chart = newChart();
    const workload = web(chart, EQUAL);
    QosPolicy.of(workload).requireGuaranteed();
    const ephemeralStorage = { request: Size.gibibytes(1) };
    const resources = { ephemeralStorage, cpu: { request: Cpu.units(1) }, memory: { request: Size.gibibytes(1) } };
    new Sidecar(workload, 'logs', { ...HELPER, resources });
    expect(podOf(chart)['initContainers'][0].resources).toEqual({
      requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
      limits: { cpu: '1', memory: '1Gi' },
    });
  });

  test('is refused if Kubernetes could not decode it', () => {
    const chart = newChart();
    QosPolicy.of(web(chart, { limits: { cpu: 'much', memory: '1Gi' } })).requireGuaranteed();
    expect(refusalOf(chart).split('\n').slice(-4)).toEqual([
      'error field-type: this field is not a quantity.',
      '  at:  test/web, Deployment "web", container "web"',
      '  in:  spec.template.spec.containers[0].resources.limits[cpu] = "much"',
      '  fix: write a quantity, such as 500m or 2, or leave the field out.',
    ]);
  });

  test('is judged as patches leave it', () => {
    const chart = newChart();
    const workload = web(chart, EQUAL);
    QosPolicy.of(workload).requireGuaranteed();
    PodTemplate.of(workload).mergePatch({ spec: { containers: [{ name: 'web', image: 'shop:1' }] } });
    expect(messagesOf(chart)).toEqual([
      `qos-class at test/web: test/web promises a Guaranteed Pod, ${GUARANTEED}, and it is BestEffort: "web" has no request and no limit of either.`,
    ]);
  });
});

describe('a Pod that is to be BestEffort', () => {
  const without = 'without requests and limits of cpu and memory';

  test('takes helpers that ask for nothing, and for other resources', () => {
    const chart = newChart();
    const workload = web(chart);
    QosPolicy.of(workload).requireBestEffort();
    new Sidecar(workload, 'logs', {
      ...HELPER,
      resources: QosTier.bestEffort({ extended: { 'nvidia.com/gpu': 1 } }).helperResources,
    });
    expect(podOf(chart)['containers'][0].resources).toBeUndefined();
  });

  test('is refused for each container that asks for some CPU or memory', () => {
    const chart = newChart();
    const workload = new kplus.Job(chart, 'web', {
      containers: [{ name: 'web', image: 'shop:1' }],
      metadata: { name: 'web' },
    });
    QosPolicy.of(workload).requireBestEffort();
    new Sidecar(workload, 'logs', { ...HELPER, resources: { memory: { limit: Size.mebibytes(64) } } });
    PodTemplate.of(workload).mergeSpec({
      containers: [{ name: 'more', image: 'more:1', resources: { requests: { cpu: 1 } } }],
    });
    const head = `error qos-class: test/web promises a BestEffort Pod, ${without}, and it is Burstable`;
    expect(
      refusalOf(chart)
        .split('\n')
        .filter((line) => !line.startsWith('  in:')),
    ).toEqual([
      '3 findings:',
      '',
      `${head}: "web" requests 1000m of cpu and has a limit of 1500m, requests 512Mi of memory and has a limit of 2048Mi, which cdk8s-plus writes for a container without \`resources\`.`,
      '  at:  test/web, Job "web", container "web"',
      '  fix: write `resources: {}` for "web".',
      '',
      `${head}: "more" requests 1 of cpu and has no limit.`,
      '  at:  test/web, Job "web", container "more"',
      '  fix: leave its resources out: QosTier.bestEffort().applyTo(workload, "more").',
      '',
      `${head}: "logs" has a limit of 64Mi of memory.`,
      '  at:  test/web/logs, Job "web", container "logs"',
      '  fix: leave `resources` of "logs" out.',
    ]);
  });
});

describe('a Pod that is to be Burstable', () => {
  const some = 'with some request or limit of cpu or memory, and not all of them equal';
  const fix =
    'give "web" a tier: QosTier.burstable({ cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(128) } }).applyTo(workload, "web").';

  test('lets helpers have sizes of their own', () => {
    const chart = newChart();
    const workload = web(chart, { requests: { cpu: '1' } });
    QosPolicy.of(workload).requireBurstable();
    const resources = { cpu: { request: Cpu.millis(10) } };
    new Sidecar(workload, 'logs', { ...HELPER, resources });
    new Sidecar(workload, 'none', HELPER);
    expect(podOf(chart)['initContainers'].map((helper: Json) => helper['resources'] as unknown)).toEqual([
      { requests: { cpu: '10m' } },
      undefined,
    ]);
  });

  test.each<[string, Json | undefined, string]>([
    ['Guaranteed', EQUAL, 'every container has equal requests and limits for cpu and memory'],
    ['BestEffort', undefined, 'no container requests or limits cpu or memory'],
  ])('is refused where it is %s', (qosClass, resources, reason) => {
    const chart = newChart();
    QosPolicy.of(web(chart, resources)).requireBurstable();
    expect(findingsOf(chart)).toEqual([
      {
        rule: 'qos-class',
        severity: 'error',
        level: 'code',
        tags: [],
        docs: 'docs/rules/qos-class.md',
        construct: 'test/web',
        object: { kind: 'Deployment', name: 'web' },
        location: { path: 'spec.template.spec.containers' },
        message: `test/web promises a Burstable Pod, ${some}, and it is ${qosClass}: ${reason}.`,
        fix,
      },
    ]);
  });
});
