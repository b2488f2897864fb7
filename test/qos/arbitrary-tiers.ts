import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { QosClass, QosTier, type BestEffortAmounts, type GuaranteedAmounts } from '../../src';
import type { Fields } from '../../src/kubernetes/json';

const millis = fc.integer({ min: 1, max: 2_000_000 });
const kibibytes = fc.integer({ min: 4096, max: 2 ** 33 });

/** What does not count for the class: up to seven GPUs, and storage or none. */
const uncounted = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 1 }));

type Uncounted = [gpus: number, gibibytes: number];

function guaranteedAmounts(cpu: number, memory: number, [gpus, gibibytes]: Uncounted): GuaranteedAmounts {
  return {
    cpu: Cpu.millis(cpu),
    memory: Size.kibibytes(memory),
    ...(gpus > 0 && { extended: { 'nvidia.com/gpu': gpus }, hugepages: { '2Mi': Size.mebibytes(gpus * 2) } }),
    ...(gibibytes > 0 && { ephemeralStorage: Size.gibibytes(gibibytes) }),
  };
}

function bestEffortAmounts([gpus, gibibytes]: Uncounted): BestEffortAmounts {
  return {
    ...(gpus > 0 && { extended: { 'nvidia.com/gpu': gpus } }),
    ...(gibibytes > 0 && { ephemeralStorage: { request: Size.gibibytes(gibibytes) } }),
  };
}

/** How far a limit is above its request: -2 stands for no resource at all, -1 for no limit. */
const above = fc.integer({ min: -2, max: 3 });

const burstable = fc
  .tuple(millis, above, kibibytes, above)
  .filter(([, cpu, , memory]) => Math.max(cpu, memory) > -2 && !(cpu === 0 && memory === 0))
  .map(([cpu, cpuAbove, memory, memoryAbove]) =>
    QosTier.burstable({
      ...(cpuAbove > -2 && { cpu: limited(cpu, cpuAbove, (amount) => Cpu.millis(amount)) }),
      ...(memoryAbove > -2 && { memory: limited(memory, memoryAbove, (amount) => Size.kibibytes(amount)) }),
    }),
  );

function limited<T>(request: number, over: number, make: (amount: number) => T): { request: T; limit?: T } {
  return { request: make(request), ...(over >= 0 && { limit: make(request + over) }) };
}

/** Any tier for a class. */
export const TIERS: { readonly [qosClass in QosClass]: fc.Arbitrary<QosTier> } = {
  [QosClass.GUARANTEED]: fc
    .tuple(millis, kibibytes, uncounted)
    .map(([cpu, memory, other]) => QosTier.guaranteed(guaranteedAmounts(cpu, memory, other))),
  [QosClass.BURSTABLE]: burstable,
  [QosClass.BEST_EFFORT]: uncounted.map((other) => QosTier.bestEffort(bestEffortAmounts(other))),
};

/** The spec of a Pod all of whose containers, of any kind, have a tier of a class. */
export function podOfTiers(qosClass: QosClass): fc.Arbitrary<Fields> {
  const lists = fc.tuple(fc.array(TIERS[qosClass], { maxLength: 4 }), TIERS[qosClass], fc.nat());
  return lists.map(([others, first, kinds]) => ({
    containers: [
      container('web', first),
      ...others.map((tier, index) => container(`app-${index}`, tier)).filter((_, index) => kindAt(kinds, index) === 0),
    ],
    initContainers: others
      .map((tier, index) => ({ ...container(`init-${index}`, tier), ...RESTARTS[kindAt(kinds, index)] }))
      .filter((_, index) => kindAt(kinds, index) > 0),
  }));
}

const RESTARTS: readonly Fields[] = [{}, {}, { restartPolicy: 'Always' }];

/** 0 for an app container, 1 for an init step, 2 for a native sidecar. */
function kindAt(kinds: number, index: number): number {
  return Math.floor(kinds / 3 ** index) % 3;
}

function container(name: string, { manifest }: QosTier): Fields {
  return { name, image: 'shop:1', resources: manifest as Fields };
}
