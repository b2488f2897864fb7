import type { Probe as KplusProbe } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { definedFields, type Fields, type Manifest } from '../kubernetes/json';
import { copyPlainData } from '../kubernetes/plain-data';
import { setContainerFields } from '../template/edits/set-container-fields';
import { keepPromise } from '../template/keep-promise';
import { PodTemplate } from '../template/pod-template';
import { refuseValue } from '../template/refuse-value';
import { kplusProbe } from './kplus-probe';
import { fillMissingPorts } from './missing-port';
import type { Probe } from './probe';
import { probePromiseRule, type ProbePromise } from './probe-promise';

/**
 * The probes of a container.
 */
export interface ProbeSetProps {
  /**
   * The probe that says when it has started; until then the others wait, and a container that it gives up on is
   * restarted.
   *
   * @default - none
   */
  readonly startup?: Probe;

  /**
   * The probe that says when it gets traffic.
   * @default - none
   */
  readonly readiness?: Probe;

  /**
   * The probe that says when it has to be restarted.
   * @default - none
   */
  readonly liveness?: Probe;
}

/**
 * How a set of probes comes to a container that may have some.
 */
export interface ApplyProbesOptions {
  /**
   * Whether probes that the set does not have are removed from the container. Those that it has always replace the whole
   * probe that was there.
   *
   * @default false, except for `Probes.batch()`
   */
  readonly removeOthers?: boolean;
}

/**
 * The probes of a container as one value.
 *
 * It goes to any container of any workload with `applyTo`, to a helper as its `probes`, and into a cdk8s-plus-27
 * container by spreading it: `{ image, portNumber: 8080, ...Probes.http({ path: '/healthz' }) }`. A spread set is all the
 * probes that the container has: where the set has no startup probe, the one that cdk8s-plus adds to a container with a
 * `portNumber` is switched off. Containers of newer cdk8s-plus lines take it only with `applyTo`.
 *
 * @example
 * ProbeSet.of({ readiness: Probe.httpGet({ port: 8080 }) }).applyTo(deployment, 'web');
 */
export class ProbeSet {
  /**
   * A set of probes that are known one by one.
   *
   * @throws FindingsError where a probe cannot stand in its place
   */
  public static of(probes: ProbeSetProps): ProbeSet {
    return ProbeSet._keeping(probes, {});
  }

  /**
   * A set of probes with the times that it promises.
   * @internal
   */
  public static _keeping(probes: ProbeSetProps, promise: ProbePromise, removesOthers = false): ProbeSet {
    return new ProbeSet(probes, promise, removesOthers);
  }

  /** The startup probe as a cdk8s-plus-27 container takes it; one that renders nothing where the set has none. */
  declare public readonly startup: KplusProbe;

  /** The readiness probe as a cdk8s-plus-27 container takes it. */
  declare public readonly readiness?: KplusProbe;

  /** The liveness probe as a cdk8s-plus-27 container takes it. */
  declare public readonly liveness?: KplusProbe;

  // Private by `#`: what is an own enumerable member would be spread into containers as well.
  readonly #fields: Fields;
  readonly #promise: ProbePromise;
  readonly #removesOthers: boolean;

  private constructor(probes: ProbeSetProps, promise: ProbePromise, removesOthers: boolean) {
    const { startup, readiness, liveness } = probes;
    this.#fields = definedFields({
      startupProbe: startup?.manifest,
      readinessProbe: readiness?.manifest,
      livenessProbe: liveness?.manifest,
    });
    this.#promise = promise;
    this.#removesOthers = removesOthers;
    checkPlaces(this.#fields);
    this.defineMember('startup', startup);
    if (readiness) this.defineMember('readiness', readiness);
    if (liveness) this.defineMember('liveness', liveness);
  }

  /**
   * The probes as they stand in the manifest of a container: a copy. A port that is to be the first one of the container
   * is not there yet.
   */
  public get manifest(): Manifest {
    return copyPlainData(this.#fields) as Manifest;
  }

  /**
   * Gives the probes to a container. Each replaces the whole probe that is there; merges and patches come after it. The
   * times that the set promises are judged on the final manifest (finding `probe-promise`).
   *
   * @param scope - the workload whose Pod has the container, whatever made it, or a construct below one
   * @param container - the name of an app container or native sidecar
   * @param options - what happens to other probes of the container
   */
  public applyTo(scope: IConstruct, container: string, options: ApplyProbesOptions = {}): void {
    const template = PodTemplate.of(scope);
    const none = { startupProbe: null, readinessProbe: null, livenessProbe: null };
    const removed = (options.removeOthers ?? this.#removesOthers) ? none : {};
    template._keep(setContainerFields(scope, container, { ...removed, ...this.manifest }));
    template._keep(fillMissingPorts(scope, container));
    if (Object.keys(this.#promise).length === 0) return;
    const rules = [probePromiseRule(container, this.#promise)];
    keepPromise(template.workload, { kind: `probes of ${container}`, rules, edits: [] });
  }

  /** An own member whose value is made when it is read: only a spread needs cdk8s-plus-27. */
  private defineMember(name: 'startup' | 'readiness' | 'liveness', probe: Probe | undefined): void {
    const get = (): KplusProbe => kplusProbe(name, probe?.manifest);
    Object.defineProperty(this, name, { enumerable: true, get });
  }
}

/**
 * Refuses what the API server refuses of a probe in its place.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, validateLivenessProbe, validateReadinessProbe, validateStartupProbe
 */
function checkPlaces(fields: Fields): void {
  for (const [field, probe] of Object.entries(fields as { [field: string]: Fields })) {
    const { successThreshold, terminationGracePeriodSeconds } = probe;
    const place = `ProbeSet.${field.replace('Probe', '')}`;
    if (field !== 'readinessProbe' && (successThreshold ?? 1) !== 1) {
      refuseValue('probe-success-threshold', {
        place: `${place}.successThreshold`,
        value: successThreshold,
        message: `the success threshold is ${JSON.stringify(successThreshold)}, and only a readiness probe can have another than 1.`,
        fix: 'leave it out.',
      });
    }
    if (field === 'readinessProbe' && terminationGracePeriodSeconds !== undefined) {
      refuseValue('probe-grace-period', {
        place: `${place}.terminationGracePeriod`,
        value: `${JSON.stringify(terminationGracePeriodSeconds)} s`,
        message: 'a readiness probe stops nothing, and can have no grace period.',
        fix: 'leave it out, or give it to the liveness or startup probe.',
      });
    }
  }
}
