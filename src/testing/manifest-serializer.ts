import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { isFields, type Fields } from '../kubernetes/json';
import { isManifest } from './is-manifest';
import { synthesizedObjects } from './synthesized-objects';

/** A snapshot serializer of jest or vitest. */
export interface SnapshotSerializer {
  /** Whether a value is printed by this serializer. */
  test(value: unknown): boolean;
  /** The text of a value. */
  serialize(value: unknown, config: unknown, indentation: string): string;
}

/**
 * Prints what is applied to a cluster as the YAML that `cdk8s synth` writes of it, so that the difference of two
 * snapshots reads like that of two files: apps, charts and other constructs, manifests, and lists of manifests. Other
 * values are left to other serializers. It is for `expect.addSnapshotSerializer`.
 */
export const manifestSerializer: SnapshotSerializer = {
  test: (value) => Construct.isConstruct(value) || isManifest(value) || isListOfManifests(value),
  serialize: (value, _config, indentation) => yamlOf(manifestsOf(value)).replaceAll('\n', `\n${indentation}`),
};

function isListOfManifests(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isManifest);
}

function manifestsOf(value: unknown): readonly unknown[] {
  if (Construct.isConstruct(value)) return synthesizedObjects(value).map(({ manifest }) => manifest);
  return Array.isArray(value) ? value : [value];
}

/** The test runner writes a line break behind the text, which is the last one of the file. */
function yamlOf(manifests: readonly unknown[]): string {
  return Yaml.stringify(...manifests.map(withMatchersAsText)).replace(/\n$/, '');
}

/** What stands for a value that differs from run to run, such as `expect.any(String)`. */
interface AsymmetricMatcher {
  toAsymmetricMatcher(): string;
}

/** A value with its matchers as their texts. What holds none is kept as it is: a copy could be printed otherwise. */
function withMatchersAsText(value: unknown): unknown {
  if (isAsymmetricMatcher(value)) return value.toAsymmetricMatcher();
  if (Array.isArray(value)) {
    const items = value.map(withMatchersAsText);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  return isFields(value) ? fieldsWithMatchersAsText(value) : value;
}

function fieldsWithMatchersAsText(fields: Fields): Fields {
  const entries = Object.entries(fields).map(([name, value]) => [name, withMatchersAsText(value)] as const);
  return entries.some(([name, value]) => value !== fields[name]) ? Object.fromEntries(entries) : fields;
}

function isAsymmetricMatcher(value: unknown): value is AsymmetricMatcher {
  return (
    isFields(value) &&
    value['$$typeof'] === Symbol.for('jest.asymmetricMatcher') &&
    typeof value['toAsymmetricMatcher'] === 'function'
  );
}
