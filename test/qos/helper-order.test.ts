import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import fc from 'fast-check';
import type { Construct } from 'constructs';
import {
  Adapter,
  AdapterSource,
  Ambassador,
  InitStep,
  KubernetesVersion,
  PodTemplate,
  QosPolicy,
  Sidecar,
  type HelperResources,
} from '../../src';
import { qosOf } from '../../src/pod/resources/qos';
import { storedSpec } from '../../src/pod/stored-spec';
import { deployment, findingsOf, newChart, podOf } from '../template/support';

const TARGET = { version: KubernetesVersion.V1_33, featureGates: {} };
const EQUAL = { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '500m', memory: '512Mi' } };
const HELPER = { image: 'helper:1', securityContext: { user: 65532 } };

type Join = (workload: Construct, id: string, resources: HelperResources) => unknown;

/** Every way in which a container joins a Pod. */
const JOINS: { readonly [kind: string]: Join } = {
  sidecar: (workload, id, resources) => new Sidecar(workload, id, { ...HELPER, resources }),
  ambassador: (workload, id, resources) =>
    new Ambassador(workload, id, {
      ...HELPER,
      resources,
      listen: { number: 5000 + Number(id.slice(1)) },
      clientVariables: { host: `HOST_${id}`, port: `PORT_${id}` },
    }),
  adapter: (workload, id, resources) =>
    new Adapter(workload, id, { ...HELPER, resources, source: AdapterSource.fromPort(8080) }),
  step: (workload, id, resources) => new InitStep(workload, id, { ...HELPER, resources }),
  raw: (workload, id, { cpu, memory }) =>
    PodTemplate.of(workload).addContainer({
      name: id,
      image: 'raw:1',
      resources: {
        requests: { cpu: cpu?.request?.amount, memory: memory?.request?.asString() },
        limits: { cpu: cpu?.limit?.amount, memory: memory?.limit?.asString() },
      },
    }),
};

/** An amount as a request, as a limit, or as both. */
function part<T>(amount: T, how: number): { request?: T; limit?: T } {
  return { ...(how !== 1 && { request: amount }), ...(how !== 2 && { limit: amount }) };
}

const how = fc.integer({ min: 0, max: 2 });
const fitting = fc
  .tuple(fc.integer({ min: 1, max: 4000 }), how, fc.integer({ min: 4, max: 4096 }), how)
  .map(([cpu, cpuHow, memory, memoryHow]) => ({
    cpu: part(Cpu.millis(cpu), cpuHow),
    memory: part(Size.mebibytes(memory), memoryHow),
  }));
const unfitting = fc.constantFrom<HelperResources>(
  {},
  { cpu: { request: Cpu.units(1) } },
  { memory: { limit: Size.mebibytes(64) } },
  { cpu: { request: Cpu.units(1), limit: Cpu.units(2) }, memory: { request: Size.mebibytes(64) } },
);

interface Step {
  readonly kind: string;
  readonly resources: HelperResources;
}

const step = (resources: fc.Arbitrary<HelperResources>, kinds: readonly string[]): fc.Arbitrary<Step> =>
  fc.record({ kind: fc.constantFrom(...kinds), resources });

/** Joins helpers to a Guaranteed Pod, and promises its class before the one of this number. */
function joined(steps: readonly Step[], promisedBefore: number): ReturnType<typeof newChart> {
  const chart = newChart();
  const workload = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', resources: EQUAL }] });
  steps.forEach(({ kind, resources }, index) => {
    if (index === promisedBefore) QosPolicy.of(workload).requireGuaranteed();
    JOINS[kind]?.(workload, `h${index}`, resources);
  });
  if (promisedBefore >= steps.length) QosPolicy.of(workload).requireGuaranteed();
  return chart;
}

const position = fc.integer({ min: 0, max: 5 });
const KINDS = Object.keys(JOINS);

test('helpers with any amounts that fit never change the class of a Guaranteed Pod, added in any order', () => {
  fc.assert(
    fc.property(fc.array(step(fitting, KINDS), { maxLength: 4 }), position, (steps, promisedBefore) => {
      const pod = podOf(joined(steps, promisedBefore));
      expect(qosOf(storedSpec(pod, TARGET), TARGET).qosClass).toBe('Guaranteed');
    }),
    { numRuns: 40 },
  );
});

test('helpers that do not fit a Guaranteed Pod are refused by name, and no others, added in any order', () => {
  const any = fc.oneof(step(fitting, KINDS), step(unfitting, KINDS));
  const someUnfitting = fc.tuple(
    fc.array(any, { maxLength: 2 }),
    step(unfitting, KINDS),
    fc.array(any, { maxLength: 2 }),
  );
  fc.assert(
    fc.property(someUnfitting, position, ([before, middle, after], promisedBefore) => {
      const steps = [...before, middle, ...after];
      const refused = steps.flatMap(({ resources }, index) => (fits(resources) ? [] : [`h${index}`]));
      const findings = findingsOf(joined(steps, promisedBefore)).filter(({ rule }) => rule === 'qos-class');
      expect(findings.map(({ container }) => String(container)).sort()).toEqual(refused.sort());
    }),
    { numRuns: 40 },
  );
});

/** Whether there is an amount of both, and no two different ones. */
function fits({ cpu, memory }: HelperResources): boolean {
  const texts = [
    [cpu?.request?.amount, cpu?.limit?.amount],
    [memory?.request?.asString(), memory?.limit?.asString()],
  ];
  return texts.every((pair) => new Set(pair.filter((text) => text !== undefined)).size === 1);
}
