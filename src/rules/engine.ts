import { fieldsOf, textOf } from '../kubernetes/json';
import type { Finding, Problem } from './finding';
import type { JudgedPod, Rule } from './rule';

/** Everything that rules find in a Pod, and what its edits met. */
export function judge(pod: JudgedPod, editProblems: readonly EditProblem[], rules: readonly Rule[]): Finding[] {
  const fromRules = rules.flatMap((rule) => rule.check(pod).map((problem) => findingOf(rule, problem, pod)));
  const fromEdits = editProblems.map(({ rule, problem }) => findingOf(rule, problem, pod));
  return [...fromRules, ...fromEdits];
}

/** A problem that an edit met, by the rule that the edit broke. */
export interface EditProblem {
  readonly rule: Pick<Rule, 'id' | 'severity'>;
  readonly problem: Problem;
}

function findingOf({ id, severity }: Pick<Rule, 'id' | 'severity'>, problem: Problem, pod: JudgedPod): Finding {
  const { message, fix, value } = problem;
  const container = problem.container || undefined;
  const path = problem.objectPath ?? specPath(problem.path, pod);
  const construct =
    problem.construct ?? (container === undefined ? pod.origins.workload : pod.origins.ofContainer(container));
  return {
    rule: id,
    severity,
    construct,
    object: objectText(pod),
    ...(container !== undefined && { container }),
    ...(path !== undefined && { path }),
    ...(value !== undefined && { value: JSON.stringify(value) }),
    message,
    fix,
  };
}

function specPath(path: string | undefined, { kind }: JudgedPod): string | undefined {
  return path === undefined ? undefined : [...kind.templatePath, 'spec', path].join('.');
}

function objectText({ kind, manifest }: JudgedPod): string {
  const { namespace, name } = fieldsOf(manifest['metadata']);
  const parts = [textOf(namespace), textOf(name) ?? ''].filter((part) => part !== undefined);
  return `${kind.kind} "${parts.join('/')}"`;
}
