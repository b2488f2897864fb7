import type { ContainerResources } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import type { Fields, Manifest } from '../kubernetes/json';
import { setContainerFields } from '../template/edits/set-container-fields';
import { PodTemplate } from '../template/pod-template';
import { containerResources, type HelperResources } from './container-resources';
import { declareTier, exemptFromTiers, tierDeclarationOf, type TierDeclaration } from './declarations';
import { requireExclusiveCores } from './exclusive-cores';
import { refusePlusResources } from './plus-resources';
import { setPodResources } from './pod-resources';
import { QosClass } from './qos-class';
import { refuseEqualLimits, refuseMissing, refuseNothing } from './tier-class-checks';
import { refuseImpossibleAmounts, refusePartOfCore } from './tier-amount-checks';
import type { BestEffortAmounts, BurstableAmounts, GuaranteedAmounts } from './tier-amounts';

/**
 * The resources of a container by the QoS class that they are for: a value that goes to any container, any number of
 * times. A Pod all of whose containers have tiers of one class is of that class.
 *
 * It goes into a cdk8s-plus container or a helper as `resources: tier.resources`, and to any container of any workload
 * with `applyTo`. A class is a promise only where the code says so, with `QosTier.requireGuaranteed(workload)` and its
 * siblings: synthesis then stops where the Pod would be of another class.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 *
 * @example
 * QosTier.requireGuaranteed(deployment);
 * QosSizes.standard().guaranteed('small').applyTo(deployment, 'web');
 */
export class QosTier {
  /**
   * For a Guaranteed Pod: each amount is requested and is the limit too.
   *
   * @throws FindingsError where an amount cannot be meant (finding `qos-amount`)
   */
  public static guaranteed(amounts: GuaranteedAmounts): QosTier {
    return QosTier.equal('QosTier.guaranteed', amounts, false);
  }

  /**
   * For a Guaranteed Pod on a node whose CPU manager has the static policy: the container gets these cores for itself.
   * `applyTo` also promises that they are given (finding `exclusive-cores`); where the tier goes another way, that is
   * for `QosTier.requireExclusiveCores` to say.
   *
   * @see https://kubernetes.io/docs/tasks/administer-cluster/cpu-management-policies/
   *
   * @param amounts - what it gets; the CPU in whole cores, such as `Cpu.units(2)`
   * @throws FindingsError where an amount cannot be meant (finding `qos-amount`)
   */
  public static exclusiveCores(amounts: GuaranteedAmounts): QosTier {
    const tier = QosTier.equal('QosTier.exclusiveCores', amounts, true);
    refusePartOfCore('QosTier.exclusiveCores', amounts.cpu.amount);
    return tier;
  }

  /**
   * For a Burstable Pod: some CPU or memory is requested, and more may be used.
   *
   * @throws FindingsError where an amount cannot be meant, a request is above its limit, or the class would be another
   * (finding `qos-amount`)
   */
  public static burstable(amounts: BurstableAmounts): QosTier {
    const resources = { ...amounts };
    refuseImpossibleAmounts('QosTier.burstable', resources);
    refuseNothing('QosTier.burstable', resources);
    refuseEqualLimits('QosTier.burstable', resources);
    return new QosTier(QosClass.BURSTABLE, resources, false);
  }

  /**
   * For a BestEffort Pod: no CPU and no memory is asked for, and none is limited.
   *
   * @param amounts - other resources, which do not count for the class
   * @throws FindingsError where an amount cannot be meant (finding `qos-amount`)
   */
  public static bestEffort(amounts: BestEffortAmounts = {}): QosTier {
    const { ephemeralStorage, extended } = amounts;
    const resources = { ...(ephemeralStorage && { ephemeralStorage }), ...(extended && { extended }) };
    refuseImpossibleAmounts('QosTier.bestEffort', resources);
    return new QosTier(QosClass.BEST_EFFORT, resources, false);
  }

  /**
   * Promises that Pods are Guaranteed (finding `qos-class`). Every container that joins one, now or later, takes that
   * shape: where it has only a request or only a limit of CPU or memory, the other one becomes equal.
   *
   * @param scope - a workload, or a construct, chart or app for all Pods below it; the nearest scope of a Pod counts
   */
  public static requireGuaranteed(scope: IConstruct): void {
    declareTier(scope, QosClass.GUARANTEED);
  }

  /**
   * Promises that Pods are Burstable (finding `qos-class`). A container that joins one keeps the sizes that it has.
   *
   * @param scope - a workload, or a construct, chart or app for all Pods below it; the nearest scope of a Pod counts
   */
  public static requireBurstable(scope: IConstruct): void {
    declareTier(scope, QosClass.BURSTABLE);
  }

  /**
   * Promises that Pods are BestEffort (finding `qos-class`). No container in them may ask for CPU or memory.
   *
   * @param scope - a workload, or a construct, chart or app for all Pods below it; the nearest scope of a Pod counts
   */
  public static requireBestEffort(scope: IConstruct): void {
    declareTier(scope, QosClass.BEST_EFFORT);
  }

  /**
   * Promises that containers get cores for themselves on nodes whose CPU manager has the static policy (finding
   * `exclusive-cores`): the Pod is Guaranteed, and they ask for whole cores. A helper that asks for part of a core runs
   * on the cores that the node shares, and one that asks for whole cores gets some for itself as well.
   *
   * @param scope - a workload, or a construct, chart or app for all Pods below it; the nearest scope of a Pod counts
   * @param containers - the names of the containers; every app container that no construct added, where none is named
   */
  public static requireExclusiveCores(scope: IConstruct, ...containers: string[]): void {
    requireExclusiveCores(scope, containers);
  }

  /**
   * Leaves Pods out of a class that is promised for a wider scope. Nothing is promised of them then.
   *
   * @param scope - a workload, or a construct or chart for all Pods below it
   * @param reason - why, for those who read the code
   * @throws FindingsError where there is no reason, or a class is promised for the same scope (finding `qos-class`)
   */
  public static exempt(scope: IConstruct, reason: string): void {
    exemptFromTiers(scope, reason);
  }

  /** The class that is promised of the Pods here, or why they are left out; undefined where nothing is said of them. */
  public static tryFindDeclaration(scope: IConstruct): TierDeclaration | undefined {
    return tierDeclarationOf(scope);
  }

  private static equal(place: string, amounts: GuaranteedAmounts, hasExclusiveCores: boolean): QosTier {
    const { cpu, memory, ephemeralStorage, hugepages, extended } = amounts;
    refuseMissing(place, { cpu: cpu?.amount, memory });
    const resources: HelperResources = {
      cpu: { request: cpu, limit: cpu },
      memory: { request: memory, limit: memory },
      ...(ephemeralStorage && { ephemeralStorage: { request: ephemeralStorage, limit: ephemeralStorage } }),
      ...(hugepages && { hugepages }),
      ...(extended && { extended }),
    };
    refuseImpossibleAmounts(place, resources);
    return new QosTier(QosClass.GUARANTEED, resources, hasExclusiveCores);
  }

  private readonly amounts: HelperResources;

  private constructor(
    /** The class that it is for. */
    public readonly qosClass: QosClass,
    amounts: HelperResources,
    private readonly hasExclusiveCores: boolean,
  ) {
    this.amounts = copied(amounts);
  }

  /**
   * The resources as a cdk8s-plus container takes them, and a helper too: an empty object where there are none, for which
   * cdk8s-plus writes none.
   *
   * @throws FindingsError where cdk8s-plus would drop some of them, or refuse them: those go to a container with
   * `applyTo`, and to a helper as `helperResources`
   */
  public get resources(): ContainerResources {
    refusePlusResources(this.amounts);
    return copied(this.amounts);
  }

  /** The resources as a helper takes them, those that cdk8s-plus does not know included. */
  public get helperResources(): HelperResources {
    return copied(this.amounts);
  }

  /** The `resources` of a container as they stand in a manifest: a copy, without fields where there are none. */
  public get manifest(): Manifest {
    return containerResources(this.amounts) ?? {};
  }

  /**
   * Gives the resources to a container, in place of all that it has. Merges and patches come after it.
   *
   * @param scope - the workload whose Pod has the container, whatever made it, or a construct below one
   * @param container - the name of an app container, init step or native sidecar
   */
  public applyTo(scope: IConstruct, container: string): void {
    const template = PodTemplate.of(scope);
    template._keep(setContainerFields(scope, container, { resources: this.fields ?? null }));
    if (this.hasExclusiveCores) requireExclusiveCores(template.workload, [container]);
  }

  /**
   * Gives the resources to the Pod as a whole, in place of all that it has: its containers share them, and those that ask
   * for nothing count no longer for the class. It needs Kubernetes 1.34 or newer (finding `feature-unavailable`).
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/
   *
   * @param scope - the workload, whatever made it, or a construct below one
   * @throws FindingsError where there is nothing that a Pod as a whole can ask for (finding `qos-amount`)
   */
  public applyToPod(scope: IConstruct): void {
    PodTemplate.of(scope)._keep(setPodResources(scope, this.fields));
  }

  private get fields(): Fields | undefined {
    return containerResources(this.amounts);
  }
}

function copied(resources: HelperResources): HelperResources {
  const fields = Object.entries(resources).map(([name, amounts]) => [name, { ...(amounts as object) }]);
  return Object.fromEntries(fields) as HelperResources;
}
