import type * as kplus from 'cdk8s-plus-27';
import { deepEqual, isFields, type Fields } from '../kubernetes/json';
import { loadPlus, type Plus, type Reject } from './load-plus';
import type { PlusProbe } from './plus-27-types';

/** What a probe can know of the cdk8s-plus container that it is rendered for. */
export interface PlusContainer {
  readonly name: string;
  /** The first TCP port that it declares. */
  readonly firstPort: number | undefined;
}

/** The probe of a container as in its manifest; undefined for none. */
export type ProbeOf = (container: PlusContainer) => Fields | undefined;

/**
 * A probe as a cdk8s-plus-27 container takes it.
 *
 * cdk8s-plus has no public way to a named port, a header, gRPC or a grace period. It renders what the internal method
 * `_toKube` of the probe returns, so this probe has its own. One that renders nothing keeps cdk8s-plus from adding a
 * startup probe.
 *
 * @param probeOf - called when the container is rendered
 * @param reject - called if cdk8s-plus-27 cannot be loaded or would drop a field
 */
export function plusProbe(probeOf: ProbeOf, reject: Reject): PlusProbe {
  const plus = loadPlus(PURPOSE, reject);
  return Object.assign(plus.Probe.fromTcpSocket(), { _toKube: probeRenderer(probeOf, reject), [SPREAD]: true });
}

/** Tells two copies of this package that a probe comes out of a set. */
const SPREAD = Symbol.for('cdk8s-pod-patterns.spread-probe');

/** Whether a value is a probe of a set that is spread into a container of cdk8s-plus. */
export function isSpreadProbe(value: unknown): boolean {
  return isFields(value) && SPREAD in value;
}

const PURPOSE = 'spreading a set of probes into a container';

/** How a cdk8s-plus container renders its probe; undefined if it has none. */
export type ProbeRenderer = (container: kplus.Container) => kplus.k8s.Probe;

/** Renders a probe for a cdk8s-plus container, as the internal method of its own probes does. */
export function probeRenderer(probeOf: ProbeOf, reject: Reject): ProbeRenderer {
  const plus = loadPlus(PURPOSE, reject);
  const toKube = (container: kplus.Container): kplus.k8s.Probe | undefined => {
    const { name, ports } = container;
    const first = ports.find(({ protocol }) => (protocol ?? 'TCP') === 'TCP');
    const fields = probeOf({ name, firstPort: first?.number });
    if (!fields) return undefined;
    const probe = withPortType(plus, fields) as unknown as kplus.k8s.Probe;
    if (deepEqual(plus.k8s.toJson_Probe(probe), fields)) return probe;
    const message = 'cdk8s-plus-27 would drop fields of the probe: it knows those of Kubernetes 1.27.';
    return reject({ container: name, value: fields, message });
  };
  return toKube as ProbeRenderer;
}

/** The port as the generated classes hold it: only HTTP and TCP take a name, and wrap it. */
function withPortType({ k8s: { IntOrString } }: Plus, fields: Fields): Fields {
  const wrapped = (handler: unknown): unknown => {
    if (!isFields(handler)) return handler;
    const port = handler['port'];
    return {
      ...handler,
      port: typeof port === 'number' ? IntOrString.fromNumber(port) : IntOrString.fromString(String(port)),
    };
  };
  const entries = Object.entries(fields);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name === 'httpGet' || name === 'tcpSocket' ? wrapped(value) : value]),
  );
}
