import type { FeatureTarget } from '../kubernetes/fields/features';
import type { Fields } from '../kubernetes/json';
import { containersOf, type PodContainer } from './containers';
import { storedSpec, type StoredSpec } from './stored-spec';

/**
 * A Pod as the API server of a target stores it: without what the target drops, and with the defaults written out. Only
 * this class makes one, so that a spec as it is written cannot be passed for a stored one.
 */
export class StoredPod {
  /** The stored form of a spec in which nothing has a wrong type. */
  public static of(spec: Fields, target: FeatureTarget): StoredPod {
    return new StoredPod(storedSpec(spec, target), target);
  }

  private constructor(
    public readonly spec: StoredSpec,
    public readonly target: FeatureTarget,
  ) {}

  /** Every container, in the order in which Kubernetes starts them. */
  public get containers(): readonly PodContainer[] {
    const value = containersOf(this.spec);
    Object.defineProperty(this, 'containers', { value });
    return value;
  }
}
