import type * as kplus from 'cdk8s-plus-27';
import { fieldsOf, isFields, type Fields } from '../kubernetes/json';
import { refuseValue } from '../template/refuse-value';

/** The way that takes every hook, on any workload. */
const OTHER_WAY = "apply the hooks to the Pod instead of spreading them, as in hooks.applyTo(deployment, 'web').";

/**
 * A hook as cdk8s-plus-27 takes it; an error where it would drop a part. Of a request it holds the path and the port, and
 * writes the scheme HTTP beside them, which is the default.
 */
export function plusHandler(hook: string, fields: Fields): kplus.Handler {
  const { exec, httpGet, sleep } = fields;
  const { command } = fieldsOf(exec);
  if (Array.isArray(command)) return loadHandler(hook).fromCommand(command as string[]);
  if (isFields(sleep)) return refuseHook(hook, fields, 'has no sleep as a lifecycle handler');
  const { port, path = '/', ...others } = fieldsOf(httpGet);
  if (typeof port !== 'number') return refuseHook(hook, fields, 'takes no port by name in a lifecycle handler');
  const dropped = Object.keys(others);
  if (dropped.length > 0) return refuseHook(hook, fields, `would drop ${dropped.join(' and ')} of a lifecycle handler`);
  return loadHandler(hook).fromHttpGet(String(path), { port });
}

function loadHandler(hook: string): typeof kplus.Handler {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where one of its values is made
    return (require('cdk8s-plus-27') as typeof kplus).Handler;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return refuseValue('hook-spread', {
      place: hook,
      message: `hooks are spread into a container, which takes cdk8s-plus-27, and that cannot be loaded: ${reason}.`,
      fix: OTHER_WAY,
    });
  }
}

function refuseHook(hook: string, value: Fields, problem: string): never {
  return refuseValue('hook-spread', { place: hook, value, message: `cdk8s-plus-27 ${problem}.`, fix: OTHER_WAY });
}
