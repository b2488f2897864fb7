import { copyPlainData } from '../kubernetes/plain-data';
import { isFields, type Manifest } from '../kubernetes/json';
import { plusProbe, probeRenderer, type PlusContainer, type ProbeRenderer } from '../plus/plus-probe';
import type { PlusProbe } from '../plus/plus-27-types';
import { rejectOption } from '../enforcement/reject-option';
import { handlerWithoutPort } from './missing-port';

/** `applyTo` takes every probe on every workload. */
const OTHER_WAY = "apply the set to the Pod instead of spreading it, as in probes.applyTo(deployment, 'web').";

const ALONE =
  "give it to the Pod, as in ProbeSet.of({ liveness }).applyTo(deployment, 'web'), and leave it out of the container.";

/**
 * A probe of a set that is spread into a cdk8s-plus-27 container.
 *
 * @param name - its name in the set, such as `readiness`
 * @param manifest - the probe, or undefined for one that renders nothing
 * @throws FindingsError if cdk8s-plus-27 cannot be loaded; when it is rendered, if a field would be dropped
 */
export function spreadProbe(name: string, manifest: Manifest | undefined): PlusProbe {
  return plusProbe(
    (container) => (manifest === undefined ? undefined : withPort(name, manifest, container)),
    (problem) => rejectOption('probe-spread', { place: name, fix: OTHER_WAY, ...problem }),
  );
}

/** A probe that stands in a cdk8s-plus container without a set, in plain JavaScript for instance. */
export function renderedProbe(manifest: Manifest): ProbeRenderer {
  return probeRenderer(
    (container) => withPort('Probe', manifest, container),
    (problem) => rejectOption('probe-spread', { place: 'Probe', fix: ALONE, ...problem }),
  );
}

function withPort(name: string, manifest: Manifest, { name: container, firstPort }: PlusContainer): Manifest {
  const fields = copyPlainData(manifest);
  const handler = isFields(fields) ? handlerWithoutPort(fields) : undefined;
  if (!handler) return fields as Manifest;
  if (firstPort === undefined) {
    return rejectOption('probe-port', {
      place: name,
      container,
      message: `the ${name} probe of "${container}" names no port, and "${container}" declares none for TCP.`,
      fix: 'give the preset a `port`, or the container a `portNumber`.',
    });
  }
  handler['port'] = firstPort;
  return fields as Manifest;
}
