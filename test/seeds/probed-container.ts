import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { ProbeSet } from '../../src';
import { containersNamed, documents } from './synthesis';

const image = 'ghcr.io/acme/shop:1.42.0';

/** The probes of a container to which a set is applied, as they are written for a plain Pod that has none. */
export function applied(probes: ProbeSet, ports?: unknown): unknown {
  const app = new App();
  const containers = [{ name: 'web', image, ...(ports !== undefined && { ports }) }];
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers } };
  probes.applyTo(new ApiObject(new Chart(app, 'notes'), 'web', pod), 'web');
  return probesWritten(app);
}

/** The probes of a cdk8s-plus-27 container into which a set is spread, as they are written. */
export function spread(probes: ProbeSet): unknown {
  const app = new App();
  new kplus.Deployment(new Chart(app, 'notes'), 'web', {
    containers: [{ name: 'web', image, ports: [{ number: 8080, name: 'http' }], ...probes }],
  });
  return probesWritten(app);
}

function probesWritten(app: App): unknown {
  const [container] = containersNamed(app, 'web') as { [field: string]: unknown }[];
  return Object.fromEntries(Object.entries(container ?? {}).filter(([field]) => field.endsWith('Probe')));
}

/** A piece of YAML. */
export function piece(yaml: string): unknown {
  return documents(yaml)[0];
}
