import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { QosSizes, QosTier, Sidecar, type BurstableAmounts, type GuaranteedAmounts } from '../../src';
import { deployment, messageOf, newChart } from '../template/support';

const memory = Size.mebibytes(512);
const cpu = Cpu.units(1);

/** What is refused: the amounts, then the lines of the error after its head. */
type Case<T> = [what: string, amounts: T, message: string, place: string, fix: string];

function expectRefusal(action: () => unknown, lines: readonly string[]): void {
  const [message, place, fix] = lines;
  expect(messageOf(action).split('\n')).toEqual([
    '1 finding:',
    '',
    `error qos-amount: ${message}`,
    `  in:  ${place}`,
    `  fix: ${fix}`,
  ]);
}

const cpuFix = 'write an amount such as Cpu.millis(500).';
const memoryFix = 'write an amount such as Size.mebibytes(512).';

test.each<Case<GuaranteedAmounts>>([
  [
    'no CPU at all',
    { cpu: Cpu.millis(0), memory },
    '0m of cpu is zero, which Kubernetes treats as absent.',
    'QosTier.guaranteed.cpu = "0m"',
    cpuFix,
  ],
  [
    'no memory at all',
    { cpu, memory: Size.mebibytes(0) },
    '0Mi of memory is zero, which Kubernetes treats as absent.',
    'QosTier.guaranteed.memory = "0Mi"',
    memoryFix,
  ],
  [
    'a negative CPU',
    { cpu: Cpu.millis(-500), memory },
    '-500m of cpu is negative.',
    'QosTier.guaranteed.cpu = "-500m"',
    cpuFix,
  ],
  [
    'a CPU that is no number',
    { cpu: Cpu.units(NaN), memory },
    'NaN of cpu is not a quantity.',
    'QosTier.guaranteed.cpu = "NaN"',
    cpuFix,
  ],
  [
    'less CPU than Kubernetes counts',
    { cpu: Cpu.millis(0.5), memory },
    '0.5m of cpu is less than 1m, the least that Kubernetes counts.',
    'QosTier.guaranteed.cpu = "0.5m"',
    cpuFix,
  ],
  [
    'CPU in finer steps than Kubernetes counts',
    { cpu: Cpu.units(1.0005), memory },
    '1.0005 of cpu is finer than a thousandth of a core.',
    'QosTier.guaranteed.cpu = "1.0005"',
    cpuFix,
  ],
  [
    'a number of cores that was meant in thousandths',
    { cpu: Cpu.units(5000), memory },
    '5000 of cpu is more than 4096, which no machine has.',
    'QosTier.guaranteed.cpu = "5000"',
    cpuFix,
  ],
  [
    'memory in the wrong unit',
    { cpu, memory: Size.kibibytes(512) },
    '512Ki of memory is less than 4Mi, with which no program starts.',
    'QosTier.guaranteed.memory = "512Ki"',
    memoryFix,
  ],
  [
    'more memory than any machine has',
    { cpu, memory: Size.tebibytes(512) },
    '512Ti of memory is more than 64Ti, which no machine has.',
    'QosTier.guaranteed.memory = "512Ti"',
    memoryFix,
  ],
  [
    'storage of less than a file',
    { cpu, memory, ephemeralStorage: Size.kibibytes(1) },
    '1Ki of ephemeral-storage is less than 4Ki, the least that a file takes on disk.',
    'QosTier.guaranteed.ephemeralStorage = "1Ki"',
    'write an amount such as Size.gibibytes(2).',
  ],
  [
    'part of a huge page',
    { cpu, memory, hugepages: { '2Mi': Size.mebibytes(3) } },
    '3Mi of hugepages-2Mi is not a whole number of pages of 2Mi.',
    'QosTier.guaranteed.hugepages[\'2Mi\'] = "3Mi"',
    'write an amount such as a multiple of 2Mi.',
  ],
  [
    'huge pages without a size',
    { cpu, memory, hugepages: { large: Size.mebibytes(4) } },
    'hugepages-large must name the size of a page.',
    'QosTier.guaranteed.hugepages[\'large\'] = "4Mi"',
    'name a size that the nodes have, such as 2Mi or 1Gi.',
  ],
  [
    'half a GPU',
    { cpu, memory, extended: { 'nvidia.com/gpu': 1.5 } },
    '1.5 of nvidia.com/gpu is not a whole number.',
    'QosTier.guaranteed.extended[\'nvidia.com/gpu\'] = "1.5"',
    'write an amount such as 1.',
  ],
  [
    'no GPU',
    { cpu, memory, extended: { 'nvidia.com/gpu': 0 } },
    '0 of nvidia.com/gpu is zero, which Kubernetes treats as absent.',
    'QosTier.guaranteed.extended[\'nvidia.com/gpu\'] = "0"',
    'write an amount such as 1.',
  ],
  [
    'a resource without a domain',
    { cpu, memory, extended: { gpu: 1 } },
    '"gpu" is not a resource that containers have: those of Kubernetes are cpu, memory, ephemeral-storage and hugepages-<size>, and all others have a domain, as in nvidia.com/gpu.',
    'QosTier.guaranteed.extended[\'gpu\'] = "1"',
    'correct the name, as in nvidia.com/gpu.',
  ],
])('a Guaranteed tier refuses %s', (_what, amounts, ...lines) => {
  expectRefusal(() => QosTier.guaranteed(amounts), lines);
});

test.each<Case<BurstableAmounts>>([
  [
    'a request of CPU above its limit',
    { cpu: { request: Cpu.units(1), limit: Cpu.millis(500) } },
    'the cpu request, 1, is above the limit, 500m.',
    'QosTier.burstable.cpu = "1"',
    'raise the limit to 1 or more, or lower the request.',
  ],
  [
    'a request of memory above its limit',
    { memory: { request: Size.gibibytes(1), limit: Size.mebibytes(512) } },
    'the memory request, 1Gi, is above the limit, 512Mi.',
    'QosTier.burstable.memory = "1Gi"',
    'raise the limit to 1Gi or more, or lower the request.',
  ],
  [
    'a limit of nothing',
    { memory: { request: Size.gibibytes(1), limit: Size.mebibytes(0) } },
    '0Mi of memory is zero, which Kubernetes treats as absent.',
    'QosTier.burstable.memory.limit = "0Mi"',
    memoryFix,
  ],
  [
    'neither CPU nor memory',
    { ephemeralStorage: { request: Size.gibibytes(1) } },
    'neither cpu nor memory is requested: that is the class BestEffort.',
    'QosTier.burstable',
    'request one of them, or use QosTier.bestEffort.',
  ],
  [
    'limits that all equal the requests',
    { cpu: { request: cpu, limit: Cpu.millis(1000) }, memory: { request: memory, limit: memory } },
    'the limits of cpu and memory equal the requests: that is the class Guaranteed.',
    'QosTier.burstable',
    'raise a limit or leave it out, or use QosTier.guaranteed.',
  ],
])('a Burstable tier refuses %s', (_what, amounts, ...lines) => {
  expectRefusal(() => QosTier.burstable(amounts), lines);
});

test('a BestEffort tier refuses storage of nothing', () => {
  expectRefusal(
    () => QosTier.bestEffort({ ephemeralStorage: { request: Size.gibibytes(0) } }),
    [
      '0Gi of ephemeral-storage is zero, which Kubernetes treats as absent.',
      'QosTier.bestEffort.ephemeralStorage.request = "0Gi"',
      'write an amount such as Size.gibibytes(2).',
    ],
  );
});

test('a tier without an amount that it must have, which only code without types can write, is refused', () => {
  expect(messageOf(() => QosTier.guaranteed({ cpu } as GuaranteedAmounts))).toBe(`1 finding:

error option-missing: \`memory\` is missing.
  in:  QosTier.guaranteed.memory
  fix: write it as in memory: Size.mebibytes(64).`);
  const limitAlone = { memory: { limit: Size.gibibytes(1) } } as unknown as BurstableAmounts;
  expect(messageOf(() => QosTier.burstable(limitAlone))).toBe(`1 finding:

error option-missing: \`memory.request\` is missing.
  in:  QosTier.burstable.memory.request
  fix: write it as in request: Size.mebibytes(64).`);
});

test.each([
  ['1500m', Cpu.millis(1500)],
  ['2.5', Cpu.units(2.5)],
])('exclusive cores refuse %s of CPU', (text, part) => {
  expectRefusal(
    () => QosTier.exclusiveCores({ cpu: part, memory }),
    [
      `${text} of cpu is not a whole number of cores, and the CPU manager gives only whole cores to a container.`,
      `QosTier.exclusiveCores.cpu = "${text}"`,
      'write whole cores, such as Cpu.units(2), or use QosTier.guaranteed.',
    ],
  );
});

test('an unknown size is refused with the names of the known ones', () => {
  expect(messageOf(() => QosSizes.standard().guaranteed('hug')).split('\n')).toEqual([
    '1 finding:',
    '',
    'error qos-size: there is no size "hug".',
    '  in:  QosSizes.guaranteed.name = "hug"',
    '  fix: choose one of "nano", "micro", "small", "medium", "large", "xlarge", "2xlarge" and "4xlarge", or give QosSizes.of a table of your own.',
  ]);
  expect(messageOf(() => QosSizes.of({ worker: { cpu, memory } }).size('toString'))).toContain(
    'choose one of "worker", or give',
  );
});

test('a table of sizes refuses an invalid amount, and names the size', () => {
  expectRefusal(
    () => QosSizes.of({ worker: { cpu, memory }, huge: { cpu: Cpu.units(9000), memory } }),
    ['9000 of cpu is more than 4096, which no machine has.', 'QosSizes.of[\'huge\'].cpu = "9000"', cpuFix],
  );
});

describe('a resource of Kubernetes itself among the extended ones', () => {
  test.each([
    ['cpu', 'cpu'],
    ['memory', 'memory'],
    ['ephemeral-storage', 'ephemeralStorage'],
    ['hugepages-2Mi', 'hugepages'],
  ])('such as %s is refused, and its option named', (resource, option) => {
    const lines = [
      `${resource} is a resource of Kubernetes itself, and \`extended\` is for resources of other kinds.`,
      `QosTier.bestEffort.extended = "${resource}"`,
      `write it as \`${option}\`, or leave it out.`,
    ];
    expectRefusal(() => QosTier.bestEffort({ extended: { [resource]: 1 } }), lines);
  });

  test('is refused for a helper as well', () => {
    const helper = { image: 'helper:1', resources: { extended: { cpu: 1 } } };
    expect(messageOf(() => new Sidecar(deployment(newChart()), 'logs', helper))).toContain(
      'cpu is a resource of Kubernetes itself',
    );
  });
});

test('an unknown name in a size is named from the call on', () => {
  expect(messageOf(() => QosSizes.of({ api: { cpus: 1 } } as never))).toBe(`2 findings:

error unknown-option: \`cpus\` is not an option of \`QosSizes.of['api']\`.
  in:  QosSizes.of['api'].cpus = 1
  fix: write it as in cpu: { amount: '1000m' }.

error option-missing: \`QosSizes.of['api'].memory\` is missing.
  in:  QosSizes.of['api'].memory
  fix: write it as in memory: Size.mebibytes(64).`);
});
