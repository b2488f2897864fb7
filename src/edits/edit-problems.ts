import type { PodContainer } from '../pod/containers';
import type { EditProblem } from '../findings/problem';
import { kindOf } from '../rules/catalogue';
import { closestName } from '../kubernetes/closest-name';
import { isAbsent } from '../kubernetes/json';
import { shortened } from '../kubernetes/printable';
import { holdsSensitive, isCredential } from '../kubernetes/sensitive';
import { quotedList } from '../kubernetes/words';

/** A problem of a kind of finding. */
export function editProblem(id: string, problem: EditProblem['problem']): EditProblem {
  return { kind: kindOf(id), problem };
}

/** An edit names a container that the Pod does not have; others are those that it could have meant. */
export function unknownContainer(
  name: string,
  others: readonly string[],
  where: Pick<EditProblem['problem'], 'construct' | 'option'>,
): EditProblem {
  const have = others.length === 0 ? 'the Pod has none' : `the Pod has ${quotedList(others)}`;
  const closest = closestName(name, others);
  const correct = closest === undefined ? 'correct the name' : `did you mean "${closest}"? Use that name`;
  return editProblem('unknown-container', {
    ...where,
    value: name,
    message: `no container has the name "${name}": ${have}.`,
    fix: others.length === 0 ? 'add the container.' : `${correct}, or add the container.`,
  });
}

/** A patch leaves the Pod as it was. */
export function patchWithoutEffect(patch: string, construct: string): EditProblem {
  return editProblem('patch-without-effect', {
    construct,
    message: `the patch ${patch} changes nothing.`,
    fix: 'remove the patch, or correct its path or value; paths begin at the Pod template, as in /spec/containers/0/image.',
  });
}

/** A patch names a place that the Pod does not have, or tests for a value that is not there. */
export function patchFailed(
  patch: string,
  { reason, fix }: { readonly reason: string; readonly fix: string },
  construct: string,
): EditProblem {
  return editProblem('patch-failed', {
    construct,
    message: `the patch ${patch} cannot be applied: ${reason}.`,
    fix,
  });
}

/** What to do about a null for a field that is not there. */
export const NOTHING_TO_REMOVE = 'leave the null out: there is no such field to remove; or correct the name.';

/** A piece cannot be merged as it is. */
export function mergeFailed(
  piece: string,
  { reason, fix }: { readonly reason: string; readonly fix: string },
  construct: string,
): EditProblem {
  return editProblem('merge-failed', {
    construct,
    message: `the piece ${piece} cannot be merged: ${reason}.`,
    fix,
  });
}

/** What code chose for one thing, and what it chose after that. */
export interface TwoChoices {
  /** What is chosen, such as `the resources of "web"`. */
  readonly what: string;
  readonly first: { readonly value: unknown; readonly construct: string };
  readonly second: { readonly value: unknown };
}

/** Code chooses two values for one thing, and the order of the lines would decide. */
export function chosenTwice(
  { what, first, second }: TwoChoices,
  where: Pick<EditProblem['problem'], 'construct' | 'container' | 'option'>,
): EditProblem {
  const by = first.construct === where.construct ? '' : `, first by ${first.construct}`;
  const [one, other] = [first.value, second.value].map((value) => (isAbsent(value) ? 'none' : JSON.stringify(value)));
  const isShown = ![one, other].some((text) => text === undefined || holdsSensitive(text) || isCredential(text));
  const values = isShown ? `: ${shortened(one ?? '', MAX_SHOWN)}, and then ${shortened(other ?? '', MAX_SHOWN)}` : '';
  return editProblem('chosen-twice', {
    ...where,
    message: `${what} are set twice, to different values${by}${values}.`,
    fix: 'keep one of the two calls.',
  });
}

const MAX_SHOWN = 200;

/** What a pattern brought is no longer there in the final Pod, or is something else. */
export function partUndone(
  problem: Pick<EditProblem['problem'], 'container' | 'construct' | 'path' | 'message' | 'data'>,
  fix = 'remove the edit or patch that undoes it, or leave the part out of the construct.',
): EditProblem {
  return editProblem('part-undone', { ...problem, fix });
}

/** An order of init containers that cannot be kept. */
export function impossibleOrder(problem: EditProblem['problem']): EditProblem {
  return editProblem('init-order', problem);
}

/** An object whose kind holds a Pod has no Pod template; it may run the Pod of another object. */
export function templateMissing(path: string, owner?: string): EditProblem {
  const isMissing = `there is no Pod template at ${path}`;
  return editProblem('template-missing', {
    objectPath: path,
    message:
      owner === undefined
        ? `${isMissing}.`
        : `${isMissing}: this object runs the Pod of the ${owner}, which its spec.workloadRef names.`,
    fix:
      owner === undefined
        ? 'write the template into the manifest before anything joins it.'
        : `change the Pod of the ${owner} instead.`,
  });
}

/** A Service or monitor would choose the Pods by labels, and they have none. */
export function selectorMissing(construct: string, option: string): EditProblem {
  return editProblem('selector-missing', {
    construct,
    option,
    message: 'a Service or monitor finds the Pods by their labels, and they have none.',
    fix: 'label the Pods.',
  });
}

/** Services that choose a port of the Pods by its name do not come to the proxy that is to have it. */
export function serviceTargetLost(
  {
    name,
    proxy,
    reason,
    fix,
  }: { readonly name: string; readonly proxy: string; readonly reason: string; readonly fix: string },
  construct: string,
): EditProblem {
  return editProblem('service-target', {
    construct,
    container: proxy,
    value: name,
    message: `a Service that targets the port "${name}" does not lead to "${proxy}": ${reason}.`,
    fix,
  });
}

/** An object that a Pod needs is not where the Pod finds it. */
export function companionElsewhere(
  { volume, option }: { readonly volume: string; readonly option: string },
  problem: string,
  construct: string,
): EditProblem {
  return editProblem('companion-object', {
    construct,
    option,
    message: `the Pod cannot mount its volume "${volume}": the ConfigMap that is made for it ${problem}.`,
    fix: 'set the namespace before the helper is created, for example on the chart, and leave the ConfigMap where it is.',
  });
}

/** An object that a Pod needs no longer has what the Pod reads there. */
export function companionChanged(
  { volume, option }: { readonly volume: string; readonly option: string },
  change: string,
  construct: string,
): EditProblem {
  return editProblem('companion-object', {
    construct,
    option,
    message: `the Pod does not find its files in the volume "${volume}": the ConfigMap that is made for it ${change}.`,
    fix: 'leave the ConfigMap as it is, and change `configuration.files` instead.',
  });
}

/** A pattern would make a Service whose name the target refuses. */
export function wrongServiceName(
  { name, option }: { readonly name: string; readonly option: string },
  problem: string,
  construct: string,
): EditProblem {
  return editProblem('service-name', {
    construct,
    option,
    message: `the name "${name}" of the Service that is made for it ${problem}.`,
    fix: 'give the chart or the construct an id that begins with a letter, and no dots.',
  });
}

/** An init step needs an ambassador that does not run yet. */
export function clientStartsFirst(
  { name: client, path }: PodContainer,
  ambassador: string,
  construct: string,
): EditProblem {
  return editProblem('client-starts-first', {
    construct,
    container: client,
    path,
    message: `"${client}" is a client of "${ambassador}", but runs to completion before "${ambassador}" starts.`,
    fix: `put it after the ambassador, with \`after: ['${ambassador}']\` in the InitStep; the ambassador has to be a native sidecar.`,
  });
}

/** A container calls a helper on localhost that does not run yet. */
export function callerStartsFirst(
  { name: caller, path }: PodContainer,
  { helper, port }: { readonly helper: string; readonly port: number },
  construct: string,
): EditProblem {
  return editProblem('client-starts-first', {
    construct,
    container: caller,
    path,
    message: `"${caller}" calls port ${port} on localhost, but starts before "${helper}", which listens there.`,
    fix: `let "${helper}" start first, with \`before: ['${caller}']\`; it has to be a native sidecar.`,
  });
}

/** A probe is to call the first port of its container, which has none. */
export function probePortMissing(probe: string, { name, path }: PodContainer, construct: string): EditProblem {
  return editProblem('probe-port', {
    construct,
    container: name,
    path: `${path}.ports`,
    message: `the ${probe} of "${name}" names no port, and "${name}" declares none for TCP.`,
    fix: 'give the preset a `port`, or declare one on the container.',
  });
}
