import { JsonPatch, Size, type ApiObject, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { InitStep, KubernetesVersion, Placement, PodTemplate, PodTierFallback, QosTier, Sidecar } from '../../src';
import { deployment, findingsOf, messageOf, newChart, podOf, type Json } from '../template/support';
import { EQUAL, HELPER } from './support';

const { Cpu } = kplus;
const SPREAD = { fallback: PodTierFallback.SPREAD };
const mebibytes = (amount: number): Size => Size.mebibytes(amount);

/** A whole core and 1 GiB, Guaranteed. */
const BUDGET = QosTier.guaranteed({ cpu: Cpu.units(1), memory: Size.gibibytes(1) });

const LOGS = {
  ...HELPER,
  resources: QosTier.guaranteed({ cpu: Cpu.millis(100), memory: mebibytes(64) }).helperResources,
};

function workload(chart: Chart, ...resources: (Json | undefined)[]): ApiObject {
  const containers = resources.map((each, index) => ({
    name: `app-${index}`,
    image: 'shop:1',
    ...(each && { resources: each }),
  }));
  return deployment(chart, 'web', { containers });
}

function resourcesOf(chart: Chart): Json {
  const { initContainers = [], containers, resources } = podOf(chart);
  const all = [...initContainers, ...containers] as Json[];
  return { pod: resources, ...Object.fromEntries(all.map((container) => [container['name'], container['resources']])) };
}

const equal = (cpu: string, memory: string): Json => ({ requests: { cpu, memory }, limits: { cpu, memory } });

/** The messages of a chart whose Pod has a budget. */
function problemsOf(chart: Chart): string[] {
  return findingsOf(chart).map(
    ({ rule, container, message }) => `${rule}${container ? ` in ${container}` : ''}: ${message}`,
  );
}

describe('a budget on a cluster that takes resources of a Pod', () => {
  test('is the Pod’s, whatever the fallback, and helpers ask for their part of it', () => {
    const chart = newChart(KubernetesVersion.V1_34);
    const pod = workload(chart, undefined);
    BUDGET.applyToPod(pod, SPREAD);
    new Sidecar(pod, 'logs', LOGS);
    expect(resourcesOf(chart)).toEqual({ pod: equal('1', '1Gi'), logs: equal('100m', '64Mi'), 'app-0': undefined });
  });

  test('is refused if the containers ask for more together, with the sum', () => {
    const chart = newChart(KubernetesVersion.V1_34);
    const pod = workload(chart, { requests: { cpu: '700m' } });
    BUDGET.applyToPod(pod);
    new Sidecar(pod, 'proxy', { ...HELPER, resources: { cpu: { request: Cpu.millis(400) } } });
    expect(problemsOf(chart)).toEqual([
      'pod-level-resources: the cpu requests of the Pod as a whole, 1, must be at least those of its containers together, 400m ("proxy") + 700m ("app-0") = 1100m.',
    ]);
  });

  test('is a promise: a later patch of it is found', () => {
    const chart = newChart(KubernetesVersion.V1_34);
    const pod = workload(chart, undefined);
    BUDGET.applyToPod(pod);
    PodTemplate.of(pod).patch(
      JsonPatch.remove('/spec/resources/limits/memory'),
      JsonPatch.replace('/spec/resources/requests/cpu', '500m'),
    );
    expect(problemsOf(chart)).toEqual([
      'pod-budget: the resources of the Pod as a whole must be those of its budget: cpu requests of 1, not 500m; memory limits of 1Gi, not 0.',
    ]);
  });

  const OTHER_AMOUNTS: [string, Json, string][] = [
    [
      'above its limits',
      { requests: { cpu: '3' } },
      'cpu requests of the Pod as a whole, 3, must be those of its budget, 1',
    ],
    [
      'below what a container asks for',
      { limits: { cpu: '1' }, requests: { cpu: '10m' } },
      'cpu requests of the Pod as a whole, 10m, must be those of its budget, 1',
    ],
  ];

  test.each(OTHER_AMOUNTS)('is a promise: requests %s are found once', (_, resources, expected) => {
    const chart = newChart(KubernetesVersion.V1_34);
    const pod = workload(chart, { requests: { cpu: '700m' } });
    BUDGET.applyToPod(pod);
    PodTemplate.of(pod).mergeSpec({ resources });
    expect(problemsOf(chart)).toEqual([`pod-budget: the ${expected}.`]);
  });
});

describe('a budget on a cluster that does not take resources of a Pod', () => {
  test('is refused by default', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    BUDGET.applyToPod(workload(chart, undefined));
    expect(findingsOf(chart).map(({ rule, severity }) => [rule, severity])).toEqual([['field-dropped', 'error']]);
  });

  test('is spread over the containers of the app: what helpers leave, in equal parts', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    const pod = workload(chart, undefined, undefined, undefined);
    BUDGET.applyToPod(pod, SPREAD);
    new Sidecar(pod, 'logs', LOGS);
    expect(resourcesOf(chart)).toEqual({
      pod: undefined,
      logs: equal('100m', '64Mi'),
      'app-0': equal('300m', '320Mi'),
      'app-1': equal('300m', '320Mi'),
      'app-2': equal('300m', '320Mi'),
    });
  });

  test('gives the first containers one unit more if the rest does not divide', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    BUDGET.applyToPod(workload(chart, undefined, undefined, undefined), SPREAD);
    expect(resourcesOf(chart)).toEqual({
      pod: undefined,
      'app-0': equal('334m', '342Mi'),
      'app-1': equal('333m', '341Mi'),
      'app-2': equal('333m', '341Mi'),
    });
  });

  test('leaves a container what it asks for itself, and other resources', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    const own = { requests: { cpu: '200m', 'ephemeral-storage': '1Gi' }, limits: { memory: '128Mi' } };
    BUDGET.applyToPod(workload(chart, own, undefined), SPREAD);
    expect(resourcesOf(chart)).toEqual({
      pod: undefined,
      'app-0': {
        requests: { cpu: '600m', memory: '576Mi', 'ephemeral-storage': '1Gi' },
        limits: { cpu: '600m', memory: '576Mi' },
      },
      'app-1': equal('400m', '448Mi'),
    });
  });

  test('counts helpers beside the app, and init steps only while they run', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    const pod = workload(chart, undefined);
    BUDGET.applyToPod(pod, SPREAD);
    new Sidecar(pod, 'logs', { ...LOGS, placement: Placement.APP_CONTAINER });
    new InitStep(pod, 'migrate', {
      ...HELPER,
      resources: QosTier.guaranteed({ cpu: Cpu.units(1), memory: mebibytes(512) }).resources,
    });
    expect(resourcesOf(chart)).toEqual({
      pod: undefined,
      migrate: equal('1', '512Mi'),
      'app-0': equal('900m', '960Mi'),
      logs: equal('100m', '64Mi'),
    });
  });

  test('makes a helper with one amount of each fit a Guaranteed Pod', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    const pod = workload(chart, undefined);
    BUDGET.applyToPod(pod, SPREAD);
    new Sidecar(pod, 'logs', {
      ...HELPER,
      resources: { cpu: { request: Cpu.millis(50) }, memory: { request: mebibytes(64) } },
    });
    expect(resourcesOf(chart)).toMatchObject({ logs: equal('50m', '64Mi'), 'app-0': equal('950m', '960Mi') });
  });

  test('keeps requests and limits apart in a Burstable Pod', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    const pod = workload(chart, undefined, undefined);
    const tier = QosTier.burstable({
      cpu: { request: Cpu.millis(500) },
      memory: { request: mebibytes(512), limit: Size.gibibytes(1) },
      hugepages: { '2Mi': mebibytes(6) },
    });
    tier.applyToPod(pod, SPREAD);
    const hugepages = { '2Mi': mebibytes(2) };
    new Sidecar(pod, 'logs', {
      ...HELPER,
      resources: { memory: { request: mebibytes(64), limit: mebibytes(256) }, hugepages },
    });
    expect(resourcesOf(chart)).toEqual({
      pod: undefined,
      logs: {
        requests: { memory: '64Mi', 'hugepages-2Mi': '2Mi' },
        limits: { memory: '256Mi', 'hugepages-2Mi': '2Mi' },
      },
      'app-0': {
        requests: { cpu: '250m', memory: '224Mi', 'hugepages-2Mi': '2Mi' },
        limits: { memory: '384Mi', 'hugepages-2Mi': '2Mi' },
      },
      'app-1': {
        requests: { cpu: '250m', memory: '224Mi', 'hugepages-2Mi': '2Mi' },
        limits: { memory: '384Mi', 'hugepages-2Mi': '2Mi' },
      },
    });
  });

  test.each([
    [KubernetesVersion.V1_33, { pod: undefined, web: equal('500m', '1Gi') }],
    [KubernetesVersion.V1_34, { pod: equal('500m', '1Gi'), web: undefined }],
  ])('takes the place of what cdk8s-plus writes by itself, on %s', (version, expected) => {
    const chart = newChart(version);
    const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
    QosTier.guaranteed({ cpu: Cpu.millis(500), memory: Size.gibibytes(1) }).applyToPod(web, SPREAD);
    expect(resourcesOf(chart)).toEqual(expected);
  });

  test('is spread for Windows on every cluster', () => {
    const chart = newChart(KubernetesVersion.V1_37);
    const pod = workload(chart, undefined);
    PodTemplate.of(pod).mergeSpec({ os: { name: 'windows' } });
    BUDGET.applyToPod(pod, SPREAD);
    expect(resourcesOf(chart)).toEqual({ pod: undefined, 'app-0': equal('1', '1Gi') });
  });
});

describe('a budget that is spread is refused', () => {
  const withSidecars = (helpers: Json, tier = BUDGET): string[] => {
    const chart = newChart(KubernetesVersion.V1_33);
    const pod = workload(chart, undefined);
    tier.applyToPod(pod, SPREAD);
    for (const [name, resources] of Object.entries(helpers)) new Sidecar(pod, name, { ...HELPER, resources });
    return problemsOf(chart);
  };
  const part = (cpu: number, memory: number): Json =>
    QosTier.guaranteed({ cpu: Cpu.millis(cpu), memory: mebibytes(memory) }).helperResources;

  test('if the helpers ask for more', () => {
    expect(withSidecars({ proxy: part(700, 64), logs: part(400, 64) })).toEqual([
      'pod-budget: the cpu requests of the containers, 700m ("proxy") + 400m ("logs") = 1100m, must be at most the budget of the Pod, 1.',
    ]);
  });

  test('if the helpers leave nothing', () => {
    expect(withSidecars({ proxy: part(600, 64), logs: part(400, 64) })).toEqual([
      'pod-budget in app-0: nothing of the cpu budget of the Pod, 1, is left for "app-0": the others have 600m ("proxy") + 400m ("logs") = 1.',
    ]);
  });

  test('if the helpers leave too little to run', () => {
    expect(withSidecars({ proxy: part(600, 1022) })).toEqual([
      'pod-budget in app-0: "app-0" gets too little of the budget of the Pod: 2Mi of memory is less than 4Mi, with which no program starts.',
    ]);
  });

  test('if a helper has no limit', () => {
    expect(withSidecars({ logs: { cpu: { request: Cpu.millis(50) } } })).toEqual([
      'pod-budget in logs: "logs" has no limit of memory, and must have one within the budget of the Pod, 1Gi.',
    ]);
  });

  test('if the limits of helpers leave less than the requests of the app', () => {
    const tier = QosTier.burstable({ cpu: { request: Cpu.units(1), limit: Cpu.units(2) } });
    expect(withSidecars({ logs: { cpu: { request: Cpu.millis(100), limit: Cpu.millis(1500) } } }, tier)).toEqual([
      'pod-budget: the cpu limits of the containers, 1500m ("logs") + 900m ("app-0") = 2400m, must be at most the budget of the Pod, 2.',
    ]);
  });

  test('if an init step needs more beside the sidecars that run by then', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    const pod = workload(chart, undefined);
    BUDGET.applyToPod(pod, SPREAD);
    new Sidecar(pod, 'logs', LOGS);
    new InitStep(pod, 'migrate', { ...HELPER, resources: part(950, 64) });
    expect(problemsOf(chart)).toEqual([
      'pod-budget: the cpu requests of the containers, 100m ("logs") + 950m ("migrate") = 1050m, must be at most the budget of the Pod, 1.',
    ]);
  });

  test('if a later patch takes some of it away', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    const pod = workload(chart, undefined);
    BUDGET.applyToPod(pod, SPREAD);
    PodTemplate.of(pod).patch(JsonPatch.replace('/spec/containers/0/resources', EQUAL));
    expect(problemsOf(chart)).toEqual([
      'pod-budget: the cpu requests of the containers, 500m ("app-0"), must be as much as the budget of the Pod, 1, and the memory requests of the containers, 512Mi ("app-0"), must be as much as the budget of the Pod, 1Gi.',
    ]);
  });

  test('if another tier is given to the same Pod', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    const pod = workload(chart, undefined);
    BUDGET.applyToPod(pod, SPREAD);
    QosTier.burstable({ cpu: { request: Cpu.units(2) } }).applyToPod(pod, SPREAD);
    expect(problemsOf(chart)).toContain(
      'chosen-twice: the resources of the Pod as a whole are set twice, to different values: {"requests":{"cpu":"1","memory":"1Gi"},"limits":{"cpu":"1","memory":"1Gi"}}, and then {"requests":{"cpu":"2"}}.',
    );
  });

  test('with a fallback that there is not', () => {
    const pod = workload(newChart(), undefined);
    expect(messageOf(() => BUDGET.applyToPod(pod, { fallback: 'split' as never }))).toBe(`1 finding:

error option-type: \`fallback\` must be PodTierFallback.REFUSE or PodTierFallback.SPREAD.
  at:  test/web
  in:  QosTier.applyToPod.fallback = "split"
  fix: write it as in PodTierFallback.REFUSE.`);
  });
});
