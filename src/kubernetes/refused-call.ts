import { FINDINGS_ERROR } from './findings-error-mark';

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

function errorOfCaller(message: string, call: (...args: never[]) => unknown): Error {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  const error = new Error(message);
  error.name = 'FindingsError';
  // Engines other than V8 keep their own stack.
  if ('captureStackTrace' in Error) Error.captureStackTrace(error, call);
  Error.stackTraceLimit = limit;
  return error;
}
