import { isFields, setOwn, type Fields } from '../../kubernetes/json';
import { findNotPlainData } from '../../kubernetes/plain-data';
import { isPlainObject } from '../../options/recognize';
import type { SecretKeyReference } from '../parts/references';
import { checkSecretKey, refuseOption, type PresetPlace } from '../preset-values';
import { VariableText } from './variable-text';

/** A program whose configuration a user extends by data. */
export interface ConfiguredProgram {
  /** The program as a sentence names it. */
  readonly name: string;
  /** The sections of its configuration. */
  readonly sections: readonly string[];
}

/** The configuration that a user adds, with Secrets as variables; refused is what the program could not read as it is meant. */
export function structuredConfig(place: PresetPlace, config: unknown, program: ConfiguredProgram): Fields {
  if (config === undefined) return {};
  if (!isFields(config)) {
    refuseData(place, 'config', 'no object');
    return {};
  }
  const unknown = Object.keys(config).filter((section) => !program.sections.includes(section));
  for (const section of unknown) refuseSection(place, section, program);
  return readFields(place, 'config', config);
}

/** More than any configuration has, and far less than what JavaScript can follow. */
const MAX_LEVELS = 100;

function readFields(place: PresetPlace, path: string, fields: Fields, levels = 0): Fields {
  const copy: Fields = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) setOwn(copy, key, read(place, `${path}.${key}`, value, levels));
  }
  return copy;
}

function read(place: PresetPlace, path: string, value: unknown, levels: number): unknown {
  if (levels > MAX_LEVELS) {
    refuseData(place, 'config', `nested more than ${MAX_LEVELS} levels deep`);
    return undefined;
  }
  if (isSecretKey(value)) {
    checkSecretKey(place, path, value);
    return new VariableText(value);
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => read(place, `${path}[${index}]`, item, levels + 1));
  }
  if (isPlainObject(value)) return readFields(place, path, value, levels + 1);
  const problem = findNotPlainData(value);
  if (problem) refuseData(place, path, problem.description);
  return value;
}

/** No component has an option of just these two names. */
function isSecretKey(value: unknown): value is SecretKeyReference {
  if (!isFields(value) || Object.keys(value).sort().join() !== 'key,secret') return false;
  return typeof value['key'] === 'string' && isFields(value['secret']) && typeof value['secret']['name'] === 'string';
}

function refuseSection(place: PresetPlace, section: string, { name, sections }: ConfiguredProgram): void {
  refuseOption(place, 'config', {
    value: section,
    message: `${name} has no section ${JSON.stringify(section)} in its configuration.`,
    fix: `choose among ${sections.map((each) => `\`${each}\``).join(', ')}.`,
  });
}

function refuseData(place: PresetPlace, path: string, description: string): void {
  refuseOption(place, path, {
    message: `the configuration is plain data, and this is ${description}.`,
    fix: 'write it as in YAML: text, numbers, true and false, lists and objects.',
  });
}
