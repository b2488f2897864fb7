import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isFields } from '../../src/kubernetes/json';

/** The documents of a YAML text that are no part of any object that is in a folder of manifests. */
export function notSynthesized(text: string, folder: string): unknown[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const objects = files.flatMap((file) => documents(readFileSync(join(folder, file), 'utf8')));
  return documents(text).filter((shown) => !objects.some((object) => isPart(shown, object)));
}

function documents(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}

/** Whether a value is another one in which fields and items were left out. */
function isPart(shown: unknown, whole: unknown): boolean {
  if (Array.isArray(shown)) return Array.isArray(whole) && areItemsOf(shown, whole);
  if (!isFields(shown)) return shown === whole;
  return isFields(whole) && Object.entries(shown).every(([name, value]) => isPart(value, whole[name]));
}

/** Whether items are in a list, in the same order. */
function areItemsOf(shown: readonly unknown[], whole: readonly unknown[]): boolean {
  let next = 0;
  return shown.every((item) => {
    const found = whole.findIndex((candidate, index) => index >= next && isPart(item, candidate));
    next = found + 1;
    return found >= 0;
  });
}
