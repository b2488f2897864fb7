import { chmodSync, lstatSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Json } from '../template/support';

/** Files by their path in a volume. */
export type Files = { readonly [path: string]: string | Buffer };

/**
 * Writes the files of a ConfigMap or Secret as the kubelet does: the names are links through `..data`, which is replaced as
 * a whole when they change.
 *
 * Source: k8s.io/kubernetes/pkg/volume/util/atomic_writer.go
 */
export function writeAtomically(folder: string, files: Files): void {
  const version = `..${process.hrtime.bigint()}`;
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, version, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: 0o644 });
  }
  symlinkSync(version, join(folder, '..next'));
  renameSync(join(folder, '..next'), join(folder, '..data'));
  for (const path of Object.keys(files)) {
    const link = join(folder, path);
    // Links that are there stay: a program that watches the folder never misses a file.
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join('..data', path), link);
  }
}

/** What stands beside a Pod: the objects of the chart, and Secrets by name. */
export interface PodSources {
  readonly objects: readonly Json[];
  readonly secrets: { readonly [name: string]: Files };
}

/** Makes the folder of a volume of a Pod. */
export function makeVolume(folder: string, volume: Json, sources: PodSources): void {
  mkdirSync(folder, { recursive: true });
  if (volume['emptyDir']) chmodSync(folder, 0o777);
  else writeAtomically(folder, filesOf(volume, sources));
}

function filesOf(volume: Json, { objects, secrets }: PodSources): Files {
  const { secret, configMap } = volume;
  const source = (secret ?? configMap) as Json;
  const all = secret ? secrets[secret.secretName as string] : configMapFiles(objects, configMap.name as string);
  if (!all) throw new Error(`no object for the volume ${JSON.stringify(volume)}`);
  const items = source['items'] as { key: string; path: string }[] | undefined;
  if (!items) return all;
  return Object.fromEntries(items.map(({ key, path }) => [path, all[key] ?? missing(key)]));
}

function configMapFiles(objects: readonly Json[], name: string): Files | undefined {
  const found = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name);
  if (!found) return undefined;
  const binary = Object.entries((found['binaryData'] ?? {}) as { [name: string]: string });
  return {
    ...(found['data'] as Files | undefined),
    ...Object.fromEntries(binary.map(([file, text]) => [file, Buffer.from(text, 'base64')])),
  };
}

function missing(key: string): never {
  throw new Error(`the Secret or ConfigMap has no key "${key}"`);
}
