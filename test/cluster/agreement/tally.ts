import { containersOf } from '../../../src/pod/containers';
import { isFields } from '../../../src/kubernetes/json';
import { textAt, type JsonObject } from '../json';
import { specOf } from './answer';
import type { Verdict } from './kube-judge';

/** The share of valid objects below or above which a comparison would say little. */
const LEAST_VALID = 0.3;
const MAX_VALID = 0.7;

/** What the compared objects are like. */
export class Tally {
  private total = 0;
  private valid = 0;
  private refused = 0;
  private readonly kinds = new Map<string, number>();
  private readonly classes = new Map<string, number>();
  private readonly features = new Map<string, number>();

  add(object: JsonObject, verdict: Verdict): void {
    this.total += 1;
    if (verdict.valid) this.valid += 1;
    if (verdict.decoded !== true) this.refused += 1;
    else count(this.classes, verdict.qosClass ?? 'no class');
    count(this.kinds, textAt(object, 'kind') ?? 'no kind');
    for (const feature of featuresOf(specOf(object))) count(this.features, feature);
  }

  /** A problem where nearly all objects are valid, or nearly none. */
  get problem(): string | undefined {
    const share = this.valid / this.total;
    if (share >= LEAST_VALID && share <= MAX_VALID) return undefined;
    return `${this.percent(this.valid)} of the objects are valid; it should be 30 to 70 %.`;
  }

  get summary(): string {
    return `${this.total} objects, ${this.percent(this.valid)} valid, ${this.percent(this.refused)} refused by the decoder`;
  }

  /** What the objects are like, line by line. */
  get details(): string[] {
    return [
      `kinds: ${this.shares(this.kinds)}`,
      `classes: ${this.shares(this.classes)}`,
      `with ${this.shares(this.features)}`,
    ];
  }

  private shares(counts: ReadonlyMap<string, number>): string {
    return [...counts]
      .sort(([, left], [, right]) => right - left)
      .map(([name, amount]) => `${name} ${this.percent(amount)}`)
      .join(', ');
  }

  private percent(amount: number): string {
    return `${((100 * amount) / this.total).toFixed(amount > 0 && amount < this.total / 100 ? 2 : 0)} %`;
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function featuresOf(spec: unknown): string[] {
  if (!isFields(spec)) return [];
  const kinds = new Set(containersOf(spec).map(({ kind }) => kind));
  const names = { init: 'init steps', sidecar: 'sidecars', app: '', ephemeral: 'ephemeral containers' };
  return [
    ...[...kinds].filter((kind) => kind !== 'app').map((kind) => names[kind]),
    ...['resources', 'overhead']
      .filter((key) => spec[key] !== undefined)
      .map((key) => (key === 'resources' ? 'Pod-level resources' : key)),
  ];
}
