import type { Feature } from '../kubernetes/fields/features';
import { fieldsAt, jobPathOf } from '../kubernetes/kinds';
import { containerAt, type PodContainer } from '../pod/containers';
import { lackingJobFields } from '../pod/job-features';
import type { Pod } from '../pod/pod';
import { isDroppedField, isUnknownField, lackingFieldsOf, newerMinor } from '../rules/lacking-features';

/** A field that does not reach the Pod, since the target lacks its feature. */
export interface DroppedField {
  /** The path from the object, such as `spec.template.spec.initContainers[0].restartPolicy`. */
  readonly path: string;
  /** The container that it belongs to; null if it is a field of the Pod. */
  readonly container: string | null;
  /** What the field gives, in words. */
  readonly feature: string;
  readonly gate: string;
  /**
   * Whether the target knows the field. If it does not, kubectl refuses the object unless strict field validation is
   * switched off.
   */
  readonly isKnown: boolean;
  /** The first version after the target that keeps the field without the gate being set; null if there is none yet. */
  readonly keptFrom: string | null;
}

/** The fields that the target drops. A field that makes it refuse the object is not among them. */
export function droppedFieldsOf(pod: Pod): DroppedField[] {
  return [...droppedOfPod(pod), ...droppedOfJob(pod)];
}

/** What the target does not know of a Job, strict field validation refuses, and `refusals` tells. */
function droppedOfJob(pod: Pod): DroppedField[] {
  const { kind, manifest, target } = pod;
  const path = jobPathOf(kind);
  if (!path) return [];
  return lackingJobFields(fieldsAt(manifest, path) ?? {}, target)
    .filter(({ isKnown }) => isKnown)
    .map(({ field, feature, isKnown }) => ({
      path: [...path, field].join('.'),
      container: null,
      ...factsOf(feature, isKnown, pod),
    }));
}

function factsOf(feature: Feature, isKnown: boolean, pod: Pod): Omit<DroppedField, 'path' | 'container'> {
  const newer = newerMinor(feature, pod);
  return {
    feature: feature.name,
    gate: feature.gate,
    isKnown,
    keptFrom: newer === undefined ? null : `1.${newer}`,
  };
}

function droppedOfPod(pod: Pod): DroppedField[] {
  return lackingFieldsOf(pod).flatMap((field) => {
    const isKnown = isDroppedField(field, pod);
    if (!isKnown && !isUnknownField(field, pod)) return [];
    const { feature, path } = field;
    return {
      path: pod.pathInObject(path),
      container: nameOf(containerAt(pod.containers, path)),
      ...factsOf(feature, isKnown, pod),
    };
  });
}

function nameOf(container: PodContainer | undefined): string | null {
  return container?.name ?? null;
}
