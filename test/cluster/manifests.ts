import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Yaml } from 'cdk8s';
import type { ContentType } from './api-client';
import { isList, isObject, textAt, type Json, type JsonObject } from './json';
import { JudgeError } from './judge-error';

/** One object of a YAML file, and the text by which the API server gets it. */
export interface Manifest {
  readonly file: string;
  readonly object: JsonObject;
  readonly text: string;
  readonly contentType: ContentType;
}

/** A document of a YAML file as it stands there. */
interface Document {
  readonly file: string;
  readonly text: string;
}

/**
 * All objects below a folder; files in the order of their names. The server gets the YAML as it is in the file, so
 * that its parser is asked too: what YAML 1.1 and 1.2 read differently (`yes`, `0644`), and keys that stand twice,
 * come to light.
 */
export function readManifests(folder: string): Manifest[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const documents = names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .flatMap((name) => documentsOf(folder, name));
  return loaded(documents).flatMap(([document, object]) => manifestsOf(document, object));
}

export function jsonManifest(file: string, object: JsonObject): Manifest {
  return { file, object, text: JSON.stringify(object), contentType: 'application/json' };
}

/** `Deployment shop/web` */
export function nameOf(object: JsonObject): string {
  const name = textAt(object, 'metadata', 'name') ?? textAt(object, 'metadata', 'generateName') ?? 'without a name';
  const namespace = textAt(object, 'metadata', 'namespace');
  return `${textAt(object, 'kind') ?? 'object'} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** Divided as kubectl does it. */
function documentsOf(folder: string, file: string): Document[] {
  const texts = readFileSync(path.join(folder, file), 'utf8').split(/^---.*$/m);
  return texts
    .filter((text) => !text.split('\n').every((line) => /^\s*(#|$)/.test(line)))
    .map((text) => ({ file, text }));
}

/** cdk8s starts a process for each file that it loads, so all are loaded as one; alone only to find the one at fault. */
function loaded(documents: readonly Document[]): [Document, Json][] {
  const objects = load(documents.map(({ text }) => text).join('\n---\n'));
  if (objects.length === documents.length)
    return documents.map((document, index) => [document, objects[index] ?? null]);
  if (documents.length > 1) return documents.flatMap((document) => loaded([document]));
  throw new JudgeError(
    `${documents[0]?.file ?? ''}: a document between lines of --- holds ${objects.length} objects instead of one.`,
  );
}

function load(text: string): Json[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'manifests-'));
  try {
    writeFileSync(path.join(folder, 'all.yaml'), text);
    return Yaml.load(path.join(folder, 'all.yaml')) as Json[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A List is divided into its items, because no server stores a List. */
function manifestsOf({ file, text }: Document, object: Json): Manifest[] {
  if (!isObject(object))
    throw new JudgeError(`${file}: a document holds ${JSON.stringify(object)} instead of a Kubernetes object.`);
  if (object['kind'] !== 'List' || !isList(object['items']))
    return [{ file, object, text, contentType: 'application/yaml' }];
  return object['items'].filter(isObject).map((item) => jsonManifest(file, item));
}
