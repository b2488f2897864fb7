import type { IConstruct } from 'constructs';
import { deepEqual } from '../kubernetes/json';
import type { PodContainer } from '../pod/containers';
import { PROBE_NAMES } from '../pod/probe-names';
import type { PROBE_FIELDS } from '../pod/handlers';
import { portsOfContainer } from '../pod/network/ports';

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

/** Whether an object is made by a workload of cdk8s-plus, of any line. */
export function isMadeByPlus({ node }: IConstruct): boolean {
  const maker = node.scope as { readonly terminationGracePeriod?: unknown } | undefined;
  return maker?.terminationGracePeriod !== undefined;
}

/** Whether a grace period may be the one that cdk8s-plus writes by itself. */
export function isPlusDefaultGracePeriod(seconds: unknown, workload: IConstruct): boolean {
  return seconds === GRACE_PERIOD_SECONDS && isMadeByPlus(workload);
}

/** A probe by its name, with where it comes from if cdk8s-plus added it. */
export function plusProbeName(container: PodContainer, field: (typeof PROBE_FIELDS)[number]): string {
  if (field !== 'startupProbe' || !hasGeneratedStartupProbe(container)) return PROBE_NAMES[field];
  return 'startup probe, which cdk8s-plus adds to a container with a `portNumber`,';
}

/** Whether the startup probe of a container is the one that cdk8s-plus adds to a container with a port. */
export function hasGeneratedStartupProbe(container: PodContainer): boolean {
  const [first] = portsOfContainer(container);
  return first !== undefined && isGeneratedStartupProbe(container.fields['startupProbe'], first.port);
}

/** The same of a probe: a TCP connection to the first port of the container and three tries, with no other field. */
export function isGeneratedStartupProbe(probe: unknown, firstPort: unknown): boolean {
  return deepEqual(probe, { failureThreshold: 3, tcpSocket: { port: firstPort } });
}
