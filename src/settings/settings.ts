import { fieldsOf, textOf } from '../kubernetes/json';
import { parsePodKind, type PodKind } from '../kubernetes/kinds';
import { KubernetesVersion, TARGETS } from '../kubernetes/version';
import { listed } from '../kubernetes/words';
import { faulty, parsedItems, unknownKey, wrongValue, type Parsed } from './parsed';
import { readWaivers, type SettingsWaiver } from './read-waivers';
import { settingsFields, type SettingsFields, type SettingsProblem } from './settings-fields';

/** What a file `pod-patterns.yaml` says, for all commands. A flag of a command wins. */
export interface Settings {
  /** The version that the Pods are for. */
  readonly target?: KubernetesVersion;
  /** Kinds that hold a Pod, besides those that are known. */
  readonly podKinds?: readonly PodKind[];
  /** How long others go on sending requests to a Pod that was deleted. */
  readonly propagationSeconds?: number;
  /** The baseline of `check`, from the folder of the settings. */
  readonly baseline?: string;
  /** Findings that `check` accepts. */
  readonly waivers?: readonly SettingsWaiver[];
}

/** The settings in the text of a file, or what is wrong with it. An empty file sets nothing. */
export function parseSettings(text: string): Settings | { readonly problems: readonly SettingsProblem[] } {
  const read = settingsFields(text, `It must have fields: ${listed(KEYS)}.`);
  return 'message' in read ? { problems: [read] } : settingsOf(read);
}

/** How each field is read. */
const READERS = {
  target: readTarget,
  podKinds: readKinds,
  propagationSeconds: readSeconds,
  baseline: readBaselinePath,
  waivers: readWaivers,
} as const satisfies {
  readonly [key in keyof Settings]: (value: unknown, lineOf: (path: string) => number) => Parsed<Settings[key]>;
};

const KEYS = Object.keys(READERS) as readonly (keyof Settings)[];

function settingsOf({ fields, lineOf }: SettingsFields): ReturnType<typeof parseSettings> {
  const problems: SettingsProblem[] = [];
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    const known = KEYS.find((candidate) => candidate === key);
    const read: Parsed<unknown> = known ? READERS[known](value, lineOf) : faulty(unknownKey(key, KEYS));
    if ('value' in read) settings[key] = read.value;
    else for (const { path, problem } of read.faults) problems.push({ line: lineOf(path ?? key), message: problem });
  }
  return problems.length > 0 ? { problems } : settings;
}

function readTarget(value: unknown): Parsed<KubernetesVersion> {
  const target = KubernetesVersion._parse(value);
  if (target) return { value: target };
  return faulty(wrongValue('"target"', value, `${TARGETS}, in quotes, such as "1.33" or "1.33.4"`));
}

function readSeconds(value: unknown): Parsed<number> {
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  if (isCount) return { value };
  return faulty(wrongValue('"propagationSeconds"', value, 'a whole number of seconds, 0 or more, such as 10'));
}

function readBaselinePath(value: unknown): Parsed<string> {
  const path = textOf(value)?.trim();
  if (path) return { value: path };
  return faulty(wrongValue('"baseline"', value, 'the path of a file, such as pod-patterns-baseline.json'));
}

const KIND_KEYS = ['apiVersion', 'kind', 'path'];

function readKinds(value: unknown): Parsed<readonly PodKind[]> {
  if (!Array.isArray(value))
    return faulty(wrongValue('"podKinds"', value, 'a list of kinds with apiVersion, kind and path'));
  return parsedItems('podKinds', value.map(readKind));
}

function readKind(item: unknown): Parsed<PodKind> {
  const fields = fieldsOf(item);
  const unknown = Object.keys(fields).filter((key) => !KIND_KEYS.includes(key));
  if (unknown.length > 0) return { faults: unknown.map((key) => ({ problem: unknownKey(key, KIND_KEYS) })) };
  const [apiVersion, kind, path] = KIND_KEYS.map((key) => textOf(fields[key]));
  if (apiVersion === undefined || kind === undefined || path === undefined) {
    return faulty('A kind must have the texts apiVersion, kind and path, such as "spec.template".');
  }
  const parsed = parsePodKind(`${apiVersion}/${kind}=${path}`);
  return 'problem' in parsed ? faulty(parsed.problem) : { value: parsed.podKind };
}
