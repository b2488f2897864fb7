import type { IConstruct } from 'constructs';
import { definedFields, type Fields } from '../../kubernetes/json';
import { checkCall } from '../../options/check-call';
import { rejectConstruct } from '../../template/locate';
import { REFERRING, referredName, type ObjectReference, type ReferredKind } from './references';

/**
 * How the variables of a Secret or ConfigMap are taken over.
 */
export interface EnvFromSourceOptions {
  /**
   * What stands before each name, such as `DATABASE_` (finding `env-prefix`).
   * @default - nothing
   */
  readonly prefix?: string;

  /**
   * Whether the container starts without the object. If not, it waits until the object is there.
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * A Secret or ConfigMap whose keys become environment variables of a container. A variable of the container's own wins
 * over one with the same name from here.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
 */
export class EnvFromSource {
  /**
   * All keys of a Secret.
   *
   * @param secret - the Secret, such as `{ name: 'database' }` or a Secret of cdk8s-plus
   * @param options - the prefix, and whether the Secret can be missing
   */
  public static fromSecret(secret: ObjectReference, options: EnvFromSourceOptions = {}): EnvFromSource {
    checkCall('EnvFromSource.fromSecret', arguments);
    return new EnvFromSource('Secret', secret, options);
  }

  /**
   * All keys of a ConfigMap.
   *
   * @param configMap - the ConfigMap, such as `{ name: 'settings' }` or a ConfigMap of cdk8s-plus
   * @param options - the prefix, and whether the ConfigMap can be missing
   */
  public static fromConfigMap(configMap: ObjectReference, options: EnvFromSourceOptions = {}): EnvFromSource {
    checkCall('EnvFromSource.fromConfigMap', arguments);
    return new EnvFromSource('ConfigMap', configMap, options);
  }

  private constructor(
    private readonly kind: Exclude<ReferredKind, 'PersistentVolumeClaim'>,
    private readonly object: ObjectReference,
    private readonly options: EnvFromSourceOptions,
  ) {}

  /**
   * The item of the container's `envFrom`.
   * @internal
   */
  public _manifest(helper: IConstruct): Fields {
    const { prefix, optional } = this.options;
    const call = `EnvFromSource.from${this.kind}`;
    if (prefix !== undefined && !PREFIX.test(prefix)) refusePrefix(helper, prefix, `${call}.prefix`);
    const reference = definedFields({
      name: referredName(helper, this.kind, { object: this.object, option: `${call}.${REFERRING[this.kind]}` }),
      optional,
    });
    return definedFields({ prefix, [REFERENCES[this.kind]]: reference });
  }
}

const REFERENCES = { Secret: 'secretRef', ConfigMap: 'configMapRef' };

/** Source: k8s.io/kubernetes/pkg/apis/core/validation, ValidateEnvFrom */
const PREFIX = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

function refusePrefix(helper: IConstruct, prefix: string, option: string): never {
  return rejectConstruct('env-prefix', helper, {
    option,
    value: prefix,
    message: `${JSON.stringify(prefix)} cannot stand before the name of a variable.`,
    fix: 'write letters, digits and "_" that do not begin with a digit, such as "DATABASE_".',
  });
}
