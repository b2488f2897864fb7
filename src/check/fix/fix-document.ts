import { append } from '../../kubernetes/append';
import { FindingSeverity } from '../../findings/finding-kind';
import type { Finding } from '../../findings/finding';
import type { AttributedProblem } from '../../findings/problem';
import type { Fields } from '../../kubernetes/json';
import type { DocumentEdit } from '../../manifests/edit/document-edit';
import { editDocument } from '../../manifests/edit/edit-document';
import { objectsIn } from '../../manifests/objects';
import { fieldSteps } from '../../kubernetes/value-at';
import { RULES } from '../../rules/catalogue';
import { failureOf, findingOf } from '../../rules/engine';
import type { Pod } from '../../pod/pod';
import { judgeObject, podsIn, type JudgeOptions } from '../judge-object';
import type { LocatedFinding } from '../located-finding';
import { MENDING_RULES, type MendingRule, WantedFindings } from './fixable';

/** How Pods are judged while they are mended. */
export type FixOptions = Omit<JudgeOptions, 'rules'>;

/** A finding that is left as it is, and why, as the end of a sentence. */
export interface LeftFinding {
  readonly finding: LocatedFinding;
  readonly reason: string;
}

/** A document after its findings were mended as far as that is certain. */
export interface FixedDocument {
  readonly text: string;
  readonly mended: readonly LocatedFinding[];
  readonly left: readonly LeftFinding[];
}

/** A problem in a document as it stands, and the finding that told of it. */
interface Candidate {
  /** What mends it; none if that is not certain. */
  readonly edits: readonly DocumentEdit[];
  /** What is said of a rule whose mend throws. */
  readonly failure?: string;
  readonly finding: LocatedFinding;
  /** What stands for it, so that nothing is tried twice. */
  readonly key: string;
}

/** Mends what was found in one document, each thing only if nothing becomes worse. */
export function fixDocument(text: string, findings: readonly LocatedFinding[], options: FixOptions): FixedDocument {
  const wanted = new WantedFindings(findings);
  const fixed: { mended: LocatedFinding[]; left: LeftFinding[] } = { mended: [], left: [] };
  const tried = new Set<string>();
  let state = stateOf(text, options);
  let candidates = candidatesIn(state, wanted, options);
  // Most are values, which can be mended all at once unless something is wrong with one of them.
  let batch = candidates.filter(isOfValues);
  if (batch.length < 2) batch = candidates.slice(0, 1);
  while (batch.length > 0) {
    const next = mend(state, batch, options);
    if (!('reason' in next)) {
      state = next;
      append(
        fixed.mended,
        batch.map(({ finding }) => finding),
      );
      candidates = candidatesIn(state, wanted, options);
    } else if (batch.length === 1) {
      append(
        fixed.left,
        batch.map(({ finding }) => ({ finding, reason: next.reason })),
      );
    }
    for (const { key } of batch.length === 1 ? batch : []) tried.add(key);
    batch = candidates.filter(({ key }) => !tried.has(key)).slice(0, 1);
  }
  return { text: state.text, ...fixed };
}

function isOfValues({ edits }: Candidate): boolean {
  return edits.length > 0 && edits.every(({ change }) => change === 'replace');
}

/** A document as it stands. */
interface DocumentState {
  readonly text: string;
  readonly objects: readonly { readonly item: string; readonly object: Fields }[];
  /** What is wrong with it beyond doubt, each as often as it is. */
  readonly errors: ReadonlyMap<string, number>;
}

function stateOf(text: string, options: FixOptions): DocumentState {
  const edited = editDocument(text, []);
  const value = 'value' in edited ? edited.value : undefined;
  const objects = objectsIn(value).flatMap((each) =>
    'object' in each ? [{ item: each.path, object: each.object }] : [],
  );
  const errors = new Map<string, number>();
  for (const { item, object } of objects) {
    for (const finding of judgeObject(object, { ...options, rules: RULES }).findings.filter(isError)) {
      const key = JSON.stringify([item, finding.rule, finding.container, finding.message]);
      errors.set(key, (errors.get(key) ?? 0) + 1);
    }
  }
  return { text, objects, errors };
}

function isError({ severity }: Finding): boolean {
  return severity === FindingSeverity.ERROR;
}

function candidatesIn({ objects }: DocumentState, wanted: WantedFindings, options: FixOptions): Candidate[] {
  return objects.flatMap(({ item, object }) =>
    podsIn(object, options).flatMap((pod) =>
      MENDING_RULES.flatMap((rule) =>
        problemsOf(rule, pod).flatMap((problem) => candidateOf({ rule, pod, problem, item }, wanted)),
      ),
    ),
  );
}

/** Of a rule whose check throws, judging has told already. */
function problemsOf(rule: MendingRule, pod: Pod): readonly AttributedProblem[] {
  try {
    return rule.check(pod);
  } catch {
    return [];
  }
}

interface FoundProblem {
  readonly rule: MendingRule;
  readonly pod: Pod;
  readonly problem: AttributedProblem;
  /** Where the object stands in the document. */
  readonly item: string;
}

function candidateOf({ rule, pod, problem, item }: FoundProblem, wanted: WantedFindings): Candidate[] {
  const found = findingOf(rule, problem, pod);
  const finding = wanted.of({ ...found, container: found.container ?? null, ...(item !== '' && { item }) });
  if (!finding) return [];
  const key = JSON.stringify([item, found.rule, found.location?.path, found.message]);
  try {
    return [{ edits: rule.mend(pod, problem).map((edit) => inDocument(edit, item)), finding, key }];
  } catch (error) {
    return [{ edits: [], failure: failureOf(rule.id, error).message, finding, key }];
  }
}

/** The document after candidates are mended; why it is not, if it cannot be done or something becomes worse. */
function mend(
  state: DocumentState,
  candidates: readonly Candidate[],
  options: FixOptions,
): DocumentState | { readonly reason: string } {
  const edits = candidates.flatMap((candidate) => candidate.edits);
  const failure = candidates.find((candidate) => candidate.failure !== undefined)?.failure;
  if (edits.length === 0) return { reason: failure?.replace(/\.$/, '') ?? 'what is meant is not certain' };
  const edited = editDocument(state.text, edits);
  if ('refusal' in edited) return { reason: edited.refusal };
  const next = stateOf(edited.text, options);
  const worse = [...next.errors].find(([key, count]) => count > (state.errors.get(key) ?? 0));
  if (!worse) return next;
  const [, id] = JSON.parse(worse[0]) as [string, string];
  return { reason: `the rule ${id} would find something then` };
}

/** An edit with its place in the document instead of in the object. */
function inDocument(edit: DocumentEdit, item: string): DocumentEdit {
  return { ...edit, steps: [...fieldSteps(item), ...edit.steps] };
}
