/**
 * The types of the matchers for tests with vitest. It does nothing as a program runs.
 *
 * @packageDocumentation
 */
import type { PodMatchers } from './pod-matchers';

// @ts-expect-error -- vitest is there where this is imported, and not where it is built
declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- it joins an interface of vitest and must repeat its parameters
  interface Assertion<T> extends PodMatchers<void> {}
}
