import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import type { ProbeSet } from '../../src';

const ROOT = join(__dirname, '../..');

/** What is tested of one preset. */
export interface PresetTests {
  /** All probes that the preset has, for a container with the port 8080: real API servers judge it. */
  readonly sample: () => ProbeSet;
  readonly cases: readonly PresetCase[];
}

/** Probes of a preset, and the manifest that they make. */
export interface PresetCase {
  /** A sentence that goes on from the name of the preset. */
  readonly title: string;
  readonly probes: () => ProbeSet;
  readonly manifest: object;
}

/** Deadlines for all three probes. */
export const DEADLINES = {
  startsWithin: Duration.seconds(60),
  detectsHangWithin: Duration.seconds(60),
  leavesTrafficWithin: Duration.seconds(15),
};

/** The numbers of a probe. */
export function numbers(periodSeconds: number, timeoutSeconds: number, failureThreshold: number): object {
  return { periodSeconds, timeoutSeconds, failureThreshold };
}

/** The names of all presets: the files of their folder. */
export function presetNames(): string[] {
  return readdirSync(join(ROOT, 'src/probes/presets'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
}

/** The method of a preset: `queueWorker` for `queue-worker`. */
export function methodOf(name: string): string {
  return name.replace(/-(\w)/g, (_hyphen, letter: string) => letter.toUpperCase());
}

/** Whether a preset has tests. */
export function hasTests(name: string): boolean {
  return existsSync(join(ROOT, testsFile(name)));
}

function testsFile(name: string): string {
  return `test/probes/presets/${name}.ts`;
}

/** The tests of a preset; an error that names the file if there are none. */
export function presetTests(name: string): PresetTests {
  const file = testsFile(name);
  if (!hasTests(name)) throw new Error(`${file} is missing: the preset ProbePresets.${methodOf(name)} is untested`);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the folder is the list, so that none is forgotten
  return (require(join(ROOT, file)) as { readonly preset: PresetTests }).preset;
}
