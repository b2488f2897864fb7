import { isFields, type Fields } from '../kubernetes/json';
import { isManifestProblem, readManifests } from '../manifests/read-manifests';

/** Something wrong in a file of settings. */
export interface SettingsProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** What a file of settings says. */
export interface SettingsFields {
  readonly fields: Fields;
  /** The line of a field by its path, counted from 1. */
  readonly lineOf: (path: string) => number;
}

/**
 * The fields in the text of a file of settings, or what is wrong with it. An empty file has none.
 *
 * @param withoutFields - what is said of a document that is not a map, in a sentence
 */
export function settingsFields(text: string, withoutFields: string): SettingsFields | SettingsProblem {
  const [first, second] = readManifests(text);
  if (first === undefined) return { fields: {}, lineOf: () => 1 };
  if (isManifestProblem(first)) return first;
  if (second !== undefined) return { line: second.line, message: 'There must be one document only.' };
  const { value, line, positions } = first;
  if (!isFields(value)) return { line, message: withoutFields };
  return { fields: value, lineOf: (path) => positions.at(path).line };
}
