import { FindingSeverity } from './finding';
import type { EditProblem } from './engine';
import { quotedList } from './text';

function editProblem(id: string, problem: EditProblem['problem']): EditProblem {
  return { rule: { id, severity: FindingSeverity.ERROR }, problem };
}

/** An edit names a container that the Pod does not have. */
export function unknownContainer(name: string, known: readonly string[], construct: string): EditProblem {
  const have = known.length === 0 ? 'the Pod has none' : `the Pod has ${quotedList(known)}`;
  return editProblem('unknown-container', {
    construct,
    message: `no container has the name "${name}": ${have}.`,
    fix: 'name one of these, or add the container first.',
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

/** A label or annotation is there already, with another value. */
export function metadataClash(kind: string, key: string, values: readonly string[], construct: string): EditProblem {
  const [present = '', added = ''] = values;
  return editProblem('metadata-clash', {
    construct,
    message: `the ${kind} ${key} is ${present} already, and ${added} would replace it.`,
    fix: 'remove it from one side, or replace it on purpose with PodTemplate.mergePatch.',
  });
}

/** An order of init containers that cannot be kept. */
export function impossibleOrder(message: string, container: string, construct: string): EditProblem {
  return editProblem('init-order', {
    container,
    construct,
    message,
    fix: 'name an init step or native sidecar of this Pod in `before` or `after`, without going in a circle.',
  });
}

/** An object whose kind holds a Pod has no Pod template. */
export function templateMissing(path: string): EditProblem {
  return editProblem('template-missing', {
    objectPath: path,
    message: `there is no Pod template at ${path}.`,
    fix: 'write the template into the manifest before joining anything to it.',
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

/** An adapter would read from a port that cannot be. */
export function sourcePortOutOfRange(port: number, construct: string): EditProblem {
  return editProblem('port-number', {
    construct,
    value: port,
    message: `the port ${port} that the adapter reads from is no whole number from 1 to 65535.`,
    fix: 'use the port that the app listens on.',
  });
}
