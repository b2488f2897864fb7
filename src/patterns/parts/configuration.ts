import { createHash } from 'node:crypto';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { companionMetadata, keepCompanion } from '../../template/companions';
import { addContainerPart } from '../../template/edits/add-container-part';
import { addVolume } from '../../template/edits/add-volume';
import { addMetadata } from '../../template/edits/metadata';
import { refuse } from '../../template/locate';
import type { PodTemplate } from '../../template/pod-template';
import type { ConfigurationFiles } from '../helper-container-props';

const FILE_NAME = /^[-._a-zA-Z0-9]+$/;
const LONGEST_FILE_NAME = 253;
const LARGEST_CONFIG_MAP = 1024 * 1024;

/**
 * Makes a ConfigMap of the files, mounts it, and writes a hash of its content onto the Pod, so that a change of the
 * content makes new Pods.
 */
export function mountConfiguration(
  helper: Construct,
  podTemplate: PodTemplate,
  container: string,
  { path, files }: ConfigurationFiles,
): void {
  checkFiles(helper, files);
  const metadata = companionMetadata(podTemplate.workload);
  const configMap = keepCompanion(
    new ApiObject(helper, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { ...files } }),
  );
  const volume = `${container}-config`;
  const mount = { name: volume, mountPath: path, readOnly: true };
  podTemplate._keep(addVolume(helper, { name: volume, configMap: { name: configMap.name } }));
  podTemplate._keep(addContainerPart(helper, 'mount', container, mount));
  podTemplate._keep(addMetadata(helper, 'annotations', `cdk8s-pod-patterns/${volume}`, () => contentHash(configMap)));
}

/** The hash of what the ConfigMap renders, so that patches of it count too. */
function contentHash(configMap: ApiObject): string {
  const { data, binaryData } = configMap.toJson() as { data?: object; binaryData?: object };
  const entries = [data ?? {}, binaryData ?? {}].map((map) => Object.entries(map).sort());
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 16);
}

function checkFiles(helper: Construct, files: { readonly [name: string]: string }): void {
  const problem = filesProblem(Object.entries(files));
  if (problem) refuse('configuration-files', helper, problem);
}

function filesProblem(files: readonly [string, unknown][]): { message: string; fix: string } | undefined {
  if (files.length === 0) {
    return { message: 'there are no configuration files.', fix: 'name one, or leave `configuration` out.' };
  }
  const wrongName = files.find(([name]) => !isFileName(name))?.[0];
  if (wrongName !== undefined) {
    const fix = 'name each file with letters, digits, "-", "_" and "."; directories are not possible.';
    return { message: `"${wrongName}" is no name for a file in a ConfigMap.`, fix };
  }
  const noText = files.find(([, text]) => typeof text !== 'string')?.[0];
  if (noText !== undefined) {
    return { message: `the content of "${noText}" is no text.`, fix: 'write the content of each file as a string.' };
  }
  return sizeProblem(files.reduce((sum, [name, text]) => sum + Buffer.byteLength(name + String(text)), 0));
}

function isFileName(name: string): boolean {
  return FILE_NAME.test(name) && !name.startsWith('..') && name !== '.' && name.length <= LONGEST_FILE_NAME;
}

function sizeProblem(size: number): { message: string; fix: string } | undefined {
  if (size <= LARGEST_CONFIG_MAP) return undefined;
  return {
    message: `the configuration files have ${size} bytes, and a ConfigMap holds at most ${LARGEST_CONFIG_MAP}.`,
    fix: 'put large files into the image, or onto a volume.',
  };
}
