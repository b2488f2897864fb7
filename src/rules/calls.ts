import type { Problem } from '../findings/problem';
import { fieldsOf, isAbsent } from '../kubernetes/json';
import { quotedList } from '../kubernetes/words';
import { isLongRunning, type PodContainer } from '../pod/containers';
import type { ContainerCall } from '../pod/pod';

import type { Handler } from '../pod/handlers';
import type { ContainerProblem } from './places';

/**
 * The problems of probes or hooks, with paths from the Pod's spec; the paths of the check begin at the probe or hook. Only
 * ordinary containers and native sidecars can have any.
 */
export function problemsOfCalls(
  calls: readonly ContainerCall[],
  check: (call: Handler, container: PodContainer) => readonly ContainerProblem[],
): Problem[] {
  const problems: Problem[] = [];
  for (const { container, call } of calls) {
    if (!isLongRunning(container)) continue;
    for (const problem of check(call, container)) problems.push(placedIn(container, call, problem));
  }
  return problems;
}

function placedIn(container: PodContainer, call: Handler, { serverField, ...problem }: ContainerProblem): Problem {
  return {
    ...problem,
    path: pathIn(container, call, problem.path),
    ...(serverField !== undefined && { serverField: pathIn(container, call, serverField) }),
  };
}

function pathIn(container: PodContainer, call: Handler, field: string | undefined): string {
  return [container.path, call.path, field].filter((part) => part !== undefined).join('.');
}

/** The handlers that a kind of call can have. */
export interface Handlers {
  /** What the call is: `probe` or `lifecycle hook`. */
  readonly of: string;
  readonly names: readonly string[];
  /** Those to choose from; not all of them work. */
  readonly working: readonly string[];
  /** Those that the target drops, so that another one can stand beside them. */
  readonly dropped?: readonly string[];
}

/** The probes or hooks that do not have exactly one handler. */
export function handlerProblems(calls: readonly ContainerCall[], handlers: Handlers): Problem[] {
  const { of, names, working, dropped = [] } = handlers;
  return problemsOfCalls(calls, ({ fields }) => {
    const written = names.filter((name) => !isAbsent(fields[name]));
    const found = written.filter((name) => !dropped.includes(name));
    if (written.length === 1 || found.length === 1) return [];
    if (found.length === 0) {
      const message = `a ${of} must have exactly one handler, and this one has none.`;
      return [{ value: fields, reason: 'FieldValueRequired', message, fix: `set one of ${working.join(', ')}.` }];
    }
    const message = `a ${of} must have exactly one handler, and this one has ${quotedList(found)}.`;
    const [, second = ''] = found;
    return [{ value: fields, serverField: second, message, fix: 'remove all of them but one.' }];
  });
}

/** The seconds that a hook sleeps by its handler, or undefined if it has another one. */
export function sleepSecondsOf(hook: Handler): number | undefined {
  const { seconds } = fieldsOf(hook.fields['sleep']);
  return typeof seconds === 'number' ? seconds : undefined;
}
