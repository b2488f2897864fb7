import type { Construct } from 'constructs';
import type { PodTemplate } from '../../template/pod-template';

/**
 * A helper as its parts see it. A part is an optional property that any helper can have; its file says what it adds to
 * the container, to the Pod, and which objects it makes.
 */
export interface PodHelper extends Construct {
  /** The name of the helper's container. */
  readonly containerName: string;

  /** The Pod that the helper joins. */
  readonly podTemplate: PodTemplate;
}
