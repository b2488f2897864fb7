import type { IConstruct } from 'constructs';
import { definedFields, type Fields, type Manifest } from '../kubernetes/json';
import { copyPlainData } from '../kubernetes/plain-data';
import { checkCall } from '../options/check-call';
import type { PlusProbe } from '../plus/plus-27-types';
import { chooseContainerFields } from '../edits/choose-container-fields';
import { isMadeByPlus } from '../plus/plus-defaults';
import { addRequirement } from '../template/add-requirement';
import { carryChecks } from '../template/carried-checks';
import type { PodCheck } from '../rules/rule';
import { nameOf, type ContainerReference } from '../plus/pod-references';
import { PodTemplate } from '../template/pod-template';
import { rejectOption } from '../enforcement/reject-option';
import { fillMissingPorts } from './missing-port';
import type { Probe } from './probe';
import { probeDeadlinesRule, type ProbeDeadlines } from './probe-deadlines';
import { removeGeneratedProbe } from './remove-generated-probe';
import { spreadProbe } from './spread-probe';

/**
 * The probes of a container.
 */
export interface ProbeSetOptions {
  /**
   * The probe that says when the container has started. Until then the others wait; if it gives up, the container is
   * restarted.
   *
   * @default - none
   */
  readonly startup?: Probe;

  /**
   * The probe that says when the Pod gets traffic.
   * @default - none
   */
  readonly readiness?: Probe;

  /**
   * The probe that says when the container must be restarted.
   * @default - none
   */
  readonly liveness?: Probe;
}

/**
 * How a set of probes is applied to a container that may have probes already.
 */
export interface ApplyProbesOptions {
  /**
   * Whether probes that the set does not have are removed from the container. A probe of the set always replaces the
   * whole probe of the container.
   *
   * @default false, except for `ProbePresets.batch()`
   */
  readonly removeOthers?: boolean;
}

/**
 * The probes of a container as one value.
 *
 * Use `applyTo` for a container of any workload, `probes` for a helper, or spread it into a cdk8s-plus-27 container:
 * `{ image, portNumber: 8080, ...ProbePresets.http({ path: '/healthz' }) }`. A set that is spread replaces all probes of the
 * container: without a startup probe in the set, cdk8s-plus does not add its own to a container with a `portNumber`.
 * Containers of newer cdk8s-plus lines take a set only with `applyTo`.
 *
 * @example
 * ProbeSet.of({ readiness: Probe.fromHttpGet({ port: 8080 }) }).applyTo(deployment, 'web');
 */
export class ProbeSet {
  /**
   * A set of single probes.
   *
   * @throws FindingsError if a probe has a field that is invalid in its place
   */
  public static of(probes: ProbeSetOptions): ProbeSet {
    checkCall('ProbeSet.of', arguments);
    return ProbeSet._withDeadlines(probes, {});
  }

  /**
   * A set of probes with the deadlines that it meets.
   * @internal
   */
  public static _withDeadlines(probes: ProbeSetOptions, deadlines: ProbeDeadlines, removesOthers = false): ProbeSet {
    return new ProbeSet(probes, deadlines, removesOthers);
  }

  /** The startup probe as a cdk8s-plus-27 container takes it; one that renders nothing if the set has none. */
  declare public readonly startup: PlusProbe;

  /** The readiness probe as a cdk8s-plus-27 container takes it. */
  declare public readonly readiness?: PlusProbe;

  /** The liveness probe as a cdk8s-plus-27 container takes it. */
  declare public readonly liveness?: PlusProbe;

  // Private by `#`: an own enumerable member would be spread into containers as well.
  readonly #fields: Fields;
  readonly #deadlines: ProbeDeadlines;
  readonly #removesOthers: boolean;

  private constructor(probes: ProbeSetOptions, deadlines: ProbeDeadlines, removesOthers: boolean) {
    const { startup, readiness, liveness } = probes;
    this.#fields = definedFields({
      startupProbe: startup?.manifest,
      readinessProbe: readiness?.manifest,
      livenessProbe: liveness?.manifest,
    });
    this.#deadlines = deadlines;
    this.#removesOthers = removesOthers;
    checkPlaces(this.#fields);
    this.defineMember('startup', startup);
    if (readiness) this.defineMember('readiness', readiness);
    if (liveness) this.defineMember('liveness', liveness);
  }

  /**
   * The probes as in the manifest of a container: a copy. A port that defaults to the first one of the container is not
   * set yet.
   */
  public get manifest(): Manifest {
    return copyPlainData(this.#fields) as Manifest;
  }

  /**
   * Sets the probes of a container. Each replaces the whole probe that is there; merges and patches follow, which may
   * change its times and not what it asks (finding `part-undone`). As when the
   * set is spread, the startup probe that cdk8s-plus adds by itself to a container with a `portNumber` is removed if the
   * set has none. The deadlines of the set are checked on the final manifest (finding `probe-promise`), and another set
   * for the same container is refused if it has the same probes with other values (finding `chosen-twice`).
   *
   * @param scope - the workload whose Pod has the container, or a construct below one
   * @param container - an app container or native sidecar, by its name or as an object
   * @param options - what happens to other probes of the container
   */
  public applyTo(scope: IConstruct, container: string | ContainerReference, options: ApplyProbesOptions = {}): void {
    checkCall('ProbeSet.applyTo', arguments);
    const name = nameOf(container);
    const template = PodTemplate._of(scope, 'ProbeSet.applyTo');
    const none = { startupProbe: null, readinessProbe: null, livenessProbe: null };
    const removed = (options.removeOthers ?? this.#removesOthers) ? none : {};
    template._keep({ ...chooseContainerFields(name, removed, {}), option: OPTION });
    template._keep({ ...chooseContainerFields(name, this.#fields, CHOICES), option: OPTION });
    if (this.#fields['startupProbe'] === undefined && isMadeByPlus(template.workload)) {
      template._keep(removeGeneratedProbe(name));
    }
    template._keep(fillMissingPorts(name));
    if (Object.keys(this.#deadlines).length === 0) return;
    const checks = [probeDeadlinesRule(name, this.#deadlines)];
    addRequirement(template.workload, { kind: `probes of ${name}`, author: scope, checks, edits: [] });
  }

  /**
   * Refuses a set that stands in a cdk8s-plus container in place of one probe.
   * @internal
   */
  public _toKube(): never {
    return rejectOption('probe-spread', {
      place: 'ProbeSet',
      message: 'a set of probes stands in a cdk8s-plus container in place of one probe.',
      fix: 'spread it, as in addContainer({ image, ...probes }), or take one of its probes, as in liveness: probes.liveness.',
    });
  }

  /** An own member whose value is made when it is read: only spreading a set needs cdk8s-plus-27. */
  private defineMember(name: 'startup' | 'readiness' | 'liveness', probe: Probe | undefined): void {
    const checksOf = (container: string): PodCheck[] => [probeDeadlinesRule(container, this.#deadlines)];
    const get = (): PlusProbe => carryChecks(spreadProbe(name, probe?.manifest), checksOf);
    Object.defineProperty(this, name, { enumerable: true, get });
  }
}

/** How a probe is called that is chosen twice. */
const OPTION = 'ProbeSet.applyTo.container';

const CHOICES = {
  startupProbe: 'settings of the startup probe',
  readinessProbe: 'settings of the readiness probe',
  livenessProbe: 'settings of the liveness probe',
};

/**
 * Refuses fields that are invalid for a startup, readiness or liveness probe.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, validateLivenessProbe, validateReadinessProbe, validateStartupProbe
 */
function checkPlaces(fields: Fields): void {
  for (const [field, probe] of Object.entries(fields as { [field: string]: Fields })) {
    const { successThreshold, terminationGracePeriodSeconds } = probe;
    const place = `ProbeSet.${field.replace('Probe', '')}`;
    if (field !== 'readinessProbe' && (successThreshold ?? 1) !== 1) {
      rejectOption('probe-success-threshold', {
        place: `${place}.successThreshold`,
        value: successThreshold,
        message: `the success threshold is ${JSON.stringify(successThreshold)}, but must be 1: only a readiness probe can have another one.`,
        fix: 'leave it out.',
      });
    }
    if (field === 'readinessProbe' && terminationGracePeriodSeconds !== undefined) {
      rejectOption('probe-grace-period', {
        place: `${place}.terminationGracePeriod`,
        value: `${JSON.stringify(terminationGracePeriodSeconds)} s`,
        message: 'a readiness probe must not have a grace period: it never stops a container.',
        fix: 'leave it out, or give it to the liveness or startup probe.',
      });
    }
  }
}
