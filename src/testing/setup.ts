/**
 * Adds the matchers to the global `expect`, for jest's option `setupFilesAfterEnv` and vitest's `setupFiles`.
 *
 * @packageDocumentation
 */
import './jest-types';
import { podMatchers } from './pod-matchers';

interface Globals {
  readonly expect?: { extend(matchers: typeof podMatchers): void };
}

// eslint-disable-next-line no-restricted-syntax -- the test runner runs this file for what it does
addMatchers(globalThis as Globals);

function addMatchers({ expect }: Globals): void {
  if (!expect) throw new Error('There is no global expect: import it and call expect.extend(podMatchers).');
  expect.extend(podMatchers);
}
