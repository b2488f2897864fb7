/** How people call the probes, by the field they stand in. */
export const PROBE_NAMES = {
  startupProbe: 'startup probe',
  readinessProbe: 'readiness probe',
  livenessProbe: 'liveness probe',
} as const;
