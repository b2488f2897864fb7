import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { KubernetesVersion, QosPolicy, QosTier, Sidecar, TargetCluster } from '../../src';
import { deployment, findingsOf, messageOf, newChart, podOf, refusalOf, type Json } from '../template/support';

const HELPER = { image: 'helper:1', securityContext: { user: 65532 } };
const CORES = QosTier.exclusiveCores({ cpu: Cpu.units(2), memory: Size.gibibytes(1) });

const equal = (cpu: string): Json => ({ requests: { cpu, memory: '1Gi' }, limits: { cpu, memory: '1Gi' } });
const pod = (cpu: string): Json => ({ containers: [{ name: 'web', image: 'shop:1', resources: equal(cpu) }] });

function messagesOf(chart: ReturnType<typeof newChart>): string[] {
  return findingsOf(chart).map(({ rule, message }) => `${rule}: ${message}`);
}

test('whole cores are written as the request and the limit', () => {
  const chart = newChart();
  const web = deployment(chart);
  CORES.applyTo(web, 'web');
  const amounts = { cpu: '2', memory: '1Gi' };
  expect(podOf(chart)['containers'][0].resources).toEqual({ requests: amounts, limits: amounts });
});

test('a sidecar with part of a core leaves the app its own, as long as the Pod stays Guaranteed', () => {
  const chart = newChart();
  const web = deployment(chart);
  CORES.applyTo(web, 'web');
  QosPolicy.of(web).requireGuaranteed();
  const resources = { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(64) } };
  new Sidecar(web, 'logs', { ...HELPER, resources });
  const amounts = { cpu: '100m', memory: '64Mi' };
  expect(podOf(chart)['initContainers'][0].resources).toEqual({ requests: amounts, limits: amounts });
});

test('a sidecar without resources takes the cores away, and synthesis says so', () => {
  const chart = newChart();
  const web = deployment(chart);
  CORES.applyTo(web, 'web');
  new Sidecar(web, 'logs', HELPER);
  expect(refusalOf(chart).split('\n')).toEqual([
    '1 finding:',
    '',
    'error exclusive-cores: test/web promises cores of its own to a container: the Pod must be Guaranteed, and is Burstable, since container "logs" has no cpu limit.',
    '  at:  test/web, Deployment "web"',
    '  in:  spec.template.spec.containers',
    '  fix: give every container equal requests and limits of cpu and memory.',
  ]);
});

test('a request that a later patch leaves with part of a core is found', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', pod('2500m'));
  QosPolicy.of(web).requireExclusiveCores();
  expect(refusalOf(chart).split('\n')).toEqual([
    '1 finding:',
    '',
    'error exclusive-cores: test/web promises cores of its own to a container: "web" requests 2500m of cpu, and must request whole cores.',
    '  at:  test/web, Deployment "web", container "web"',
    '  in:  spec.template.spec.containers[0].resources.requests[cpu] = "2500m"',
    '  fix: give "web" whole cores, such as QosTier.exclusiveCores({ cpu: Cpu.units(3), memory }).',
  ]);
});

test('the promise can be for a whole chart, and names the containers that it is about', () => {
  const chart = newChart();
  QosPolicy.of(chart).requireExclusiveCores('web', 'worker');
  deployment(chart, 'web', pod('4'));
  expect(messagesOf(chart)).toEqual([
    'exclusive-cores: test promises cores of its own to a container: no container has the name "worker"; the Pod has "web".',
  ]);
});

test('a container without a request gets no cores of its own', () => {
  const chart = newChart();
  QosPolicy.of(deployment(chart)).requireExclusiveCores();
  expect(messagesOf(chart)).toEqual([
    'exclusive-cores: test/web promises cores of its own to a container: the Pod must be Guaranteed, and is BestEffort, since no container requests or limits cpu or memory.',
    'exclusive-cores: test/web promises cores of its own to a container: "web" requests no cpu, and must request whole cores.',
  ]);
});

test('a Pod that asks for resources as a whole has none, unless the kubelet has the gate for it', () => {
  const chart = newChart(KubernetesVersion.V1_36);
  const web = deployment(chart, 'web', pod('2'));
  QosTier.guaranteed({ cpu: Cpu.units(4), memory: Size.gibibytes(2) }).applyToPod(web);
  QosPolicy.of(web).requireExclusiveCores();
  expect(messagesOf(chart)).toEqual([
    'exclusive-cores: test/web promises cores of its own to a container: the Pod has Pod-level resources, and the kubelet gives no cores to the containers of such a Pod.',
  ]);
  TargetCluster.set(chart, { featureGates: { PodLevelResourceManagers: true } });
  expect(podOf(chart)['containers'][0].resources).toEqual(equal('2'));
});

test('for the Pod as a whole is refused, since containers alone get cores', () => {
  expect(messageOf(() => CORES.applyToPod(deployment(newChart(KubernetesVersion.V1_34))))).toBe(`1 finding:

error exclusive-cores: a tier with cores of its own is given to the Pod as a whole, and the kubelet gives cores to containers only.
  at:  test/web
  in:  QosTier.applyToPod
  fix: give the tier to a container with applyTo(workload, container), or take QosTier.guaranteed for the Pod.`);
});
