/**
 * For tests with jest or vitest: a snapshot serializer that prints YAML, and matchers for Pods.
 *
 * @module cdk8s-pod-patterns/testing
 * @packageDocumentation
 */
import './jest-types';

export { manifestSerializer } from './manifest-serializer';
export { podMatchers } from './pod-matchers';
export type { FindingsMatcherOptions } from './check-no-findings';
export type { QosClassName } from './check-qos-class';
export type { ResourceAmounts } from './check-requests';
export type { StartMatcherOptions } from './check-start';
export type { SnapshotSerializer } from './manifest-serializer';
export type { MatcherContext, MatcherResult, PodMatcher, PodMatchers } from './pod-matchers';
export type { PodMatcherOptions } from './select-pods';
