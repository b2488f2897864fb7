import { fieldsOf, textOf } from '../kubernetes/json';
import { parsePodKind, type PodKind } from '../kubernetes/kinds';
import { KubernetesVersion, TARGETS } from '../kubernetes/version';
import { listed } from '../kubernetes/words';
import { unknownKey, wrongValue, type Parsed } from './parsed';
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
    const read: Parsed<unknown> = known ? READERS[known](value, lineOf) : { problem: unknownKey(key, KEYS) };
    if ('value' in read) settings[key] = read.value;
    else problems.push({ line: lineOf(read.path ?? key), message: read.problem });
  }
  return problems.length > 0 ? { problems } : settings;
}

function readTarget(value: unknown): Parsed<KubernetesVersion> {
  const target = KubernetesVersion._parse(value);
  if (target) return { value: target };
  return { problem: wrongValue('"target"', value, `${TARGETS}, in quotes, such as "1.33" or "1.33.4"`) };
}

function readSeconds(value: unknown): Parsed<number> {
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  if (isCount) return { value };
  return { problem: wrongValue('"propagationSeconds"', value, 'a whole number of seconds, 0 or more, such as 10') };
}

function readBaselinePath(value: unknown): Parsed<string> {
  const path = textOf(value)?.trim();
  if (path) return { value: path };
  return { problem: wrongValue('"baseline"', value, 'the path of a file, such as pod-patterns-baseline.json') };
}

const KIND_KEYS = ['apiVersion', 'kind', 'path'];

function readKinds(value: unknown): Parsed<readonly PodKind[]> {
  if (!Array.isArray(value))
    return { problem: wrongValue('"podKinds"', value, 'a list of kinds with apiVersion, kind and path') };
  const kinds: PodKind[] = [];
  for (const [index, item] of value.entries()) {
    const read = readKind(item);
    if ('problem' in read) return { ...read, path: `podKinds[${index}]` };
    kinds.push(read.value);
  }
  return { value: kinds };
}

function readKind(item: unknown): Parsed<PodKind> {
  const fields = fieldsOf(item);
  const unknown = Object.keys(fields).find((key) => !KIND_KEYS.includes(key));
  if (unknown !== undefined) return { problem: unknownKey(unknown, KIND_KEYS) };
  const [apiVersion, kind, path] = KIND_KEYS.map((key) => textOf(fields[key]));
  if (apiVersion === undefined || kind === undefined || path === undefined) {
    return { problem: 'A kind must have the texts apiVersion, kind and path, such as "spec.template".' };
  }
  const parsed = parsePodKind(`${apiVersion}/${kind}=${path}`);
  return 'problem' in parsed ? parsed : { value: parsed.podKind };
}
