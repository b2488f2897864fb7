import { append } from '../kubernetes/append';
import { errorMessage } from '../kubernetes/error-message';
import { headOf, type Finding, type FindingObject } from '../findings/finding';
import { valueAsCode } from '../findings/finding-text';
import { FindingLevel, FindingSeverity, type FindingKind } from '../findings/finding-kind';
import type { AttributedProblem, Problem } from '../findings/problem';
import { definedFields, fieldsOf, isAbsent, textOf, type Fields } from '../kubernetes/json';
import { isSensitive, setsCredential, withoutPasswords } from '../kubernetes/sensitive';
import { valueAt } from '../kubernetes/value-at';
import { containerAt } from '../pod/containers';
import type { Pod } from '../pod/pod';
import { callAt } from '../pod/pod-part';
import { attributionOf } from './attribution';
import { causeOf } from './cause';
import { kindOf } from './catalogue';
import { withoutConsequences } from './related-findings';
import { onePerFault } from './same-place';
import { withCausesOfAll } from './causes-of-all';
import type { InputObject, ObjectProblem, ObjectsRule, PodCheck } from './rule';

/**
 * Everything that rules find in a Pod. A rule that throws is a finding itself, and the others go on.
 *
 * @param further - checks of this Pod alone
 */
export function judge(pod: Pod, rules: readonly PodCheck[], further: readonly PodCheck[] = []): Finding[] {
  const found: Finding[] = [];
  for (const rule of [...concerning(rules, pod.keys), ...further]) {
    try {
      const problems = rule.check(pod);
      if (problems.length > 0) append(found, findingsOf(rule, problems, pod));
    } catch (error) {
      found.push(findingOf(kindOf('rule-failed'), failureOf(rule.id, error), pod));
    }
  }
  return found.length === 0 ? found : onePerFault(withCausesOfAll(withoutConsequences(found, pod), pod));
}

/** Cache: of a list of rules, those that have something to say of an object with some keys. Most objects have the same ones. */
const CONCERNING = new WeakMap<readonly PodCheck[], Map<string, readonly PodCheck[]>>();

/** An input can give every object keys of its own. */
const MAX_KEPT = 100;

/** Of a list of rules, those that can find something in an object with some keys. */
export function concerning(rules: readonly PodCheck[], keys: ReadonlySet<string>): readonly PodCheck[] {
  const kept = CONCERNING.get(rules) ?? new Map<string, readonly PodCheck[]>();
  const name = [...keys].join();
  const known = kept.get(name);
  if (known) return known;
  const found = rules.filter(({ onlyWith }) => onlyWith === undefined || onlyWith.some((key) => keys.has(key)));
  if (kept.size < MAX_KEPT) CONCERNING.set(rules, kept.set(name, found));
  return found;
}

function findingsOf(rule: PodCheck, problems: readonly AttributedProblem[], pod: Pod): Finding[] {
  return problems
    .filter((problem) => !isLeftToOperator(rule, problem, pod))
    .map((problem) => findingOf(rule, problem, pod));
}

/**
 * Of what stands in a template that an operator completes, nobody knows before whether an API server would refuse it; and
 * of one that does not come from code nothing else is known either.
 */
function isLeftToOperator({ level }: PodCheck, problem: Problem, pod: Pod): boolean {
  if (pod.kind.isCompletedByOperator !== true) return false;
  return !pod.isFromCode || (level === FindingLevel.INVALID && attributionOf(problem, pod).isOwn);
}

/** Everything that rules find in all objects of an input. */
export function judgeObjects(objects: readonly InputObject[], rules: readonly ObjectsRule[]): Finding[] {
  return Array.from(findInObjects(objects, rules), ({ finding }) => finding);
}

/** Everything that rules find in all objects of an input, with the object that each is about, rule by rule while it is asked for. */
export function* findInObjects(
  objects: readonly InputObject[],
  rules: readonly ObjectsRule[],
): Generator<{ readonly finding: Finding; readonly object?: InputObject }> {
  for (const rule of rules) {
    try {
      for (const problem of rule.check(objects).filter(isJudged)) {
        yield { finding: objectFindingOf(rule, problem), object: problem.object };
      }
    } catch (error) {
      yield { finding: { ...headOf(kindOf('rule-failed')), ...failureOf(rule.id, error) } };
    }
  }
}

/** As with Pods, what this library has no part in is left to its maker. */
function isJudged({ object, relatedObjects = [] }: ObjectProblem): boolean {
  return [object, ...relatedObjects].some(({ isAdded }) => isAdded !== false);
}

/** What is said of a rule whose code throws: of its check, its advice or its mend. */
export function failureOf(id: string, error: unknown): { message: string; fix: string } {
  const reason = errorMessage(error);
  return {
    message: `the rule ${id} failed: ${reason}.`,
    fix: 'report this as a fault of cdk8s-pod-patterns, with the manifest; other rules are not affected.',
  };
}

/** A problem of a Pod as a finding of a kind. */
export function findingOf(kind: FindingKind | PodCheck, problem: AttributedProblem, pod: Pod): Finding {
  const { construct, constructs, path, isOwn } = attributionOf(problem, pod);
  const at = problem.objectPath ?? (path === undefined ? undefined : pod.pathInObject(path));
  const call = path === undefined ? undefined : callAt(pod, path);
  const location = definedFields({ path: at, option: problem.option ?? call });
  const value = problem.value === undefined ? scalarAt(pod, problem, path) : problem.value;
  return {
    ...headOf(kind),
    severity: isOwn ? severityOfOwn(kind) : kind.severity,
    object: objectOf(pod.manifest),
    ...definedFields({
      construct,
      constructs,
      container: containerOf(problem, path, pod),
      location: Object.keys(location).length === 0 ? undefined : location,
      cause: 'reason' in kind ? causeOf(kind, problem, pod) : undefined,
      value: value === undefined ? undefined : withoutPasswords(valueAsCode(value)),
      data: problem.data,
    }),
    message: withoutPasswords(problem.message),
    fix: withoutPasswords(problem.fix),
  };
}

/** The name of the container that a problem is in; none if it has an empty one. */
function containerOf(problem: AttributedProblem, path: string | undefined, pod: Pod): string | undefined {
  const atPath = path === undefined ? undefined : containerAt(pod.containers, path)?.name;
  return (problem.container ?? atPath) || undefined;
}

/** On what the workload brought itself, only what the API server refuses is an error. */
function severityOfOwn({ severity, level }: FindingKind): FindingSeverity {
  const isFirm = severity !== FindingSeverity.ERROR || level === FindingLevel.INVALID || level === FindingLevel.CODE;
  return isFirm ? severity : FindingSeverity.WARNING;
}

/** A text, number or truth value that stands at the place of a problem; what is larger a rule shows itself. */
function scalarAt(pod: Pod, { objectPath }: AttributedProblem, path: string | undefined): unknown {
  if (objectPath === undefined && (path === undefined || isSensitive(path))) return undefined;
  const value = objectPath === undefined ? valueAt(pod.spec, path ?? '') : valueAt(pod.manifest, objectPath);
  if (typeof value === 'string') return setsCredential(value) ? undefined : withoutPasswords(value);
  return typeof value === 'object' ? undefined : value;
}

function objectOf(manifest: Fields): FindingObject {
  const { namespace, name } = fieldsOf(manifest['metadata']);
  return {
    kind: textOf(manifest['kind']) ?? '',
    ...(!isAbsent(namespace) && { namespace: textOf(namespace) ?? JSON.stringify(namespace) }),
    name: textOf(name) ?? '',
  };
}

/** A problem of an object as a finding of a kind. */
export function objectFindingOf(kind: FindingKind, problem: ObjectProblem): Finding {
  const { object, relatedObjects = [], objectPath, message, fix } = problem;
  const constructs = [...relatedObjects, object].flatMap((each) => each.construct ?? []);
  const value = problem.value ?? (objectPath === undefined ? undefined : valueAt(object.manifest, objectPath));
  return {
    ...headOf(kind),
    object: objectOf(object.manifest),
    ...(object.construct !== undefined && { construct: object.construct }),
    ...(constructs.length > 1 && { constructs }),
    ...(objectPath !== undefined && { location: { path: objectPath } }),
    ...(value !== undefined && { value: valueAsCode(value) }),
    message,
    fix,
  };
}
