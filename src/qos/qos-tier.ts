import type { IConstruct } from 'constructs';
import type { Fields, Manifest } from '../kubernetes/json';
import { QosClass } from '../kubernetes/qos-class';
import { checkCall } from '../options/check-call';
import type { ContainerResources } from '../plus/plus-types';
import { chooseContainerFields } from '../edits/choose-container-fields';
import { nameOf, type ContainerReference } from '../plus/pod-references';
import { PodTemplate } from '../template/pod-template';
import { containerResources, type HelperResources } from './resource-amounts';
import { refuseCoresOfPod, requireExclusiveCores } from './exclusive-cores';
import type { PodTierOptions } from './pod-tier-options';
import { applyPodTier } from './apply-pod-tier';
import {
  refuseEqualLimits,
  refuseInvalidAmounts,
  refuseNothing,
  refusePartOfCore,
  refusePlusResources,
} from './tier-checks';
import type { BestEffortAmounts, BurstableAmounts, GuaranteedAmounts } from './tier-amounts';

/**
 * The resources of a container for a QoS class: a value for any number of containers. If all containers of a Pod have
 * tiers of one class, the Pod has that class.
 *
 * Use it as `resources: tier.resources` of a cdk8s-plus container, as `resources: tier` of a helper, or with `applyTo` for
 * a container of any workload. It promises no class for the Pod: `QosPolicy` does.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 *
 * @example
 * QosPolicy.of(deployment).requireGuaranteed();
 * QosSizes.standard().guaranteed('small').applyTo(deployment, 'web');
 */
export class QosTier {
  /**
   * For a Guaranteed Pod: each amount is both the request and the limit.
   *
   * @throws FindingsError if an amount is invalid: missing, zero, negative, too fine or out of range (finding
   * `qos-amount`)
   */
  public static guaranteed(amounts: GuaranteedAmounts): QosTier {
    checkCall('QosTier.guaranteed', arguments);
    return QosTier.equal('QosTier.guaranteed', amounts, false);
  }

  /**
   * For a Guaranteed Pod on a node whose CPU manager has the static policy: the container gets these cores for itself.
   * `applyTo` also promises it (finding `exclusive-cores`); if you use the tier in another way, call
   * `QosPolicy.requireExclusiveCores`.
   *
   * @see https://kubernetes.io/docs/tasks/administer-cluster/cpu-management-policies/
   *
   * @param amounts - its resources; the CPU in whole cores, such as `Cpu.units(2)`
   * @throws FindingsError if an amount is invalid, as for `guaranteed`, or the CPU is not in whole cores (finding
   * `qos-amount`)
   */
  public static exclusiveCores(amounts: GuaranteedAmounts): QosTier {
    checkCall('QosTier.exclusiveCores', arguments);
    const tier = QosTier.equal('QosTier.exclusiveCores', amounts, true);
    refusePartOfCore('QosTier.exclusiveCores', amounts.cpu.amount);
    return tier;
  }

  /**
   * For a Burstable Pod: CPU or memory is requested, and more can be used.
   *
   * @throws FindingsError if an amount is invalid, as for `guaranteed`, a request is above its limit, or the class would
   * be another (finding `qos-amount`)
   */
  public static burstable(amounts: BurstableAmounts): QosTier {
    checkCall('QosTier.burstable', arguments);
    const resources = { ...amounts };
    refuseInvalidAmounts('QosTier.burstable', resources);
    refuseNothing('QosTier.burstable', resources);
    refuseEqualLimits('QosTier.burstable', resources);
    return new QosTier(QosClass.BURSTABLE, resources, false);
  }

  /**
   * For a BestEffort Pod: no request and no limit of CPU or memory.
   *
   * @param amounts - other resources, which do not count for the class
   * @throws FindingsError if an amount is invalid, as for `guaranteed` (finding `qos-amount`)
   */
  public static bestEffort(amounts: BestEffortAmounts = {}): QosTier {
    checkCall('QosTier.bestEffort', arguments);
    const { ephemeralStorage, extended } = amounts;
    const resources = { ...(ephemeralStorage && { ephemeralStorage }), ...(extended && { extended }) };
    refuseInvalidAmounts('QosTier.bestEffort', resources);
    return new QosTier(QosClass.BEST_EFFORT, resources, false);
  }

  private static equal(place: string, amounts: GuaranteedAmounts, hasExclusiveCores: boolean): QosTier {
    const { cpu, memory, ephemeralStorage, hugepages, extended } = amounts;
    const resources: HelperResources = {
      cpu: { request: cpu, limit: cpu },
      memory: { request: memory, limit: memory },
      ...(ephemeralStorage && { ephemeralStorage: { request: ephemeralStorage, limit: ephemeralStorage } }),
      ...(hugepages && { hugepages }),
      ...(extended && { extended }),
    };
    refuseInvalidAmounts(place, resources);
    return new QosTier(QosClass.GUARANTEED, resources, hasExclusiveCores);
  }

  /**
   * The resources as a cdk8s-plus container or a helper takes them: an empty object, for which cdk8s-plus writes none, if
   * there are none.
   *
   * @throws FindingsError if cdk8s-plus would drop or refuse some of them: use `applyTo` for a container, and
   * `helperResources` for a helper
   */
  declare public readonly resources: ContainerResources;

  // Private by `#`: an own enumerable member would be spread into containers as well.
  readonly #qosClass: QosClass;
  readonly #amounts: HelperResources;
  readonly #hasExclusiveCores: boolean;

  private constructor(qosClass: QosClass, amounts: HelperResources, hasExclusiveCores: boolean) {
    this.#qosClass = qosClass;
    this.#amounts = copied(amounts);
    this.#hasExclusiveCores = hasExclusiveCores;
    Object.defineProperty(this, 'resources', { enumerable: true, get: () => this.plusResources() });
    for (const name of PLUS_RESOURCES) {
      Object.defineProperty(this, name, { enumerable: false, get: () => this.plusResources()[name] });
    }
  }

  /** The class that the resources are for. */
  public get qosClass(): QosClass {
    return this.#qosClass;
  }

  /** The resources as a helper takes them, including those that cdk8s-plus does not know. */
  public get helperResources(): HelperResources {
    return copied(this.#amounts);
  }

  /** The `resources` of a container as in a manifest: a copy, without fields if there are none. */
  public get manifest(): Manifest {
    return containerResources(this.#amounts) ?? {};
  }

  /**
   * Sets the resources of a container in place of all that it has. Merges and patches follow; they may add other resources,
   * and change none of these (finding `part-undone`).
   *
   * @param scope - the workload whose Pod has the container, or a construct below one
   * @param container - an app container, init step or native sidecar, by its name or as an object
   */
  public applyTo(scope: IConstruct, container: string | ContainerReference): void {
    checkCall('QosTier.applyTo', arguments);
    const template = PodTemplate._of(scope, 'QosTier.applyTo');
    const fields = { resources: this.fields ?? null };
    const edit = chooseContainerFields(nameOf(container), fields, { resources: 'resources' });
    template._keep({ ...edit, option: 'QosTier.applyTo.container' });
    if (this.#hasExclusiveCores) requireExclusiveCores(template.workload, [nameOf(container)], scope);
  }

  /**
   * Sets the resources of the Pod as a whole in place of all that it has: its containers share them, and containers
   * without resources no longer count for the class. What cdk8s-plus writes for a container without `resources` goes. A
   * helper with `resources` of its own takes them out of this budget,
   * and all of them together must not ask for more (findings `pod-level-resources` and `pod-budget`).
   *
   * A Pod can have resources since Kubernetes 1.34. On an older cluster, and for Windows, either synthesis stops (findings
   * `field-dropped` and `pod-level-resources`), or the containers get the same amounts between them, as the `fallback`
   * says.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/
   *
   * @param scope - the workload, or a construct below one
   * @param options - what happens if the target does not take resources of a Pod as a whole
   * @throws FindingsError if the tier has a resource that a Pod as a whole cannot have, or none (finding `qos-amount`), or
   * is for cores of its own, which only a container gets (finding `exclusive-cores`)
   */
  public applyToPod(scope: IConstruct, options: PodTierOptions = {}): void {
    checkCall('QosTier.applyToPod', arguments);
    if (this.#hasExclusiveCores) refuseCoresOfPod(scope);
    applyPodTier(scope, { qosClass: this.qosClass, resources: this.fields }, options);
  }

  private plusResources(): ContainerResources {
    refusePlusResources(this.#amounts);
    return copied(this.#amounts);
  }

  private get fields(): Fields | undefined {
    return containerResources(this.#amounts);
  }
}

/** What cdk8s-plus reads of `resources`, so that in plain JavaScript a whole tier can stand there as well. */
const PLUS_RESOURCES = ['cpu', 'memory', 'ephemeralStorage'] as const;

function copied(resources: HelperResources): HelperResources {
  const fields = Object.entries(resources).map(([name, amounts]) => [name, { ...(amounts as object) }]);
  return Object.fromEntries(fields) as HelperResources;
}
