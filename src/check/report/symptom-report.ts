import { wrapped } from '../../explain/layout/wrap';
import { quotedList } from '../../kubernetes/words';
import { printable } from '../../kubernetes/printable';
import type { Cause } from '../symptoms/causes';
import { SCHEMA_VERSION } from './check-output';
import { printableJson } from './json';
import type { TextForm } from './text';

/** What `pod-patterns symptom -o json` prints. Later releases may add fields. */
export interface SymptomOutput {
  /** The version of the form of this output. */
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** The rules that can be the cause, the likeliest first. */
  readonly causes: readonly Cause[];
  /** A known symptom that the text nearly is; null if it is near none, or if a cause is known. */
  readonly didYouMean: string | null;
}

/** What is known of a text that somebody saw. */
export interface SymptomAnswer {
  readonly causes: readonly Cause[];
  /** A known symptom that the text nearly is. */
  readonly near?: string | undefined;
}

/** The causes as one JSON object. */
export function* symptomJson({ causes, near }: SymptomAnswer): Generator<string> {
  const output: SymptomOutput = { schemaVersion: SCHEMA_VERSION, causes, didYouMean: near ?? null };
  yield `${printableJson(output, 2)}\n`;
}

/** The causes for people. */
export function* symptomText({ causes, near }: SymptomAnswer, { paint, width }: TextForm): Generator<string> {
  for (const { rule, summary, seen } of causes) {
    yield `${paint(rule, 'name')}\n`;
    const lines = [
      `must hold: ${summary}`,
      `seen: ${printable(quotedList(seen))}`,
      `page: pod-patterns check --explain ${rule}`,
    ];
    for (const line of lines)
      yield wrapped(line, width - 2)
        .map((text) => `  ${text}\n`)
        .join('');
  }
  yield causes.length > 0
    ? NEXT
    : near === undefined
      ? UNKNOWN
      : `No rule knows this symptom. Did you mean ${JSON.stringify(near)}?\n`;
}

const NEXT = '"pod-patterns check" finds which of them it is.\n';
const UNKNOWN =
  'No rule knows this symptom; docs/symptoms.md in the package cdk8s-pod-patterns lists those that are known.\n';
