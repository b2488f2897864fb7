import { deepEqual } from '../kubernetes/json';
import type { PodContainer } from '../pod/containers';
import { PROBE_NAMES } from '../pod/probe-names';
import type { PROBE_FIELDS } from '../pod/handlers';
import { hasGeneratedStartupProbe } from '../pod/timeline/probe-bounds';

// What cdk8s-plus writes if the user says nothing. Source: cdk8s-plus-27/lib/container.js and pod.js

const RESOURCES = {
  requests: { cpu: '1000m', memory: '512Mi' },
  limits: { cpu: '1500m', memory: '2048Mi' },
};

const GRACE_PERIOD_SECONDS = 30;

/** Whether the resources of a container are those that cdk8s-plus writes for one without `resources`. */
export function arePlusDefaultResources(resources: unknown): boolean {
  return deepEqual(resources, RESOURCES);
}

/** Whether a grace period may be the one that cdk8s-plus writes into every Pod, and so says nothing. */
export function isPlusDefaultGracePeriod(seconds: unknown): boolean {
  return seconds === GRACE_PERIOD_SECONDS;
}

/** A probe by its name, with where it comes from if cdk8s-plus added it. */
export function plusProbeName(container: PodContainer, field: (typeof PROBE_FIELDS)[number]): string {
  if (field !== 'startupProbe' || !hasGeneratedStartupProbe(container)) return PROBE_NAMES[field];
  return 'startup probe, which cdk8s-plus adds to a container with a `portNumber`,';
}
