/**
 * Classes of cdk8s-plus-27 have private members, so that no interface stands in for them. The comment below remains in
 * the declarations of this package: without cdk8s-plus-27 the compiler takes these types for `any`.
 */
// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- for users without the optional package, not for this one
/** @ts-ignore cdk8s-plus-27 is an optional package */
import type { ContainerLifecycle, Handler, Probe } from 'cdk8s-plus-27';

/**
 * A probe as a cdk8s-plus-27 container takes it.
 */
export type PlusProbe = Probe;

/**
 * A lifecycle handler as a cdk8s-plus-27 container takes it.
 */
export type PlusHandler = Handler;

/**
 * Lifecycle hooks as a cdk8s-plus-27 container takes them.
 */
export type PlusLifecycle = ContainerLifecycle;
