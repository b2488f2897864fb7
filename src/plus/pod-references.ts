/**
 * A container of the Pod as an object that has its name: a helper such as a `Sidecar`, a `Container` of any cdk8s-plus
 * line, or the container as in a manifest. Only the name counts: the Pod must have a container of that name. A helper or
 * a `Container` of another Pod is refused (finding `other-pod`).
 */
export interface ContainerReference {
  /** The name of the container. */
  readonly name: string;
}

/**
 * A volume of the Pod as an object that has its name: a `SharedVolume`, a `Volume` of any cdk8s-plus line, or the volume as
 * in a manifest. Only the name counts, and nothing adds the volume: a `Volume` of cdk8s-plus is in the Pod once a container
 * of cdk8s-plus mounts it, or after `addVolume` of the workload (finding `mount-volume`). One of another Pod is refused
 * (finding `other-pod`).
 */
export interface VolumeReference {
  /** The name of the volume in the Pod. */
  readonly name: string;
}

/** The name of a container or volume that is given as its name or as an object. */
export function nameOf(reference: string | ContainerReference | VolumeReference): string {
  return typeof reference === 'string' ? reference : reference.name;
}

/** The names of containers. */
export function namesOf(references: readonly (string | ContainerReference)[]): string[] {
  return references.map(nameOf);
}
