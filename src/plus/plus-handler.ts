import { fieldsOf, isFields, type Fields } from '../kubernetes/json';
import { loadPlus, type Plus, type Reject } from './load-plus';
import type { PlusHandler } from './plus-27-types';

/**
 * A lifecycle handler as a cdk8s-plus-27 container takes it. Of an HTTP request cdk8s-plus holds the path and the port,
 * and writes the scheme HTTP, which is the default.
 *
 * @param fields - the handler as in a manifest
 * @param reject - called if cdk8s-plus-27 cannot be loaded or would drop a field
 */
export function plusHandler(fields: Fields, reject: Reject): PlusHandler {
  const { exec, httpGet, sleep } = fields;
  const { command } = fieldsOf(exec);
  if (Array.isArray(command)) return handlerClass(reject).fromCommand(command as string[]);
  const rejectFields = (problem: string): never => reject({ value: fields, message: `cdk8s-plus-27 ${problem}.` });
  if (isFields(sleep)) return rejectFields('has no sleep as a lifecycle handler');
  const { port, path = '/', ...others } = fieldsOf(httpGet);
  if (typeof port !== 'number') return rejectFields('takes no port by name in a lifecycle handler');
  const dropped = Object.keys(others);
  if (dropped.length > 0) return rejectFields(`would drop ${dropped.join(' and ')} of a lifecycle handler`);
  return handlerClass(reject).fromHttpGet(String(path), { port });
}

/**
 * Renders a handler for a cdk8s-plus container, as the internal method of its own handlers does.
 *
 * @param fields - the handler as in a manifest
 * @param reject - called if cdk8s-plus-27 cannot be loaded or would drop a field
 */
export function renderHandler(fields: Fields, container: unknown, reject: Reject): unknown {
  const handler: unknown = plusHandler(fields, reject);
  return (handler as { _toKube(container: unknown): unknown })._toKube(container);
}

function handlerClass(reject: Reject): Plus['Handler'] {
  return loadPlus('spreading hooks into a container', reject).Handler;
}
