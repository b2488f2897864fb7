import type { LocatedFinding } from '../located-finding';

/** The version of the form of a baseline. It grows when a field goes or changes its meaning, not when one is added. */
export const BASELINE_VERSION = 1;

/** A finding as a baseline knows it again: by all that stays the same when lines, containers and documents move. */
export interface BaselineEntry {
  /** The file that it is in, from the folder of the baseline and with `/`; `-` for standard input. */
  readonly file: string;
  /** The id of the rule. */
  readonly rule: string;
  /** The kind of the object; empty if it is about no object. */
  readonly kind: string;
  /** Empty if the object has none. */
  readonly namespace: string;
  /** Empty if the object has none. */
  readonly name: string;
  /** The container that it is about; null if it is about none. */
  readonly container: string | null;
  /** The path of the field, with the container's name instead of its index; null if no field is at fault. */
  readonly path: string | null;
  /** What is wrong. */
  readonly message: string;
  /** How many findings are the same in all of this. */
  readonly count: number;
}

/** A file with findings that are known, so that only new ones fail. Later releases may add fields. */
export interface BaselineFile {
  /** The version of the form of this file. */
  readonly schemaVersion: typeof BASELINE_VERSION;
  /** The findings, sorted. */
  readonly findings: readonly BaselineEntry[];
}

/** What a check is compared to. */
export interface Baseline {
  /** The file that holds it, as it was given. */
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
  /** How it names a file of the input. */
  readonly nameOf: (file: string) => string;
  /** Whether a file that it names is among those that were checked, or would be if it were still there. */
  readonly isChecked: (name: string) => boolean;
}

/** What became of a baseline in a check. */
export interface BaselineState {
  /** The file that holds it, as it was given. */
  readonly file: string;
  /** How many findings it has that are still there; they are not listed, and do not fail. */
  readonly known: number;
  /** What it has and was not found any more. */
  readonly gone: readonly BaselineEntry[];
}

/** The findings as a baseline has them: without those that are waived, sorted, and the same ones counted. */
export function baselineEntries(
  findings: readonly LocatedFinding[],
  nameOf: (file: string) => string,
): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings.filter(({ waiver }) => waiver === null)) {
    const entry = entryOf(finding, nameOf);
    const key = keyOf(entry);
    entries.set(key, { ...entry, count: entry.count + (entries.get(key)?.count ?? 0) });
  }
  return [...entries.keys()].sort().flatMap((key) => entries.get(key) ?? []);
}

/** The findings that are not in a baseline, and what became of it. Of several that are the same, the last ones are new. */
export function compareToBaseline(
  findings: readonly LocatedFinding[],
  { file, entries, nameOf, isChecked }: Baseline,
): { readonly findings: readonly LocatedFinding[]; readonly state: BaselineState } {
  const left = new Map<string, number>();
  for (const entry of entries) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count);
  let known = 0;
  const after = findings.flatMap((finding) => {
    if (finding.waiver !== null) return [finding];
    const entry = entryOf(finding, nameOf);
    const used = take(left, keyOf(entry), entry.count);
    known += used;
    if (used === 0) return [finding];
    return used === entry.count ? [] : [{ ...finding, count: entry.count - used }];
  });
  const gone = entries.flatMap((entry) => goneOf(entry, left));
  return { findings: after, state: { file, known, gone: gone.filter((entry) => isChecked(entry.file)) } };
}

/** Takes a number of findings from those that are left of a key, and returns how many there were. */
function take(left: Map<string, number>, key: string, count: number): number {
  const taken = Math.min(left.get(key) ?? 0, count);
  left.set(key, (left.get(key) ?? 0) - taken);
  return taken;
}

function goneOf(entry: BaselineEntry, left: Map<string, number>): BaselineEntry[] {
  const count = take(left, keyOf(entry), entry.count);
  return count === 0 ? [] : [{ ...entry, count }];
}

function keyOf({ file, kind, namespace, name, container, rule, path, message }: BaselineEntry): string {
  return JSON.stringify([file, kind, namespace, name, container, rule, path, message]);
}

function entryOf(finding: LocatedFinding, nameOf: (file: string) => string): BaselineEntry {
  const { file, rule, kind, namespace, name, container, path, message, count = 1 } = finding;
  const named = { file: nameOf(file), rule, kind, namespace, name, container };
  return { ...named, path: stablePath(path, container), message: message.replace(OTHERS, ''), count };
}

/** What says how many more a finding stands for. */
const OTHERS = / \((?:one|\d+) more like this[^()]*\)$/;

const CONTAINER_INDEX = /(containers)\[\d+\]/i;

function stablePath(path: string | null, container: string | null): string | null {
  if (path === null || container === null) return path;
  return path.replace(CONTAINER_INDEX, (_match, list: string) => `${list}[${container}]`);
}
