import {
  gateDeadlockText,
  type RefusedContainer,
  type StartDeadlock,
  type WaitDeadlock,
} from '../../pod/timeline/start-deadlocks';
import { failingHandlerText } from './failing-handler-text';

/** Why the start of a Pod can never finish, in a sentence. */
export function startDeadlockText(deadlock: StartDeadlock): string {
  if ('handler' in deadlock) return failingHandlerText(deadlock);
  switch (deadlock.cause) {
    case 'sidecarWaits':
    case 'initWaits':
    case 'postStartWaits':
      return WAIT_TEXTS[deadlock.cause](deadlock);
    case 'containerCommandInOneWord':
      return `The command of "${deadlock.container}" is one word, and there is no program with the name "${deadlock.command}": "${deadlock.container}" never starts.`;
    case 'rootUser':
    case 'imageReference':
      return REFUSAL_TEXTS[deadlock.cause](deadlock.container);
    case 'deadline':
      return `The containers can be ready after ${deadlock.readySeconds} s, and the Pod fails after ${deadlock.deadlineSeconds} s: it is never ready.`;
  }
}

const WAIT_TEXTS: Readonly<Record<WaitDeadlock['cause'], (deadlock: WaitDeadlock) => string>> = {
  sidecarWaits: ({ container, waitsFor, port }) =>
    gateDeadlockText({ container: { name: container }, waiting: { name: waitsFor }, port }),
  initWaits: ({ container, waitsFor, port }) =>
    `"${container}" waits on localhost for port ${port} of "${waitsFor}", ` +
    `and "${waitsFor}" starts only after "${container}" has ended: the Pod never starts.`,
  postStartWaits: ({ container, waitsFor, port }) =>
    `The postStart hook of "${container}" waits on localhost for port ${port} of "${waitsFor}", ` +
    `and "${waitsFor}" starts only after the hook has returned: the Pod never starts.`,
};

const REFUSAL_TEXTS: Readonly<Record<RefusedContainer['cause'], (container: string) => string>> = {
  rootUser: (container) => `"${container}" must not run as root, and its user is root: it never starts.`,
  imageReference: (container) =>
    `The image of "${container}" is none that a container runtime can read: it never starts.`,
};
