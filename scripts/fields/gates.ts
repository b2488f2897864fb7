import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Problem } from './problem';

/** How a gate stands in one release: its stage, and `on` and `locked` if it is, such as `beta on`. */
export type GateStates = ReadonlyMap<string, string>;

/** Where the list of all features lies; it moved once. */
const LISTS = [
  'test/compatibility_lifecycle/reference/versioned_feature_list.yaml',
  'test/featuregates_linter/test_data/versioned_feature_list.yaml',
];
const SOURCE = 'pkg/features/kube_features.go';
const ENTRY = /^\t(?:\w+\.)?(\w+): +\{Default: (true|false), PreRelease: featuregate\.(\w*)(, LockToDefault: true)?\}/;

interface ListedFeature {
  readonly name: string;
  readonly versionedSpecs: readonly {
    readonly version: string;
    readonly default: boolean;
    readonly lockToDefault: boolean;
    readonly preRelease: string;
  }[];
}

/** Reads how every gate stands in a release. Those before 1.32 have no list, so their Go code is read. */
export function readGates(folder: string, minor: number): GateStates {
  const list = LISTS.map((path) => join(folder, path)).find((path) => existsSync(path));
  const states = list === undefined ? statesInCode(folder) : statesInList(readFileSync(list, 'utf8'), minor);
  if (states.size === 0) throw new Problem(`no feature gates were found in ${folder}`);
  return states;
}

function statesInList(list: string, minor: number): Map<string, string> {
  const states = new Map<string, string>();
  for (const { name, versionedSpecs } of parse(list, { version: '1.2' }) as ListedFeature[]) {
    const spec = versionedSpecs.filter(({ version }) => Number(version.split('.')[1]) <= minor).at(-1);
    if (spec) states.set(name, state(spec.preRelease, spec.default, spec.lockToDefault));
  }
  return states;
}

function statesInCode(folder: string): Map<string, string> {
  const states = new Map<string, string>();
  for (const line of readFileSync(join(folder, SOURCE), 'utf8').split('\n')) {
    const [, name, isOn, stage = '', lock] = ENTRY.exec(line) ?? [];
    if (name !== undefined) states.set(name, state(stage, isOn === 'true', lock !== undefined));
  }
  return states;
}

function state(stage: string, isOn: boolean, isLocked: boolean): string {
  const name = stage === '' || stage === 'GA' ? 'GA' : stage.toLowerCase();
  return [name, ...(isOn ? ['on'] : []), ...(isLocked ? ['locked'] : [])].join(' ');
}

/** The changes of a gate from release to release, such as `28 alpha, 29 beta on`; `gone` from where it has none. */
export function historyText(gate: string, releases: readonly { minor: number; gates: GateStates }[]): string {
  const changes: string[] = [];
  let last = 'gone';
  for (const { minor, gates } of releases) {
    const now = gates.get(gate) ?? 'gone';
    if (now !== last) changes.push(`${minor} ${now}`);
    last = now;
  }
  return changes.join(', ');
}
