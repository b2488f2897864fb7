import type { FieldChange } from '../../fields/field-changes';
import type { ObjectChange } from '../../object-change';
import type { PodChange } from '../../pods/pod-change';

/** The fields that no other line tells of, with paths from the Pod's spec on where they are in it. */
export function otherFields({ fields, pods }: ObjectChange): FieldChange[] {
  return fields
    .filter((field) => !pods.some((pod) => isTold(field, pod)))
    .map((field) => ({ ...field, path: field.path.replace(TEMPLATE, '') }));
}

/** Images and amounts have lines of their own, and so have ports and volumes that came or went as a whole. */
function isTold({ path, change }: FieldChange, { images, resizes, ports, volumes }: PodChange): boolean {
  const isWhole = change === 'added' || change === 'removed';
  return (
    images.some(({ container }) => path.endsWith(`[${container}].image`)) ||
    resizes.some(({ container }) => path.includes(`[${container}].resources`)) ||
    (isWhole && isSaid(ports) && PORTS.test(path)) ||
    (isWhole && isSaid(volumes) && VOLUMES.test(path))
  );
}

const PORTS = /\.ports(\[[^\]]*\])?$/;
const VOLUMES = /\.(volumes|volumeMounts)(\[[^\]]*\])?$/;

function isSaid({ added, removed }: PodChange['ports']): boolean {
  return added.length + removed.length > 0;
}

/** Where the spec of a Pod stands in the kinds of Kubernetes: the same for all of its fields. */
const TEMPLATE = /^spec\.(jobTemplate\.spec\.)?template\.spec\./;
