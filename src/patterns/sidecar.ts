import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkCall } from '../options/check-call';
import { definedFields, type Fields } from '../kubernetes/json';
import type { LifecycleHandler } from '../lifecycle/lifecycle-handler';
import type { Probe } from '../probes/probe';
import type { ProbeSet } from '../probes/probe-set';
import type { ContainerPlace } from '../edits/add-container';
import { MINIMUM_GRACE_SECONDS } from '../pod/timeline/grace-period';
import { wholeSeconds } from '../template/whole-numbers';
import { nameDefaultContainer } from '../edits/metadata';
import { namesOf, type ContainerReference } from '../plus/pod-references';
import { optionOf, rejectHelper } from './parts/reject-helper';
import { Helper } from './helper';
import type { HelperProps } from './helper-props';
import { tellClients, type LocalhostEndpoint } from './parts/localhost-endpoint';
import { exposeMetrics, metricsPort } from './parts/metrics';
import type { MetricsEndpoint } from './parts/metrics-endpoint';
import { requirePortNumber, type HelperPort } from './parts/ports';
import { Placement } from './placement';

/**
 * A helper that runs as long as the app.
 */
export interface SidecarProps extends HelperProps {
  /**
   * Ports and Unix sockets on which the app reaches it, and the variables by which the app finds them. Ports are declared on
   * the container, besides those in `ports`.
   *
   * @default - none
   */
  readonly localhostEndpoints?: LocalhostEndpoint[];

  /**
   * Where it exposes metrics, and how they are found. The port is declared on the container, besides those in `ports`.
   * @default - it exposes none
   */
  readonly metrics?: MetricsEndpoint;

  /**
   * What kind of container it becomes. A native sidecar needs Kubernetes 1.29 or newer (finding `feature-unavailable`);
   * an ordinary container cannot stand in a Pod that is to end (finding `helper-outlives-job`).
   *
   * @default Placement.NATIVE_SIDECAR
   */
  readonly placement?: Placement;

  /**
   * Whether the app starts only once this helper serves. It takes a native sidecar with a `startup` probe or a
   * `postStart` hook; with anything else nothing would hold the app back (finding `start-gate`).
   *
   * @default false
   */
  readonly startsBeforeApp?: boolean;

  /**
   * The init steps and native sidecars that start after it, each by its name or as an object. Only for a native sidecar; a
   * name that is not there, or an order that forms a cycle, is the finding `init-order`.
   *
   * @default - none
   */
  readonly before?: (string | ContainerReference)[];

  /**
   * The init steps and native sidecars that start before it, each by its name or as an object. Only for a native sidecar.
   * @default - none: it comes after those that are there
   */
  readonly after?: (string | ContainerReference)[];

  /**
   * Its probes as a set, such as `ProbePresets.sidecarProxy({ port: 9901, path: '/ready' })`. One that is given by itself as
   * well is refused (finding `probe-clash`).
   *
   * @default - none
   */
  readonly probes?: ProbeSet;

  /**
   * The probe that says when it has started. On a native sidecar it holds back everything that starts later, and must
   * not need any of that to succeed (finding `start-deadlock`).
   *
   * @default - none
   */
  readonly startup?: Probe;

  /**
   * The probe that says when it is ready. It counts for the readiness of the whole Pod, also on a native sidecar.
   * @default - none
   */
  readonly readiness?: Probe;

  /**
   * The probe that says when it has to be restarted.
   * @default - none
   */
  readonly liveness?: Probe;

  /**
   * What the kubelet does right after its start.
   * @default - nothing
   */
  readonly postStart?: LifecycleHandler;

  /**
   * What the kubelet does before it stops it. Every hook of a Pod runs when the Pod begins to stop, while the app still
   * works: on a native sidecar only waiting is allowed (finding `sidecar-pre-stop`).
   *
   * @default - nothing
   */
  readonly preStop?: LifecycleHandler;

  /**
   * How long it takes from its stop signal until it has ended, at the longest. `GracefulShutdown` counts with it unless its
   * `sidecarTimeouts` say otherwise. Whole seconds, at least two (finding `stop-time`).
   *
   * @default - two seconds, which the kubelet gives every container
   */
  readonly stopsWithin?: Duration;
}

/**
 * A container that runs beside the app for as long as the app does: it ships logs, reloads configuration, copies data.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 *
 * @example
 * new Sidecar(deployment, 'logs', { image: 'cr.fluentbit.io/fluent/fluent-bit:5.2.0', securityContext: { user: 65532 } });
 */
export class Sidecar extends Helper {
  /** What kind of container it is. */
  public readonly placement: Placement;

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the container
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: SidecarProps) {
    checkCall('Sidecar', arguments, { isExtended: new.target !== Sidecar });
    super(scope, id, props);
    this.checkPorts(props);
    this.placement = props.placement ?? Placement.NATIVE_SIDECAR;
    const place = this.place(props);
    const restartPolicy = this.placement === Placement.NATIVE_SIDECAR ? 'Always' : undefined;
    this._joinPod(
      { ...props, ports: declaredPorts(props) },
      place,
      definedFields({ ...handlers(props), restartPolicy }),
    );
    this.podTemplate._keep(nameDefaultContainer());
    this.giveProbes(props);
    (props.localhostEndpoints ?? []).forEach((endpoint, index) =>
      tellClients(this, endpoint, this._endpointPlace(index, endpoint)),
    );
    if (props.metrics) exposeMetrics(this, props.metrics, this._metricsOption());
  }

  /**
   * Where an endpoint is given, for findings.
   * @internal
   */
  protected _endpointPlace(index: number, _endpoint: LocalhostEndpoint): string {
    return optionOf(this, `localhostEndpoints[${index}]`);
  }

  /**
   * The option with the endpoint of the metrics, for findings.
   * @internal
   */
  protected _metricsOption(): string {
    return 'metrics';
  }

  private checkPorts({ localhostEndpoints = [], metrics }: SidecarProps): void {
    for (const [index, endpoint] of localhostEndpoints.entries()) {
      const { listen } = endpoint;
      if (typeof listen !== 'string') requirePortNumber(this, listen, `${this._endpointPlace(index, endpoint)}.listen`);
    }
    if (metrics) requirePortNumber(this, metrics.port, optionOf(this, `${this._metricsOption()}.port`));
  }

  private giveProbes({ probes, ...single }: SidecarProps): void {
    const [clash] = PROBES.filter((name) => single[name] && probes?.manifest[`${name}Probe`] !== undefined);
    if (clash) {
      rejectHelper('probe-clash', this, {
        option: clash,
        message: `the ${clash} probe of "${this.containerName}" is given twice: in \`probes\` and as \`${clash}\`.`,
        fix: `leave out \`${clash}\`, or make a set without it.`,
      });
    }
    probes?.applyTo(this, this.containerName);
  }

  private stopSeconds(stopsWithin: Duration): number {
    const what = `the time that "${this.containerName}" takes to stop`;
    const [place, construct] = [optionOf(this, 'stopsWithin'), this.node.path];
    return wholeSeconds(stopsWithin, { rule: 'stop-time', what, place, least: MINIMUM_GRACE_SECONDS, construct });
  }

  private place({ startsBeforeApp = false, before = [], after = [], stopsWithin }: SidecarProps): ContainerPlace {
    const helper = { startsBeforeApp, ...(stopsWithin && { stopSeconds: this.stopSeconds(stopsWithin) }) };
    const order = { before: namesOf(before), after: namesOf(after), place: this.constructor.name };
    if (this.placement === Placement.NATIVE_SIDECAR) return { list: 'initContainers', order, helper };
    return { list: 'containers', helper, ...(before.length + after.length > 0 && { order }) };
  }
}

const PROBES = ['startup', 'readiness', 'liveness'] as const;

/** The ports of the parts, and those that are given by themselves. */
function declaredPorts({ localhostEndpoints = [], metrics, ports = [] }: SidecarProps): (number | HelperPort)[] {
  const listening = localhostEndpoints.flatMap(({ listen }) => (typeof listen === 'string' ? [] : listen));
  return [...listening, ...(metrics ? [metricsPort(metrics)] : []), ...ports];
}

function handlers({ startup, readiness, liveness, postStart, preStop }: SidecarProps): Fields {
  const lifecycle = definedFields({ postStart: postStart?.manifest, preStop: preStop?.manifest });
  return {
    startupProbe: startup?.manifest,
    readinessProbe: readiness?.manifest,
    livenessProbe: liveness?.manifest,
    lifecycle: Object.keys(lifecycle).length === 0 ? undefined : lifecycle,
  };
}
