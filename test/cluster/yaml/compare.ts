import { isDeepStrictEqual } from 'node:util';
import {
  isManifestProblem,
  readManifests,
  type ManifestDocument,
  type ManifestProblem,
} from '../../../src/manifests/read-manifests';
import { refusalOf } from './refusals';
import type { JudgedDocument, Judgement } from './yaml-judge';

/** How a file is read, so that the self-test can read it wrongly. */
export type Read = (text: string) => Iterable<ManifestDocument | ManifestProblem>;

/** What comparing a file has shown. */
export interface Comparison {
  /** What differs, as a sentence. */
  readonly difference?: string;
  readonly accepted: number;
  readonly refused: number;
  /** The reasons for which documents are refused although kubectl takes them. */
  readonly refusals: readonly string[];
}

type Entry = ManifestDocument | ManifestProblem | undefined;

/** kubectl passes over these without a word. */
function isUnread(entry: ManifestDocument | ManifestProblem): boolean {
  return isManifestProblem(entry) && entry.message.startsWith('kubectl reads nothing from here');
}

function isBrokenSeparator(entry: ManifestDocument | ManifestProblem): boolean {
  return isManifestProblem(entry) && entry.message.startsWith('only a comment may follow "---"');
}

/** Compares what is read in a text with what kubectl reads, up to where kubectl stops. */
export function compare(text: string, judgement: Judgement, read: Read = readManifests): Comparison {
  const entries = withoutSurplus(
    [...read(text)].filter((entry) => !isUnread(entry)),
    judgement,
  );
  const documents = isJson(text) ? judgement.documents.map(withoutStrict) : judgement.documents;
  const results = documents.map((document, index) => compareDocument(text, document, entries[index]));
  const ends = compareEnd(judgement, entries.slice(judgement.documents.length));
  const difference = [...results.map((result) => result.difference), ends].find((found) => found !== undefined);
  return {
    ...(difference !== undefined && { difference }),
    accepted: judgement.documents.length,
    refused: judgement.error === undefined ? 0 : 1,
    refusals: results.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal])),
  };
}

function isJson(text: string): boolean {
  return /^\ufeff?\s*\{/.test(text);
}

/** In a file that begins with JSON the judge does not know what YAML a document was. */
function withoutStrict({ json, strict }: JudgedDocument): JudgedDocument {
  return { json, strict: strict ?? 'duplicate field, perhaps' };
}

/** Drops deliberate refusals of documents that are empty for kubectl, which does not report those. */
function withoutSurplus(
  entries: readonly (ManifestDocument | ManifestProblem)[],
  judgement: Judgement,
): typeof entries {
  if (judgement.error !== undefined) return entries;
  let surplus = entries.length - judgement.documents.length;
  return entries.filter((entry) => {
    if (surplus <= 0 || !isManifestProblem(entry) || refusalOf(entry) === undefined) return true;
    surplus -= 1;
    return false;
  });
}

interface DocumentResult {
  readonly difference?: string;
  readonly refusal?: string;
}

function compareDocument(text: string, judged: JudgedDocument, entry: Entry): DocumentResult {
  if (entry === undefined) return { difference: `kubectl reads ${judged.json.trim()} and we read nothing` };
  if (isManifestProblem(entry)) {
    const refusal = refusalOf(entry, judged.strict);
    return refusal === undefined
      ? { difference: `kubectl reads ${judged.json.trim()} and we refuse it: ${entry.message}` }
      : { refusal };
  }
  if (!isDeepStrictEqual(written(entry.value), exactly(judged.json))) {
    return { difference: `kubectl reads ${judged.json.trim()} and we read ${show(entry.value)}` };
  }
  const isTwice = /already set in map|duplicate field "/.test(judged.strict ?? '') && !text.includes('<<');
  return isTwice ? { difference: `we take what the strict decoder refuses: ${judged.strict}` } : {};
}

function compareEnd({ error }: Judgement, [next, afterNext]: readonly Entry[]): string | undefined {
  if (error === undefined) return next && `kubectl reads no more and we read ${showEntry(next)}`;
  // kubectl loses the document in front of a separator that it refuses
  const isLost = next && !isManifestProblem(next) && afterNext && isBrokenSeparator(afterNext);
  const stop = isLost ? afterNext : next;
  if (stop && isManifestProblem(stop)) return undefined;
  return `kubectl refuses "${error}" and we read ${stop ? showEntry(stop) : 'nothing'}`;
}

function showEntry(entry: ManifestDocument | ManifestProblem): string {
  return isManifestProblem(entry) ? `"${entry.message}"` : show(entry.value);
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => (typeof field === 'bigint' ? String(field) : field));
}

/** A number as the text that Go writes, so that none is rounded. */
class NumberText {
  constructor(readonly text: string) {}
}

function written(value: unknown): unknown {
  if (typeof value === 'number') return new NumberText(Object.is(value, -0) ? '-0' : String(value));
  if (typeof value === 'bigint') return new NumberText(String(value));
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([key, field]) => [key, written(field)]));
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const NUMBER_MARK = '\u0000number ';

/** Parses JSON with its numbers as texts and its objects as maps. */
function exactly(json: string): unknown {
  const marked = json.replace(STRING_OR_NUMBER, (token) =>
    token.startsWith('"') ? token : JSON.stringify(NUMBER_MARK + token),
  );
  return unmarked(JSON.parse(marked));
}

function unmarked(value: unknown): unknown {
  if (typeof value === 'string')
    return value.startsWith(NUMBER_MARK) ? new NumberText(value.slice(NUMBER_MARK.length)) : value;
  if (Array.isArray(value)) return value.map(unmarked);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([key, field]) => [key, unmarked(field)]));
}
