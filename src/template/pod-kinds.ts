import type { IConstruct } from 'constructs';
import { parsePodKind } from '../kubernetes/kinds';
import { checkCall } from '../options/check-call';
import { rejectConstruct } from './locate';
import { registerKind } from './registered-kinds';

/**
 * A kind of object that holds a Pod.
 */
export interface PodKindOptions {
  /** The group and version, such as `example.com/v1`. */
  readonly apiVersion: string;

  /** The kind, such as `Widget`. */
  readonly kind: string;

  /**
   * The path of the fields that lead to what has the Pod's `metadata` and `spec`, such as `spec.template`. It is empty if
   * that is the object itself; `[*]` behind a field stands for each item of a list, as in `spec.groups[*].template`.
   */
  readonly path: string;
}

/**
 * The kinds of objects that hold a Pod. Those of Kubernetes, Argo Rollouts and the operators that `pod-patterns explain`
 * knows need no registration.
 */
export class PodKinds {
  /**
   * Lets objects of a kind hold a Pod, such as those of a CRD of one's own: patterns join it, and rules and promises judge
   * it. Say it before anything joins. The nearest scope that registers the kind counts, before what is known of it; several
   * registrations there are several Pods, and whatever is said of the object is said of each of them.
   *
   * @param scope - an app, a chart or any other construct; it counts for everything below
   * @param options - the kind, as in `podKinds` of the file `pod-patterns.yaml`
   * @throws FindingsError if it is not a kind with a path (finding `pod-kind`)
   *
   * @example
   * PodKinds.register(app, { apiVersion: 'example.com/v1', kind: 'Widget', path: 'spec.template' });
   */
  public static register(scope: IConstruct, options: PodKindOptions): void {
    checkCall('PodKinds.register', arguments);
    const { apiVersion, kind, path } = options;
    const parsed = parsePodKind(`${apiVersion}/${kind}=${path}`);
    if ('podKind' in parsed) return registerKind(scope, parsed.podKind);
    return rejectConstruct('pod-kind', scope, {
      message: `no kind that holds a Pod is registered: ${parsed.reason}.`,
      fix: "write it as in PodKinds.register(app, { apiVersion: 'example.com/v1', kind: 'Widget', path: 'spec.template' }).",
      option: 'PodKinds.register',
    });
  }
}
