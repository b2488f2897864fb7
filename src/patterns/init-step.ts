import type { Construct } from 'constructs';
import { checkCall } from '../options/check-call';
import { namesOf, type ContainerReference } from '../plus/pod-references';
import { Helper } from './helper';
import type { HelperProps } from './helper-props';

/**
 * A container that runs to completion before the app starts. It has no probes and no hooks.
 */
export interface InitStepProps extends HelperProps {
  /**
   * The init steps and native sidecars that start after it has completed, each by its name or as an object.
   * @default - none
   */
  readonly before?: (string | ContainerReference)[];

  /**
   * The init steps that complete, and the native sidecars that have started, before it starts, each by its name or as an
   * object.
   * @default - none: it comes after those that are there
   */
  readonly after?: (string | ContainerReference)[];
}

/**
 * A container that runs to completion before the app starts: it migrates a schema, fetches data, waits for a service.
 * Steps run one after another, and each must exit with 0 before the next one starts.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 *
 * @example
 * new InitStep(deployment, 'migrate', { image: 'ghcr.io/acme/shop:1.42.0', args: ['migrate'], securityContext: { user: 65532 } });
 */
export class InitStep extends Helper {
  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the container
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: InitStepProps) {
    checkCall('InitStep', arguments, { isExtended: new.target !== InitStep });
    super(scope, id, props);
    const { before = [], after = [] } = props;
    this._joinPod(props, {
      list: 'initContainers',
      order: { before: namesOf(before), after: namesOf(after), place: this.constructor.name },
    });
  }
}
