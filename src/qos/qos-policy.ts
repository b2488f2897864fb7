import type { IConstruct } from 'constructs';
import { QosClass } from '../kubernetes/qos-class';
import { checkCall } from '../options/check-call';
import { namesOf, type ContainerReference } from '../plus/pod-references';
import { declareTier, exemptFromTiers, requirementOf, type QosRequirement } from './declarations';
import { requireExclusiveCores } from './exclusive-cores';

/**
 * What the code promises about the QoS class of all Pods below a construct: a workload, a chart or the app. The nearest
 * scope of a Pod counts. Synthesis stops if the Pod would have another class.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 *
 * @example
 * QosPolicy.of(deployment).requireGuaranteed();
 * QosSizes.standard().guaranteed('small').applyTo(deployment, 'web');
 */
export class QosPolicy {
  /**
   * The policy of a scope.
   *
   * @param scope - a workload, or a construct, chart or app for all Pods below it
   */
  public static of(scope: IConstruct): QosPolicy {
    checkCall('QosPolicy.of', arguments);
    return new QosPolicy(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Promises that Pods are Guaranteed (finding `qos-class`). Every container that a pattern adds, now or later, is made to
   * fit: if it has only a request or only a limit of CPU or memory, the other one becomes equal.
   */
  public requireGuaranteed(): void {
    checkCall('QosPolicy.requireGuaranteed', arguments, { construct: this.scope });
    declareTier(this.scope, QosClass.GUARANTEED);
  }

  /**
   * Promises that Pods are Burstable (finding `qos-class`). A container that a pattern adds keeps its sizes.
   */
  public requireBurstable(): void {
    checkCall('QosPolicy.requireBurstable', arguments, { construct: this.scope });
    declareTier(this.scope, QosClass.BURSTABLE);
  }

  /**
   * Promises that Pods are BestEffort (finding `qos-class`). No container of them may have a request or limit of CPU or
   * memory.
   */
  public requireBestEffort(): void {
    checkCall('QosPolicy.requireBestEffort', arguments, { construct: this.scope });
    declareTier(this.scope, QosClass.BEST_EFFORT);
  }

  /**
   * Promises that containers get cores for themselves on nodes whose CPU manager has the static policy (finding
   * `exclusive-cores`): the Pod is Guaranteed, and they request whole cores. A helper that requests part of a core runs on
   * the shared cores of the node, and one that requests whole cores gets some for itself as well.
   *
   * @see https://kubernetes.io/docs/tasks/administer-cluster/cpu-management-policies/
   *
   * @param containers - the containers, each by its name or as an object; by default every app container that no pattern added
   */
  public requireExclusiveCores(...containers: (string | ContainerReference)[]): void {
    checkCall('QosPolicy.requireExclusiveCores', [containers], { construct: this.scope });
    requireExclusiveCores(this.scope, namesOf(containers));
  }

  /**
   * Exempts Pods from a class that is promised for a wider scope.
   *
   * @param reason - why, for those who read the code
   * @throws FindingsError if the reason is empty, or a class is promised for the same scope (finding `qos-class`)
   */
  public exempt(reason: string): void {
    checkCall('QosPolicy.exempt', arguments, { construct: this.scope });
    exemptFromTiers(this.scope, reason);
  }

  /**
   * What holds for the Pods here: the class that is promised at this scope or the nearest one above, or why they are
   * exempt; undefined if neither is declared.
   */
  public get requirement(): QosRequirement | undefined {
    return requirementOf(this.scope);
  }
}
