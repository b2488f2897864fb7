import type { IConstruct } from 'constructs';
import { definedFields, fieldsOf, type Fields, type Manifest } from '../kubernetes/json';
import { copyPlainData } from '../kubernetes/plain-data';
import { checkCall } from '../options/check-call';
import type { PlusLifecycle } from '../plus/plus-27-types';
import { plusHandler } from '../plus/plus-handler';
import { EditPhase, type PodEdit } from '../edits/pod-edit';
import { nameOf, type ContainerReference } from '../plus/pod-references';
import { PodTemplate } from '../template/pod-template';
import { rejectOption } from '../enforcement/reject-option';
import type { LifecycleHandler } from './lifecycle-handler';

/**
 * The hooks of a container.
 */
export interface LifecycleHooksOptions {
  /**
   * What the kubelet does right after the start. It runs at the same time as the program; until it has returned, the
   * container does not count as running, and if it fails, the container is killed.
   *
   * @default - nothing
   */
  readonly postStart?: LifecycleHandler;

  /**
   * What the kubelet does before it sends TERM. Its time is part of the grace period of the Pod.
   * @default - nothing
   */
  readonly preStop?: LifecycleHandler;
}

/** `applyTo` takes every hook on every workload. */
const OTHER_WAY = "apply the hooks to the Pod instead of spreading them, as in hooks.applyTo(deployment, 'web').";

/**
 * The hooks of a container as one value.
 *
 * Use `applyTo` for a container of any workload, or spread it into a cdk8s-plus-27 container, as in
 * `{ image, ...LifecycleHooks.of({ preStop: LifecycleHandler.fromCommand(['/drain']) }) }`. cdk8s-plus-27 takes commands, and
 * requests with only a path and a port by number; other hooks cannot be spread (finding `hook-spread`).
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 *
 * @example
 * LifecycleHooks.of({ preStop: LifecycleHandler.fromSleep(Duration.seconds(5)) }).applyTo(deployment, 'web');
 */
export class LifecycleHooks {
  /**
   * Single hooks.
   *
   * @throws FindingsError if there is none (finding `hook-missing`)
   */
  public static of(hooks: LifecycleHooksOptions): LifecycleHooks {
    checkCall('LifecycleHooks.of', arguments);
    return new LifecycleHooks(hooks);
  }

  /** The hooks as a cdk8s-plus-27 container takes them. */
  declare public readonly lifecycle: PlusLifecycle;

  // Private by `#`: an own enumerable member would be spread into containers as well.
  readonly #fields: Fields;

  private constructor({ postStart, preStop }: LifecycleHooksOptions) {
    this.#fields = definedFields({ postStart: postStart?.manifest, preStop: preStop?.manifest });
    if (Object.keys(this.#fields).length === 0) {
      rejectOption('hook-missing', {
        place: 'LifecycleHooks.of',
        message: 'a postStart or a preStop hook must be set.',
        fix: 'set one of them, or leave the hooks out.',
      });
    }
    Object.defineProperty(this, 'lifecycle', { enumerable: true, get: () => this.plusLifecycle() });
    // What cdk8s-plus reads of `lifecycle`, so that in plain JavaScript the hooks themselves can stand there as well.
    for (const name of ['postStart', 'preStop'] as const) {
      Object.defineProperty(this, name, { enumerable: false, get: () => this.plusLifecycle()[name] });
    }
  }

  /** The hooks as in the manifest of a container: a copy. */
  public get manifest(): Manifest {
    return copyPlainData(this.#fields) as Manifest;
  }

  /**
   * Sets the hooks of a container. Each replaces the whole hook that is there; merges and patches follow, and may
   * not change it (finding `part-undone`).
   *
   * @param scope - the workload whose Pod has the container, or a construct below one
   * @param container - an app container or native sidecar, by its name or as an object
   */
  public applyTo(scope: IConstruct, container: string | ContainerReference): void {
    checkCall('LifecycleHooks.applyTo', arguments);
    PodTemplate._of(scope, 'LifecycleHooks.applyTo')._keep(setHooks(nameOf(container), this.manifest));
  }

  private plusLifecycle(): PlusLifecycle {
    const hooks = Object.entries(this.#fields).map(([hook, fields]) => [
      hook,
      plusHandler(fieldsOf(fields), (problem) =>
        rejectOption('hook-spread', { place: hook, fix: OTHER_WAY, ...problem }),
      ),
    ]);
    return Object.fromEntries(hooks) as PlusLifecycle;
  }
}

function setHooks(name: string, hooks: Fields): PodEdit {
  return {
    phase: EditPhase.CONTAINER_FIELDS,
    option: 'LifecycleHooks.applyTo.container',
    apply: (draft, author) => {
      const container = draft.container(name, author);
      if (!container) return;
      for (const [hook, handler] of Object.entries(hooks)) {
        draft.noteChoice(`the actions of the ${hook} hook of "${name}"`, handler, author, name);
        const item = { [hook]: handler };
        draft.promiseField({ container: name, name: 'lifecycle', item, key: `lifecycle.${hook}` }, author);
      }
      container['lifecycle'] = { ...fieldsOf(container['lifecycle']), ...fieldsOf(copyPlainData(hooks)) };
      draft.provenance.addFields(['lifecycle'], author, name);
    },
  };
}
