/**
 * Lets an error read as its message and these lines of a stack, and nothing else. Above an error that leaves a promise
 * or an ES module, Node.js prints the line of code at which it was captured.
 *
 * @param error - an error with its name and message
 * @param frames - the lines that help, as in a stack
 */
export function showStack(error: Error, frames: readonly string[]): void {
  if ('captureStackTrace' in Error) {
    Error.captureStackTrace(error); // node-do-not-add-exception-line
    // Were its stack assigned, V8 would forget where it was captured.
    delete error.stack;
  }
  const value = [`${error.name}: ${error.message}`, ...frames].join('\n');
  Object.defineProperty(error, 'stack', { value, writable: true, configurable: true });
}
