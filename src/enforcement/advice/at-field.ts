import type { Finding } from '../../findings/finding';

const IN_CONTAINER = /^(?:.*\.)?spec\.(?:initContainers|containers|ephemeralContainers)\[\d+\]\./;
const IN_SPEC = /^(?:.*\.)?spec\./;

/** The line that removes the field of a finding; undefined if it stands in a list, whose items have to be told apart. */
export function removeField({ container, location }: Finding): string | undefined {
  const path = location?.path ?? '';
  const isInContainer = container !== undefined && IN_CONTAINER.test(path);
  const steps = path.replace(isInContainer ? IN_CONTAINER : IN_SPEC, '').split('.');
  if (path === '' || steps.some((step) => !/^[a-z]\w*$/i.test(step))) return undefined;
  const piece = steps.reduceRight((inside, step) => `{ ${step}: ${inside} }`, 'null');
  return isInContainer ? mergeContainer(container, piece) : mergeSpec(piece);
}

/** The line that merges a piece into a container. */
export function mergeContainer(container: string, piece: string): string {
  return `PodTemplate.of(workload).mergeContainer('${container}', ${piece});`;
}

/** The line that merges a piece into the spec of the Pod. */
export function mergeSpec(piece: string): string {
  return `PodTemplate.of(workload).mergeSpec(${piece});`;
}
