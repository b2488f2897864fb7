import { isFields } from '../kubernetes/json';
import type { PodContainer } from '../pod/containers';
import { commandOf, hooksOf, probesOf } from '../pod/handlers';

/** Whether a startup probe or a postStart hook of a native sidecar holds back what starts after it until something is true. */
export function hasRealGate(container: PodContainer): boolean {
  return [...probesOf(container), ...hooksOf(container)].some(
    (call) => GATES.includes(call.path) && isFields(call.fields) && !ASKS_NOTHING.test(commandOf(call).join(' ')),
  );
}

const GATES = ['startupProbe', 'lifecycle.postStart'];

/** Commands that succeed whatever the program does. */
const ASKS_NOTHING = /^(\S*sh -c )?((\S*\/)?true|:|exit 0)$/;
