import type { PodMatchers } from './pod-matchers';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the name under which @types/jest keeps its matchers
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- it joins an interface of @types/jest and must repeat its parameters
    interface Matchers<R, T> extends PodMatchers<R> {}
  }
}
