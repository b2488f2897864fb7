import { statSync } from 'node:fs';
import { readText, type FileText } from '../files/read-text';
import { systemProblem } from '../files/system-problem';
import { fieldsOf, textOf, type Fields } from '../kubernetes/json';
import { lineOfObject } from '../manifests/input-objects';
import { objectsIn } from '../manifests/objects';
import { isManifestProblem, readManifests, type ManifestDocument } from '../manifests/read-manifests';

/** An object of a file. */
export interface IncludedObject {
  /** As `Include` of cdk8s makes it: the name, the kind and the namespace. */
  readonly id: string;
  readonly manifest: Fields;
}

/** The objects of a file, and what keeps others from being read, in sentences that begin with the file. */
export interface IncludedFile {
  readonly objects: readonly IncludedObject[];
  readonly problems: readonly string[];
}

/** Reads the objects of a file as kubectl does, those of a `List` as objects of their own. */
export function readIncluded(path: string): IncludedFile {
  const read = textOfFile(path);
  if ('problem' in read) {
    const line = read.line === undefined ? '' : `:${read.line}`;
    return { objects: [], problems: [`${path}${line} ${read.problem}`] };
  }
  const problems: string[] = [];
  const manifests: Fields[] = [];
  for (const entry of readManifests(read.text)) {
    if (isManifestProblem(entry)) problems.push(`${path}:${entry.line}: ${entry.message}.`);
    else addObjects(path, entry, manifests, problems);
  }
  return named(path, manifests, problems);
}

function textOfFile(path: string): FileText {
  try {
    const { size } = statSync(path);
    return readText({ file: path, size });
  } catch (error) {
    return { problem: systemProblem(error) };
  }
}

function addObjects(path: string, document: ManifestDocument, manifests: Fields[], problems: string[]): void {
  for (const found of objectsIn(document.value)) {
    const at = `${path}:${lineOfObject(found.path, document)}: ${found.path === '' ? '' : `${found.path}: `}`;
    if ('problem' in found) problems.push(`${at}${found.problem}.`);
    else if (Object.keys(found.object).length > 0) addObject(at, found.object, manifests, problems);
  }
}

function addObject(at: string, manifest: Fields, manifests: Fields[], problems: string[]): void {
  const missing = ['apiVersion', 'kind'].filter((name) => !textOf(manifest[name]));
  if (missing.length === 0) manifests.push(manifest);
  else problems.push(`${at}this object has no ${missing.join(' and no ')}.`);
}

/** Only objects without a name have a number, counted among themselves. */
function named(path: string, manifests: readonly Fields[], problems: string[]): IncludedFile {
  const objects = new Map<string, IncludedObject>();
  let unnamed = 0;
  for (const manifest of manifests) {
    const { name, namespace } = fieldsOf(manifest['metadata']);
    const shown = textOf(name) ?? `object${unnamed++}`;
    const kind = textOf(manifest['kind'])?.toLowerCase();
    const id = [shown, kind, textOf(namespace)].filter((part) => part !== undefined && part !== '').join('-');
    if (objects.has(id)) problems.push(`${path} has "${id}" twice: two objects of this kind have one name.`);
    else objects.set(id, { id, manifest });
  }
  return { objects: [...objects.values()], problems };
}
