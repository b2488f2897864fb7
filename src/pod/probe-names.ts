import type { PodContainer } from './containers';
import { hasImplicitStartupProbe } from './timeline/probe-bounds';
import type { PROBE_FIELDS } from './handlers';

/** How people call the probes, by the field they stand in. */
export const PROBE_NAMES = {
  startupProbe: 'startup probe',
  readinessProbe: 'readiness probe',
  livenessProbe: 'liveness probe',
} as const;

/** A probe by its name, with where it comes from if nobody wrote it. */
export function probeName(container: PodContainer, field: (typeof PROBE_FIELDS)[number]): string {
  if (field !== 'startupProbe' || !hasImplicitStartupProbe(container)) return PROBE_NAMES[field];
  return 'startup probe, which cdk8s-plus adds to a container with a `portNumber`,';
}
