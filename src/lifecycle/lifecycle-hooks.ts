import type { ContainerLifecycle } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { definedFields, fieldsOf, type Fields, type Manifest } from '../kubernetes/json';
import { copyPlainData } from '../kubernetes/plain-data';
import { constructPath } from '../tree/construct-path';
import { EditPhase, type PodEdit } from '../template/pod-edit';
import { PodTemplate } from '../template/pod-template';
import { refuseValue } from '../template/refuse-value';
import type { LifecycleHandler } from './lifecycle-handler';
import { plusHandler } from './plus-handler';

/**
 * The hooks of a container.
 */
export interface LifecycleHooksProps {
  /**
   * What the kubelet does right after the start. It runs beside the program, in no order with its first lines; until it
   * has returned, the container does not count as running, and if it fails, the container is killed.
   *
   * @default - nothing
   */
  readonly postStart?: LifecycleHandler;

  /**
   * What the kubelet does before it sends TERM. It is taken from the grace period of the Pod.
   * @default - nothing
   */
  readonly preStop?: LifecycleHandler;
}

/**
 * The hooks of a container as one value.
 *
 * It goes to any container of any workload with `applyTo`, and into a cdk8s-plus-27 container by spreading it, as in
 * `{ image, ...LifecycleHooks.of({ preStop: LifecycleHandler.exec(['/drain']) }) }`. cdk8s-plus-27 has no sleep, and of a
 * request only the path and a port by number: other hooks it does not take (finding `hook-spread`).
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 *
 * @example
 * LifecycleHooks.of({ preStop: LifecycleHandler.sleep(Duration.seconds(5)) }).applyTo(deployment, 'web');
 */
export class LifecycleHooks {
  /**
   * Hooks that are known one by one.
   *
   * @throws FindingsError where there is none (finding `hook-missing`)
   */
  public static of(hooks: LifecycleHooksProps): LifecycleHooks {
    return new LifecycleHooks(hooks);
  }

  /** The hooks as a cdk8s-plus-27 container takes them. */
  declare public readonly lifecycle: ContainerLifecycle;

  // Private by `#`: what is an own enumerable member would be spread into containers as well.
  readonly #fields: Fields;

  private constructor({ postStart, preStop }: LifecycleHooksProps) {
    this.#fields = definedFields({ postStart: postStart?.manifest, preStop: preStop?.manifest });
    if (Object.keys(this.#fields).length === 0) {
      refuseValue('hook-missing', {
        place: 'LifecycleHooks.of',
        message: 'neither a postStart nor a preStop hook is given.',
        fix: 'give one of them, or leave the hooks out.',
      });
    }
    Object.defineProperty(this, 'lifecycle', { enumerable: true, get: () => this.plusLifecycle() });
  }

  /** The hooks as they stand in the manifest of a container: a copy. */
  public get manifest(): Manifest {
    return copyPlainData(this.#fields) as Manifest;
  }

  /**
   * Gives the hooks to a container. Each replaces the whole hook that is there; merges and patches come after it.
   *
   * @param scope - the workload whose Pod has the container, whatever made it, or a construct below one
   * @param container - the name of an app container or native sidecar
   */
  public applyTo(scope: IConstruct, container: string): void {
    PodTemplate.of(scope)._keep(setHooks(scope, container, this.manifest));
  }

  private plusLifecycle(): ContainerLifecycle {
    const hooks = Object.entries(this.#fields).map(([hook, fields]) => [hook, plusHandler(hook, fieldsOf(fields))]);
    return Object.fromEntries(hooks) as ContainerLifecycle;
  }
}

function setHooks(construct: IConstruct, name: string, hooks: Fields): PodEdit {
  return {
    phase: EditPhase.CONTAINER_FIELDS,
    construct,
    apply: (draft) => {
      const container = draft.container(name, constructPath(construct));
      if (!container) return;
      container['lifecycle'] = { ...fieldsOf(container['lifecycle']), ...fieldsOf(copyPlainData(hooks)) };
    },
  };
}
