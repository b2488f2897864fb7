import { createHash } from 'node:crypto';
import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { definedEntries } from '../../kubernetes/json';
import { patternObjectMetadata, markPatternObject } from '../../template/pattern-objects';
import { bytesOf, MAX_VALUE_BYTES } from '../../kubernetes/object-sizes';
import { addContainerPart } from '../../edits/add-container-part';
import { addMetadata } from '../../edits/metadata';
import { rejectConstructs, type RejectedConstruct } from '../../template/locate';
import { optionOf } from './reject-helper';
import { misreading } from '../../template/written-text';
import { volumeMount } from './mounts';
import type { PodHelper } from './pod-helper';
import { checkCompanion, companionVolume } from './companion-volume';
import { isDataKey } from './references';
import { volumeNameFor } from './volume-name';

/**
 * Configuration files of a helper. They become a ConfigMap that is mounted read-only, and a hash of them becomes an
 * annotation of the Pod, so that a change of them rolls the Pods.
 */
export interface ConfigurationFiles {
  /** The absolute path of the directory in which the program finds them. */
  readonly path: string;

  /**
   * The text of each file by its name: letters, digits, "-", "_" and ".", no directories, no half of a surrogate pair in the text, one mebibyte in all; anything
   * else is refused at once (finding `configuration-files`). More than 256 KiB need server-side apply (finding
   * `client-side-apply`). No secrets: mount those with `HelperVolume.fromSecret`.
   *
   * @see https://kubernetes.io/docs/concepts/configuration/configmap/
   */
  readonly files: { readonly [name: string]: string };
}

/** Members of every object of JavaScript by which cdk8s tells what an object is. */
const NOT_WRITABLE = ['__proto__', 'constructor'];

/**
 * Gives a helper configuration files. The hash of their content rolls the Pods when it changes.
 *
 * - Container: a read-only mount.
 * - Pod: a volume, and an annotation with the hash.
 * - Objects: a ConfigMap.
 */
export function mountConfiguration(helper: PodHelper, { path, files }: ConfigurationFiles): void {
  checkFiles(helper, files);
  const { containerName, podTemplate } = helper;
  const option = optionOf(helper, 'configuration');
  const metadata = patternObjectMetadata(podTemplate.workload);
  const configMap = markPatternObject(
    new ApiObject(helper, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata, ...contentOf(files) }),
  );
  const volume = volumeNameFor(containerName, 'config');
  const mount = volumeMount({ volume, path, readOnly: true });
  podTemplate._keep(companionVolume(volume, configMap));
  const names = definedEntries(files).map(([name]) => name);
  podTemplate._keep(checkCompanion({ volume, option, configMap, files: names, workload: podTemplate.workload }));
  podTemplate._keep(addContainerPart('mount', containerName, mount));
  podTemplate._keep(addMetadata('annotations', `cdk8s-pod-patterns/${volume}`, () => contentHash(configMap)));
}

/** A file with text that kubectl would read otherwise from YAML stands there in base64; the Pod gets the same file. */
function contentOf(files: ConfigurationFiles['files']): { data?: object; binaryData?: object } {
  const entries = definedEntries(files);
  const binary = entries.filter(([, text]) => misreading(text) !== undefined);
  if (binary.length === 0) return { data: Object.fromEntries(entries) };
  const data = entries.filter(([name]) => !binary.some(([other]) => other === name));
  const encoded = binary.map(([name, text]) => [name, Buffer.from(text).toString('base64')]);
  const binaryData = Object.fromEntries(encoded) as object;
  return { ...(data.length > 0 && { data: Object.fromEntries(data) }), binaryData };
}

/** The hash of what the ConfigMap renders, so that patches of it count too. */
function contentHash(configMap: ApiObject): string {
  const { data, binaryData } = configMap.toJson() as { data?: object; binaryData?: object };
  const entries = [data ?? {}, binaryData ?? {}].map((map) => Object.entries(map).sort());
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 16);
}

function checkFiles(helper: IConstruct, files: { readonly [name: string]: string }): void {
  const problems = filesProblems(definedEntries(files));
  if (problems.length === 0) return;
  const all = problems.map((problem) => ({ ...problem, option: optionOf(helper, problem.option) }));
  rejectConstructs('configuration-files', helper, all);
}

const FILES = 'configuration.files';

/** Half of a surrogate pair, for which an encoder to UTF-8 writes another character. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A file by its name. */
function fileOption(name: string): { option: string } {
  return { option: `${FILES}[${JSON.stringify(name)}]` };
}

function filesProblems(files: readonly [string, string][]): RejectedConstruct[] {
  if (files.length === 0) {
    const fix = 'name one, or leave `configuration` out.';
    return [{ option: FILES, value: {}, message: 'there are no configuration files.', fix }];
  }
  const size = files.reduce((sum, [, text]) => sum + bytesOf(text), 0);
  return [
    ...files.flatMap(([name, text]) => [...nameProblems(name), ...textProblems(name, text)]),
    ...sizeProblems(size),
  ];
}

function nameProblems(name: string): RejectedConstruct[] {
  if (!isDataKey(name)) {
    const fix = 'name each file with letters, digits, "-", "_" and "."; directories are not possible.';
    return [{ ...fileOption(name), message: `"${name}" is not a valid name for a file in a ConfigMap.`, fix }];
  }
  if (!NOT_WRITABLE.includes(name)) return [];
  const fix = 'give the file another name, or put it into the image.';
  return [{ ...fileOption(name), message: `cdk8s cannot write a file with the name "${name}".`, fix }];
}

function textProblems(name: string, text: string): RejectedConstruct[] {
  if (!LONE_SURROGATE.test(text)) return [];
  const message = `"${name}" has half of a surrogate pair, which is not a character: no file can hold it.`;
  return [{ ...fileOption(name), message, fix: 'write the whole character, or leave it out.' }];
}

function sizeProblems(size: number): RejectedConstruct[] {
  if (size <= MAX_VALUE_BYTES) return [];
  const message = `the configuration files have ${size} bytes, and a ConfigMap holds at most ${MAX_VALUE_BYTES}.`;
  return [{ option: FILES, message, fix: 'put large files into the image, or onto a volume.' }];
}
