import type { Duration } from 'cdk8s';
import { isKubernetesVersion, KubernetesVersion, TARGETS } from '../kubernetes/version';
import { quotedList } from '../kubernetes/words';
import { checkAccepted } from './check-accepted';
import { checkOrdinaryContainer, checkInitStep, checkSidecar } from './check-containers';
import { checkNoFindings, type FindingsMatcherOptions } from './check-no-findings';
import { checkQosClass, type QosClassName } from './check-qos-class';
import { checkRequests, type ResourceAmounts } from './check-requests';
import { checkStart, findUnknownInitSteps, type StartMatcherOptions } from './check-start';
import { checkStop } from './check-stop';
import { isDuration } from './limit-seconds';
import { checkMatcherOptions } from './matcher-options';
import { selectPods, type PodMatcherOptions } from './select-pods';
import { testedObjects } from './tested-objects';
import type { TestedPod } from './tested-pod';
import { verdictsText, type Check } from './verdict';
import { misuse } from './misuse';

/**
 * What can be expected of Pods. Each is given an app, a chart or another construct, a manifest, YAML or JSON text, or a
 * list of these. If several Pods are in it, it must hold of each of them, and behind `.not` of none of them; the
 * options choose among them. What holds no Pod fails, with and without `.not`.
 *
 * @typeParam Result - what a matcher returns, which depends on the test runner's types
 */
export interface PodMatchers<Result> {
  /** The Pod is of this QoS class. */
  toHaveQosClass(qosClass: QosClassName, options?: PodMatcherOptions): Result;

  /** The Pod has a native sidecar of this name. */
  toHaveSidecar(name: string, options?: PodMatcherOptions): Result;

  /** The Pod has an init container of this name that ends before the app starts. */
  toHaveInitStep(name: string, options?: PodMatcherOptions): Result;

  /** The Pod has a container of this name in its `containers`, which start and end with the app. */
  toHaveContainer(name: string, options?: PodMatcherOptions): Result;

  /**
   * Every container has started within a time, in seconds or as a Duration: init steps have ended, startup probes and
   * postStart hooks have succeeded. It counts from the start of the first container; pulling images comes on top.
   */
  toStartWithin(limit: Duration | number, options?: StartMatcherOptions): Result;

  /** Every container has ended within a time after the Pod was deleted, in seconds or as a Duration; if need be by KILL. */
  toStopWithin(limit: Duration | number, options?: PodMatcherOptions): Result;

  /** The Pod as a whole requests no more of these resources, as the scheduler counts. Others may be requested at will. */
  toRequestAtMost(amounts: ResourceAmounts, options?: PodMatcherOptions): Result;

  /** The rules of this library find no error in the Pod for a cluster of this version, given also as text: `1.33`. */
  toBeAcceptedBy(version: KubernetesVersion | string, options?: PodMatcherOptions): Result;

  /** The rules of this library find nothing in the Pod, neither error nor warning nor info, but what is waived. */
  toHaveNoFindings(options?: FindingsMatcherOptions): Result;
}

/** What the test runner tells a matcher. */
export interface MatcherContext {
  /** Whether it stands behind `.not`. */
  readonly isNot?: boolean;
}

/** What a matcher tells the test runner. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** A matcher as `expect.extend` takes it. */
export type PodMatcher = (this: MatcherContext, received: unknown, ...expected: unknown[]) => MatcherResult;

/** The matchers for Pods, for `expect.extend`. */
export const podMatchers: Readonly<Record<keyof PodMatchers<void>, PodMatcher>> = {
  toHaveQosClass: matcher('toHaveQosClass', checkQosClass),
  toHaveSidecar: matcher('toHaveSidecar', checkSidecar),
  toHaveInitStep: matcher('toHaveInitStep', checkInitStep),
  toHaveContainer: matcher('toHaveContainer', checkOrdinaryContainer),
  toStartWithin: matcher('toStartWithin', checkStart, refuseUnknownInitSteps),
  toStopWithin: matcher('toStopWithin', checkStop),
  toRequestAtMost: matcher('toRequestAtMost', checkRequests),
  toBeAcceptedBy(this: MatcherContext, received, version, options): MatcherResult {
    const target = { version: versionOf(version) };
    return accepted.call(this, received, version, { ...(options as PodMatcherOptions | undefined), target });
  },
  toHaveNoFindings(this: MatcherContext, received, options): MatcherResult {
    return withoutFindings.call(this, received, undefined, options);
  },
};

const accepted = matcher('toBeAcceptedBy', checkAccepted);

const withoutFindings = matcher('toHaveNoFindings', checkNoFindings);

/** The options that a matcher has besides those of all. */
const FURTHER_OPTIONS: { readonly [matcher: string]: readonly string[] } = {
  toHaveNoFindings: ['level', 'failOn'],
  toStartWithin: ['initSteps'],
};

/** Refuses options that fit none of the Pods. */
type RefuseOptions<Options> = (pods: readonly TestedPod[], options: Options) => void;

function matcher<Expected, Options extends PodMatcherOptions>(
  name: string,
  check: Check<Expected, Options>,
  refuse?: RefuseOptions<Options>,
): PodMatcher {
  return function (this, received, ...[expected, given]): MatcherResult {
    checkMatcherOptions(name, given, FURTHER_OPTIONS[name]);
    const options = (given ?? {}) as Options;
    const isNot = this.isNot === true;
    const pods = selectPods(testedObjects(received, options.target), options);
    refuse?.(pods, options);
    const judged = pods.map((pod) => ({ pod, verdict: check(pod, expected as Expected, options) }));
    const unexpected = judged.filter(({ verdict }) => verdict.holds === isNot || verdict.isUnknown === true);
    const call = `expect(received)${isNot ? '.not' : ''}.${name}(${expectedText(expected)})`;
    return {
      pass: (unexpected.length === 0) !== isNot,
      message: () => `${call}\n\n${verdictsText(unexpected, isNot)}`,
    };
  };
}

/** In JavaScript a constant that is not there is undefined. */
function versionOf(version: unknown): KubernetesVersion {
  const known = isKubernetesVersion(version) ? version : KubernetesVersion._parse(version);
  if (known) return known;
  const what =
    version === undefined ? 'no version that is known is named' : `${String(JSON.stringify(version))} is not one`;
  throw misuse(
    `toBeAcceptedBy takes ${TARGETS}, and ${what}: write it as in toBeAcceptedBy(KubernetesVersion.V1_33) or toBeAcceptedBy('1.33').`,
  );
}

function expectedText(expected: unknown): string {
  if (expected === undefined) return '';
  if (isDuration(expected)) return `${expected.toSeconds({ integral: false })} s`;
  return expected instanceof KubernetesVersion ? String(expected) : JSON.stringify(expected);
}

function refuseUnknownInitSteps(pods: readonly TestedPod[], options: StartMatcherOptions): void {
  const unknown = findUnknownInitSteps(pods, options);
  if (unknown.length > 0)
    throw misuse(`the option initSteps names ${quotedList(unknown)}, and no Pod has such init steps.`);
}
