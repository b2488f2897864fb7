import { Duration } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { definedEntries, fieldsOf } from '../kubernetes/json';
import { checkCall } from '../options/check-call';
import { gracePeriodOf, MINIMUM_GRACE_SECONDS } from '../pod/timeline/grace-period';
import { isPlusDefaultGracePeriod } from '../plus/plus-defaults';
import { wholeSeconds } from '../template/whole-numbers';
import type { PodCheck } from '../rules/rule';
import { constructPath } from '../tree/construct-path';
import { addRequirement } from '../template/add-requirement';
import { requirePod } from '../template/require-pod';
import { rejectConstruct } from '../template/locate';
import { requirementsAt } from '../template/requirements';
import { PodTemplate } from '../template/pod-template';
import { drainHookRule } from './drain-hook-rule';
import { helperStopsFirstRule } from './helper-stops-first-rule';
import { shutDown } from './shutdown-edit';
import type { ShutdownPlan } from './shutdown-plan';
import { namesOf, type ContainerReference } from '../plus/pod-references';
import { stopBudgetRule } from './stop-budget-rule';

/**
 * How a Pod stops.
 */
export interface GracefulShutdownProps {
  /**
   * How long the app still serves after its Pod was deleted, before it is told to stop: the time that Services and load
   * balancers need to remove it. At least one second.
   *
   * @default - none: it is told to stop at once, and `preStop` is left as it is
   */
  readonly drain?: Duration;

  /**
   * How long the app takes from TERM until it has ended; the longest of its containers. At least two seconds, which the
   * kubelet gives every container. If a container has a `preStop` hook of its own whose length is unknown, the time starts
   * with that hook.
   */
  readonly timeout: Duration;

  /**
   * The containers that are the app, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly containers?: (string | ContainerReference)[];

  /**
   * How long other containers take to stop, by name: native sidecars, which stop after the app, and helpers that are
   * ordinary containers. At least two seconds. A container with a `preStop` hook of unknown length must be named here,
   * with the time that the hook and the stop take together.
   *
   * @default - two seconds each, which the kubelet gives every container
   */
  readonly sidecarTimeouts?: { readonly [container: string]: Duration };

  /**
   * How a shell in the app's images runs a script, such as `['/bin/sh', '-c']`. It is used only if the target cluster has
   * no sleep of its own, which came with Kubernetes 1.30.
   *
   * @default - none: a drain needs Kubernetes 1.30 or newer (finding `drain-hook`)
   */
  readonly shell?: string[];

  /**
   * The grace period, if it should be longer than necessary, or shorter than the 30 seconds of cdk8s-plus. One that is too short is refused (finding `stop-budget`).
   *
   * @default - what the manifest says; the 30 seconds that cdk8s-plus writes into every Pod are raised if they are not
   * enough. If the manifest says nothing, the shortest that is enough
   */
  readonly gracePeriod?: Duration;
}

const KIND = 'graceful-shutdown';
const RULES = [drainHookRule, stopBudgetRule, helperStopsFirstRule];

/**
 * Lets a Pod stop without a container being killed. It sets the `preStop` hook with which the app still serves for a
 * while, and a grace period that is long enough for all containers of the final Pod.
 *
 * Everything happens within one grace period. The kubelet runs all preStop hooks at once; when that of an app container
 * has returned, the container gets TERM; when the app has ended, the native sidecars stop, the last one first. So the
 * grace period is the sum of the drain, the time of the app, and the times of the sidecars. If it is shorter, whoever set
 * it, it is refused with the sum written out (finding `stop-budget`).
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 *
 * @example
 * new GracefulShutdown(deployment, 'stop', { drain: Duration.seconds(10), timeout: Duration.seconds(30) });
 */
export class GracefulShutdown extends Construct {
  /** The Pod that stops this way. */
  public readonly podTemplate: PodTemplate;

  /**
   * @param scope - the workload, or a construct below one
   * @param id - the id of the construct
   * @param props - the times
   * @throws FindingsError if there is no Pod, it has a graceful shutdown already, the id is taken (finding
   * `duplicate-id`), or a time is invalid: not whole seconds, below its minimum or above a day; all other findings come
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: GracefulShutdownProps) {
    checkCall('GracefulShutdown', arguments, { isExtended: new.target !== GracefulShutdown });
    requirePod(new.target.name, scope, id);
    super(scope, id);
    this.podTemplate = PodTemplate.of(this);
    const { workload } = this.podTemplate;
    const [present] = requirementsAt(workload, KIND);
    if (present) {
      rejectConstruct('stop-budget', this, {
        option: 'GracefulShutdown.scope',
        message: `the Pod already has a graceful shutdown, ${constructPath(present.author)}.`,
        fix: `remove one of the two; what is set here can be an option of ${constructPath(present.author)}.`,
      });
    }
    const plan = planOf(this, props);
    const checks = RULES.map((ruleOf) => putDownTo(constructPath(this), ruleOf(plan)));
    const isGenerated = (written: unknown): boolean => isPlusDefaultGracePeriod(written, workload);
    addRequirement(workload, { kind: KIND, author: this, checks, edits: [shutDown(plan, isGenerated)] });
  }

  /** The grace period of the Pod as it would be synthesized now. */
  public get gracePeriod(): Duration {
    return Duration.seconds(gracePeriodOf(fieldsOf(this.podTemplate.manifest['spec'])));
  }
}

/** The same check with problems that name a construct. */
function putDownTo(construct: string, check: PodCheck): PodCheck {
  return { ...check, check: (pod) => check.check(pod).map((problem) => ({ construct, ...problem })) };
}

function planOf(construct: IConstruct, props: GracefulShutdownProps): ShutdownPlan {
  const { drain, timeout, containers, sidecarTimeouts = {}, shell, gracePeriod } = props;
  const seconds = secondsFor(construct);
  return {
    drain: drain && seconds('drain', 'the drain', drain, 1, WITHOUT_DRAIN),
    timeout: seconds('timeout', 'the time of the app', timeout, MINIMUM_GRACE_SECONDS),
    containers: containers && namesOf(containers),
    sidecarTimeouts: new Map(
      definedEntries(sidecarTimeouts).map(([name, time]) => [
        name,
        seconds(`sidecarTimeouts['${name}']`, `the time of "${name}"`, time, MINIMUM_GRACE_SECONDS),
      ]),
    ),
    shell: shell && shellWords(construct, shell),
    gracePeriod: gracePeriod && seconds('gracePeriod', 'the grace period', gracePeriod, 1),
  };
}

const WITHOUT_DRAIN = 'leave `drain` out if the app need not wait, or give whole seconds, as in Duration.seconds(5).';

type SecondsOf = (option: string, what: string, duration: Duration, least: number, fix?: string) => number;

function secondsFor(construct: IConstruct): SecondsOf {
  return (option, what, duration, least, fix) => {
    const place = `GracefulShutdown.${option}`;
    return wholeSeconds(duration, { rule: 'stop-time', what, place, least, construct: constructPath(construct), fix });
  };
}

/** The flag before a script: `-c` of a shell, `-Command` of PowerShell, `/c` of cmd. */
const FLAG = /^[-/][A-Za-z]+$/;

function shellWords(construct: IConstruct, shell: readonly string[]): string[] {
  if (shell.length > 1 && shell.every((word) => word !== '') && FLAG.test(shell.at(-1) ?? '')) return [...shell];
  return rejectConstruct('drain-hook', construct, {
    option: 'GracefulShutdown.shell',
    value: shell,
    message: 'a shell must be a program and its flag for a script.',
    fix: "write it as in ['/bin/sh', '-c'].",
  });
}
