import {
  gateDeadlockText,
  type BlockingHandler,
  type HandlerDeadlock,
  type StartDeadlock,
  type WaitDeadlock,
} from '../../pod/timeline/start-deadlocks';

/** Why the start of a Pod can never finish, in a sentence. */
export function startDeadlockText(deadlock: StartDeadlock): string {
  switch (deadlock.cause) {
    case 'sidecarWaits':
    case 'initWaits':
    case 'postStartWaits':
      return WAIT_TEXTS[deadlock.cause](deadlock);
    case 'tcpSocketInHook':
      return handlerText(deadlock, 'connects over TCP, which the kubelet does not do in a hook');
    case 'undeclaredPort':
      return handlerText(deadlock, `names the port "${deadlock.port ?? ''}", which the container does not declare`);
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

/** What a handler that never succeeds does to its container. */
const HANDLERS: Readonly<Record<BlockingHandler, { readonly name: string; readonly effect: string }>> = {
  startupProbe: { name: 'startup probe', effect: 'never counts as started' },
  readinessProbe: { name: 'readiness probe', effect: 'never gets ready' },
  'lifecycle.postStart': { name: 'postStart hook', effect: 'is killed after each start' },
};

function handlerText({ container, handler }: HandlerDeadlock, reason: string): string {
  const { name, effect } = HANDLERS[handler];
  return `The ${name} of "${container}" ${reason}: "${container}" ${effect}.`;
}
