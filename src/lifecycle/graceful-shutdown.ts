import { Duration } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { fieldsOf } from '../kubernetes/json';
import { gracePeriodOf, MINIMUM_GRACE_SECONDS } from '../pod/timeline/grace-period';
import { wholeSeconds } from '../probes/whole-seconds';
import type { PodCheck } from '../rules/rule';
import { constructPath } from '../tree/construct-path';
import { keepPromise } from '../template/keep-promise';
import { refuse } from '../template/locate';
import { promisesAt } from '../template/pod-promises';
import { PodTemplate } from '../template/pod-template';
import { refuseValue } from '../template/refuse-value';
import { shutDown } from './shutdown-edit';
import type { ShutdownPlan } from './shutdown-plan';
import { shutdownRules } from './shutdown-rules';

/**
 * How a Pod ends.
 */
export interface GracefulShutdownProps {
  /**
   * How long the app serves on after its Pod was deleted, before it is told to stop: the time in which Services and load
   * balancers forget it. At least one second.
   *
   * @default - none: it is told to stop at once, and `preStop` is left as it is
   */
  readonly drain?: Duration;

  /**
   * How long the app takes from TERM until it has ended; the longest of its containers. At least two seconds, which every
   * container is given. Where a container has a `preStop` hook of its own whose length nothing tells, the time counts
   * from where that hook begins.
   */
  readonly timeout: Duration;

  /**
   * The names of the containers that are the app.
   * @default - every app container that is no helper
   */
  readonly containers?: string[];

  /**
   * How long other containers take to end, by name: native sidecars, which stop after the app, and helpers that are
   * ordinary containers. At least two seconds. Where such a container has a `preStop` hook whose length nothing tells, it
   * must be named here, with the time that hook and end take together.
   *
   * @default - two seconds each, which the kubelet gives every container
   */
  readonly sidecarTimeouts?: { readonly [container: string]: Duration };

  /**
   * How a shell in the app's images runs a script, such as `['/bin/sh', '-c']`. It sleeps where the target cluster has no
   * sleep of its own, which came with Kubernetes 1.30; elsewhere it is not used.
   *
   * @default - none: an app that is to drain needs Kubernetes 1.30 or newer (finding `drain-hook`)
   */
  readonly shell?: string[];

  /**
   * The grace period, where it is to be longer than it has to be. One that is too short is refused (finding
   * `stop-budget`).
   *
   * @default - what the manifest says, unless that is 30 seconds, the default of Kubernetes, which cdk8s-plus writes into
   * every Pod; otherwise the least that is enough
   */
  readonly gracePeriod?: Duration;
}

const KIND = 'graceful-shutdown';

/**
 * Lets a Pod end without anything in it being killed: sets the `preStop` hook by which the app serves on for a while, and
 * the grace period that is enough for the whole end, both for the containers that the Pod has in the end.
 *
 * The kubelet takes everything from one grace period. It runs all preStop hooks at once; when that of an app container
 * has returned, the container gets TERM; when the app has ended, the native sidecars stop, the last one first. The grace
 * period is the drain, the time of the app, and the times of the sidecars. One that is too short for it, whoever wrote it,
 * is refused with the sum (finding `stop-budget`).
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 *
 * @example
 * new GracefulShutdown(deployment, 'stop', { drain: Duration.seconds(10), timeout: Duration.seconds(30) });
 */
export class GracefulShutdown extends Construct {
  /** The Pod that ends this way. */
  public readonly podTemplate: PodTemplate;

  /**
   * @param scope - the workload, whatever made it, or a construct below one
   * @param id - the id of the construct
   * @param props - the times
   * @throws FindingsError where there is no Pod, it has a graceful shutdown already, or a time cannot be meant; everything
   * else that is wrong is found at synthesis
   */
  public constructor(scope: Construct, id: string, props: GracefulShutdownProps) {
    super(scope, id);
    this.podTemplate = PodTemplate.of(this);
    const { workload } = this.podTemplate;
    if (promisesAt(workload, KIND).length > 0) {
      refuse('stop-budget', this, {
        message: 'the Pod has a graceful shutdown already.',
        fix: 'say everything in one of them.',
      });
    }
    const plan = planOf(props);
    const rules = shutdownRules(plan, constructPath(this)).map((rule) => this.whileInTree(rule));
    keepPromise(workload, { kind: KIND, rules, edits: [shutDown(this, plan)] });
  }

  /** The grace period of the Pod as it would be synthesized now. */
  public get gracePeriod(): Duration {
    return Duration.seconds(gracePeriodOf(fieldsOf(this.podTemplate.manifest['spec'])));
  }

  /** A shutdown that was removed from the tree promises nothing. */
  private whileInTree(rule: PodCheck): PodCheck {
    const isInTree = (construct: IConstruct): boolean => {
      const { scope, id } = construct.node;
      return scope === undefined || scope.node.tryFindChild(id) === construct;
    };
    return { ...rule, check: (pod) => (this.node.scopes.every(isInTree) ? rule.check(pod) : []) };
  }
}

function planOf({
  drain,
  timeout,
  containers,
  sidecarTimeouts = {},
  shell,
  gracePeriod,
}: GracefulShutdownProps): ShutdownPlan {
  return {
    drain: drain && seconds('drain', 'the drain', drain, 1),
    timeout: seconds('timeout', 'the time of the app', timeout, MINIMUM_GRACE_SECONDS),
    containers: containers && [...containers],
    sidecarTimeouts: new Map(
      Object.entries(sidecarTimeouts).map(([name, time]) => [
        name,
        seconds('sidecarTimeouts', `the time of "${name}"`, time, MINIMUM_GRACE_SECONDS),
      ]),
    ),
    shell: shell && shellWords(shell),
    gracePeriod: gracePeriod && seconds('gracePeriod', 'the grace period', gracePeriod, 1),
  };
}

function seconds(option: keyof GracefulShutdownProps, what: string, duration: Duration, least: number): number {
  return wholeSeconds(duration, { rule: 'stop-time', what, place: `GracefulShutdown.${option}`, least });
}

function shellWords(shell: readonly string[]): string[] {
  if (shell.length > 0 && shell.every((word) => word !== '')) return [...shell];
  return refuseValue('drain-hook', {
    place: 'GracefulShutdown.shell',
    value: shell,
    message: 'a shell is a program and its flag for a script, and this names none.',
    fix: "write it as in ['/bin/sh', '-c'].",
  });
}
