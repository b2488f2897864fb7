import { isFields, listOf } from '../../kubernetes/json';
import type { PodContainer } from '../containers';

/** Exit codes in the form of the rules of Kubernetes: these, or all but these. */
export interface ExitCodes {
  readonly operator: 'In' | 'NotIn';
  readonly values: readonly number[];
}

/** Whether exit codes match a requirement. What the requirement lacks matches nothing. */
export function matchesExitCode(requirement: unknown, exitCode: number): boolean {
  if (!isFields(requirement)) return false;
  const isListed = listOf(requirement['values']).includes(exitCode);
  return requirement['operator'] === 'In' ? isListed : requirement['operator'] === 'NotIn' && !isListed;
}

/** The exit codes that some requirements name. */
export function namedExitCodes(requirements: readonly unknown[]): number[] {
  return requirements.flatMap((requirement) =>
    isFields(requirement) ? listOf(requirement['values']).filter((value) => typeof value === 'number') : [],
  );
}

/** Containers that end with one of some exit codes, for all of which the same follows. */
export interface ExitGroup<T> {
  readonly containers: readonly PodContainer[];
  /** Absent if all codes have the same consequence. */
  readonly exitCodes?: ExitCodes;
  readonly consequence: T;
}

/** How the exit codes of containers are told apart. */
export interface ExitQuestion<T> {
  /** The codes that rules name for a container. */
  namedFor(container: PodContainer): readonly number[];
  /** What follows when the container ends with a code; two consequences are the same if their JSON is. */
  consequenceOf(container: PodContainer, exitCode: number): T;
  /** The code that is not asked for, such as 0 for failures. */
  readonly without?: number;
}

/** The containers and exit codes by what follows from them: one group for all that lead to the same. */
export function exitGroups<T>(containers: readonly PodContainer[], question: ExitQuestion<T>): ExitGroup<T>[] {
  const groups = new Map<string, { containers: PodContainer[]; exitCodes?: ExitCodes; consequence: T }>();
  for (const container of containers) {
    for (const group of groupsOf(container, question)) {
      const key = JSON.stringify([group.exitCodes, group.consequence]);
      const known = groups.get(key);
      if (known) known.containers.push(container);
      else groups.set(key, { ...group, containers: [container] });
    }
  }
  return [...groups.values()];
}

type OwnGroup<T> = Omit<ExitGroup<T>, 'containers'>;

function groupsOf<T>(container: PodContainer, { namedFor, consequenceOf, without }: ExitQuestion<T>): OwnGroup<T>[] {
  const named = [...new Set(namedFor(container))].filter((code) => code !== without).sort((a, b) => a - b);
  const other = consequenceOf(container, codeBeside(named, without));
  const otherKey = JSON.stringify(other);
  const special = new Map<string, { values: number[]; consequence: T }>();
  for (const code of named) {
    const consequence = consequenceOf(container, code);
    const key = JSON.stringify(consequence);
    if (key === otherKey) continue;
    const known = special.get(key);
    if (known) known.values.push(code);
    else special.set(key, { values: [code], consequence });
  }
  if (special.size === 0) return [{ consequence: other }];
  const told = [...special.values()];
  const beside = [...(without === undefined ? [] : [without]), ...told.flatMap(({ values }) => values)];
  return [
    ...told.map(({ values, consequence }) => ({ exitCodes: { operator: 'In' as const, values }, consequence })),
    { exitCodes: { operator: 'NotIn', values: beside.sort((a, b) => a - b) }, consequence: other },
  ];
}

/** The least code from 1 on that nothing names. */
function codeBeside(named: readonly number[], without: number | undefined): number {
  const taken = new Set([...named, without]);
  let code = 1;
  while (taken.has(code)) code += 1;
  return code;
}
