import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isList, isObject, textAt, type Json, type JsonObject } from '../json';
import { podKindOf } from '../../../src/kubernetes/kinds';
import type { Case } from './object-suite';

/** All objects below a folder that hold a Pod, of kinds that a plain API server serves. */
export function readCorpus(folder: string): Case[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort()
    .flatMap((name) => objectsOf(path.join(folder, name)).map((object) => ({ object, origin: name })));
}

/** What does not parse is for others to judge. */
function objectsOf(file: string): JsonObject[] {
  const documents = parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1', merge: true, logLevel: 'silent' });
  if ('empty' in documents) return [];
  return documents
    .filter(({ errors }) => errors.length === 0)
    .flatMap((document) => itemsOf(document.toJS() as Json))
    .filter(holdsPod);
}

function itemsOf(value: Json): JsonObject[] {
  if (!isObject(value)) return [];
  const items = value['items'];
  return isList(items) && textAt(value, 'kind')?.endsWith('List') === true ? items.flatMap(itemsOf) : [value];
}

/** An older API version is not served any more. */
function holdsPod(object: JsonObject): boolean {
  const [apiVersion = '', kind = ''] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
  return podKindOf(apiVersion, kind) !== undefined && /^(apps\/|batch\/)?v1$/.test(apiVersion);
}
