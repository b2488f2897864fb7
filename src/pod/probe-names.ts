import type { PodContainer } from './containers';
import { hasGeneratedStartupProbe } from './timeline/probe-bounds';
import type { PROBE_FIELDS } from './handlers';

/** How people call the probes, by the field they stand in. */
export const PROBE_NAMES = {
  startupProbe: 'startup probe',
  readinessProbe: 'readiness probe',
  livenessProbe: 'liveness probe',
} as const;

/** A probe by its name, with where it comes from if it was generated. */
export function probeName(container: PodContainer, field: (typeof PROBE_FIELDS)[number]): string {
  if (field !== 'startupProbe' || !hasGeneratedStartupProbe(container)) return PROBE_NAMES[field];
  return 'startup probe, which was generated for the first port,';
}
