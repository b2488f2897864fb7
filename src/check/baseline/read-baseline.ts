import { errorMessage } from '../../kubernetes/error-message';
import { fieldsOf, isFields, listOf } from '../../kubernetes/json';
import { printableJson } from '../report/json';
import { BASELINE_VERSION, type BaselineEntry } from './baseline';

const WRITE_AGAIN = 'write it anew with --write-baseline';

const TEXTS = ['file', 'rule', 'kind', 'namespace', 'name', 'message'] as const satisfies (keyof BaselineEntry)[];
const TEXTS_OR_NULL = ['container', 'path'] as const satisfies (keyof BaselineEntry)[];

/** The entries in the text of a baseline, or why there are none, as the rest of a sentence that begins with its name. */
export function readBaseline(
  text: string,
): { readonly entries: readonly BaselineEntry[] } | { readonly problem: string } {
  const parsed = parsedJson(text);
  if ('problem' in parsed) return { problem: `is not JSON: ${parsed.problem}. Restore it, or ${WRITE_AGAIN}.` };
  const { schemaVersion, findings } = fieldsOf(parsed.value);
  if (schemaVersion === undefined || !Array.isArray(findings)) {
    return {
      problem:
        'is not a baseline: it has no schemaVersion and findings. Correct its path, or make one with --write-baseline.',
    };
  }
  if (schemaVersion !== BASELINE_VERSION) {
    const version = JSON.stringify(schemaVersion);
    return {
      problem: `has schemaVersion ${version}, and this release reads ${BASELINE_VERSION}: ${WRITE_AGAIN}.`,
    };
  }
  const broken = listOf(findings).findIndex((entry) => !isEntry(entry));
  if (broken >= 0)
    return { problem: `is broken: findings[${broken}] is not a finding. Restore it, or ${WRITE_AGAIN}.` };
  return { entries: findings as BaselineEntry[] };
}

/** The text of a baseline, with a line for each finding. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map((entry) => printableJson(entry));
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
  return `{"schemaVersion": ${BASELINE_VERSION},\n"findings": ${list}}\n`;
}

function parsedJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: errorMessage(error) };
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isFields(value) || !Number.isSafeInteger(value['count']) || Number(value['count']) < 1) return false;
  const isText = (field: keyof BaselineEntry): boolean => typeof value[field] === 'string';
  return TEXTS.every(isText) && TEXTS_OR_NULL.every((field) => value[field] === null || isText(field));
}
