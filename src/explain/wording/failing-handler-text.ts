import type { FailingHandler, HandlerFault } from '../../pod/failing-handlers';

/** What a probe or hook that always fails does to its container. */
const HANDLERS: Readonly<Record<string, { readonly name: string; readonly effect: string }>> = {
  startupProbe: { name: 'startup probe', effect: 'never counts as started' },
  readinessProbe: { name: 'readiness probe', effect: 'never gets ready' },
  livenessProbe: { name: 'liveness probe', effect: 'is never restarted by it' },
  'lifecycle.postStart': { name: 'postStart hook', effect: 'is killed after each start' },
  'lifecycle.preStop': { name: 'preStop hook', effect: 'is stopped as if it had none' },
};

/** What comes of a probe or hook that the kubelet cannot run, in a sentence. */
export function failingHandlerText(handler: FailingHandler): string {
  const { name, effect } = HANDLERS[handler.handler] ?? { name: handler.handler, effect: 'gets nothing from it' };
  return `The ${name} of "${handler.container}" ${reasonOf(handler)}: "${handler.container}" ${effect}.`;
}

function reasonOf(fault: HandlerFault): string {
  switch (fault.cause) {
    case 'tcpSocketInHook':
      return 'connects over TCP, which the kubelet does not do in a hook';
    case 'undeclaredPort':
      return `names the port "${fault.port}", which the container does not declare`;
    case 'commandInOneWord':
      return `has a command of one word, and there is no program with the name "${fault.command}"`;
  }
}
