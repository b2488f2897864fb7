/**
 * The types of the matchers for tests that import `expect` from `@jest/globals`. It does nothing as a program runs.
 *
 * @packageDocumentation
 */
import type {} from 'expect';
import type { PodMatchers } from './pod-matchers';

declare module 'expect' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- it joins an interface of expect and must repeat its parameters
  interface Matchers<R, T> extends PodMatchers<R> {}
}
