import { FINDINGS_ERROR } from './findings-error-mark';
import { showStack } from './shown-stack';

/** What is wrong with a call of a class that this room exports. */
export interface RefusedCall {
  /** The id of the finding. */
  readonly rule: string;
  /** The call, or its parameter, such as `KubernetesVersion.of`. */
  readonly option: string;
  /** The value as JSON. */
  readonly value?: string;
  readonly message: string;
  readonly fix: string;
}

/**
 * A finding as an error. It has the form and the mark of a `FindingsError`, whose class belongs to rooms that know what a
 * version is; its stack has one line, that of the call.
 *
 * @param refused - what is wrong
 * @param call - the function that was called
 */
export function refusedCall({ rule, option, ...text }: RefusedCall, call: (...args: never[]) => unknown): Error {
  const head = { rule, severity: 'error', level: 'code', tags: [], docs: `docs/rules/${rule}.md` };
  const finding = { ...head, location: { option }, ...text };
  const place = `  in:  ${option}${text.value === undefined ? '' : ` = ${text.value}`}`;
  const lines = ['1 finding:', '', `error ${rule}: ${text.message}`, place, `  fix: ${text.fix}`];
  const error = errorOfCaller(lines.join('\n'), call);
  Object.defineProperty(error, 'findings', { value: [finding] });
  return Object.defineProperty(error, FINDINGS_ERROR, { value: true });
}

/** Node.js prints the name of its class before an error whose name is another one. */
class CallError extends Error {
  public static override readonly name = 'FindingsError';
  public override readonly name = 'FindingsError';
}

function errorOfCaller(message: string, call: (...args: never[]) => unknown): Error {
  const error = new CallError(message);
  // Engines other than V8 keep their own stack.
  if ('captureStackTrace' in Error) showStack(error, framesAbove(call));
  return error;
}

function framesAbove(call: (...args: never[]) => unknown): string[] {
  const holder: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(holder, call);
  Error.stackTraceLimit = limit;
  return (holder.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
}
