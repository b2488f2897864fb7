import type { PodContainer } from '../pod/containers';
import type { EditProblem } from '../findings/problem';
import { kindOf } from '../rules/catalogue';
import { FindingSeverity } from '../findings/finding-kind';
import { closestName } from '../kubernetes/closest-name';
import { isSensitive } from '../kubernetes/sensitive';
import { listed, quotedList } from '../kubernetes/words';

function editProblem(id: string, problem: EditProblem['problem']): EditProblem {
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
export function patchFailed(patch: string, reason: string, construct: string): EditProblem {
  return editProblem('patch-failed', {
    construct,
    message: `the patch ${patch} cannot be applied: ${reason}.`,
    fix: 'correct its path; paths begin at the Pod template, as in /spec/containers/0/image.',
  });
}

/** A piece cannot be merged as it is. */
export function mergeFailed(piece: string, reason: string, construct: string): EditProblem {
  return editProblem('merge-failed', {
    construct,
    message: `the piece ${piece} cannot be merged: ${reason}.`,
    fix: 'correct its fields; null removes an existing field.',
  });
}

/** Code chooses two values for one thing, and the order of the lines would decide. */
export function chosenTwice(
  what: string,
  first: string,
  second: Pick<EditProblem['problem'], 'construct' | 'container'>,
): EditProblem {
  const where = first === second.construct ? '' : `, first by ${first}`;
  return editProblem('chosen-twice', {
    ...second,
    message: `${what} are set twice, to different values${where}.`,
    fix: 'keep one of the two.',
  });
}

/** What a pattern brought is no longer there in the final Pod, or is something else. */
export function partUndone(
  problem: Pick<EditProblem['problem'], 'container' | 'construct' | 'path' | 'message'>,
): EditProblem {
  return editProblem('part-undone', {
    ...problem,
    fix: 'remove the edit or patch that undoes it, or leave the part out of the construct.',
  });
}

/** A label or annotation is there already, with another value. */
export function metadataClash(kind: string, key: string, values: readonly string[], construct: string): EditProblem {
  const [present = '', added = ''] = values;
  return editProblem('metadata-clash', {
    construct,
    message: isSensitive(key)
      ? `the ${kind} ${key} has a value already, and another would replace it.`
      : `the ${kind} ${key} is ${present} already, and ${added} would replace it.`,
    fix: 'remove it from one side, or replace it on purpose with PodTemplate.mergePatch.',
  });
}

/** An order of init containers that cannot be kept. */
export function impossibleOrder(message: string, container: string, construct: string): EditProblem {
  return editProblem('init-order', {
    container,
    construct,
    message,
    fix: 'name an init step or native sidecar of this Pod in `before` or `after`, without forming a cycle.',
  });
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
export function selectorMissing(construct: string): EditProblem {
  return editProblem('selector-missing', {
    construct,
    message: 'a Service or monitor finds the Pods by their labels, and they have none.',
    fix: 'label the Pods, for example with PodTemplate.addLabel.',
  });
}

/** A pattern is given a port that cannot be. */
export function portOutOfRange(port: number, use: string, construct: string): EditProblem {
  return editProblem('port-number', {
    construct,
    value: port,
    message: `the port ${port} ${use} is not a whole number from 1 to 65535.`,
    fix: 'use a port in this range.',
  });
}

/** What a helper does with a port of the app, in the words of messages. */
export interface AppPortUse {
  /** The id of the finding if nobody declares the port. */
  readonly rule: string;
  readonly undeclared: string;
  /** The words behind the number of a port that cannot be. */
  readonly range: string;
}

/** The ways in which helpers use a port of the app. */
export const APP_PORT_USES = {
  SOURCE: { rule: 'source-port', undeclared: 'from which the adapter reads', range: 'that the adapter reads from' },
  UPSTREAM: { rule: 'upstream-port', undeclared: 'to which the proxy forwards', range: 'that the proxy forwards to' },
} satisfies { [use: string]: AppPortUse };

/** A helper uses a port that no other container declares; if none declares any, that is not sure to be wrong. */
export function appPortUndeclared(
  { rule, undeclared }: AppPortUse,
  { port, declared }: { readonly port: number; readonly declared: readonly unknown[] },
  construct: string,
): EditProblem {
  const kind = kindOf(rule);
  const known =
    declared.length === 0
      ? 'none of them declares a port'
      : `they declare ${listed([...new Set(declared.map(String))])}`;
  return {
    kind: declared.length === 0 ? { ...kind, severity: FindingSeverity.WARNING } : kind,
    problem: {
      construct,
      value: port,
      message: `no container of the app declares the port ${port}, ${undeclared}: ${known}.`,
      fix: 'correct the number, declare the port on the container that listens on it, or say that it is `undeclared`.',
    },
  };
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
export function companionElsewhere(volume: string, problem: string, construct: string): EditProblem {
  return editProblem('companion-object', {
    construct,
    message: `the Pod cannot mount its volume "${volume}": the ConfigMap that is made for it ${problem}.`,
    fix: 'set the namespace before the helper is created, for example on the chart, and leave the ConfigMap where it is.',
  });
}

/** A pattern would make a Service whose name the target refuses. */
export function wrongServiceName(name: string, problem: string, construct: string): EditProblem {
  return editProblem('service-name', {
    construct,
    value: name,
    message: `the name "${name}" of the Service that is made for it ${problem}.`,
    fix: 'give the chart or the construct an id that begins with a letter, and no dots.',
  });
}

/** An init step needs an ambassador that does not run yet. */
export function clientStartsFirst(client: string, ambassador: string, construct: string): EditProblem {
  return editProblem('client-starts-first', {
    construct,
    container: client,
    message: `"${client}" is a client of "${ambassador}", but runs to completion before "${ambassador}" starts.`,
    fix: 'put it after the ambassador, with `after` in the InitStep; the ambassador has to be a native sidecar.',
  });
}

/** A container calls a helper on localhost that does not run yet. */
export function callerStartsFirst(
  caller: string,
  { helper, port }: { readonly helper: string; readonly port: number },
  construct: string,
): EditProblem {
  return editProblem('client-starts-first', {
    construct,
    container: caller,
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
