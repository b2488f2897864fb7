import { usersFrame } from '../enforcement/users-frame';
import { showStack } from '../kubernetes/shown-stack';

/** An error about the call of a matcher, or about what it was given; its stack is the line of the user's test. */
export function misuse(message: string): Error {
  const error = new Error(message);
  showStack(error, usersFrame());
  return error;
}
