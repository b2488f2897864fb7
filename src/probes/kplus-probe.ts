import type * as kplus from 'cdk8s-plus-27';
import { deepEqual, isFields, type Fields } from '../kubernetes/json';
import { copyPlainData } from '../kubernetes/plain-data';
import { refuseValue } from '../template/refuse-value';
import { handlerWithoutPort } from './missing-port';

type KubernetesPlus = typeof kplus;

/** The way that takes every probe, on any workload. */
const OTHER_WAY = "apply the set to the Pod instead of spreading it, as in probes.applyTo(deployment, 'web').";

/**
 * A probe as cdk8s-plus-27 takes it.
 *
 * cdk8s-plus has no public way to a named port, a header, gRPC or a grace period: what it renders is what the internal
 * `_toKube` of the probe returns, and that is replaced on this one.
 *
 * @param what - what the probe is, such as `readiness`
 * @param fields - the probe as it stands in a manifest, or undefined for one that renders nothing: without any `startup`,
 * cdk8s-plus would add one of its own
 */
export function kplusProbe(what: string, fields: Fields | undefined): kplus.Probe {
  const plus = loadKplus(what);
  const toKube = (container: kplus.Container): kplus.k8s.Probe | undefined =>
    fields && rendered(plus, what, fields, container);
  return Object.assign(plus.Probe.fromTcpSocket(), {
    _toKube: toKube as (container: kplus.Container) => kplus.k8s.Probe,
  });
}

function loadKplus(what: string): KubernetesPlus {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where one of its values is made
    return require('cdk8s-plus-27') as KubernetesPlus;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return refuseValue('probe-spread', {
      place: what,
      message: `a set of probes is spread into a container, which takes cdk8s-plus-27, and that cannot be loaded: ${reason}.`,
      fix: OTHER_WAY,
    });
  }
}

function rendered(plus: KubernetesPlus, what: string, fields: Fields, container: kplus.Container): kplus.k8s.Probe {
  const complete = withPort(what, copyPlainData(fields) as Fields, container);
  const probe = withPortType(plus, complete) as unknown as kplus.k8s.Probe;
  if (deepEqual(plus.k8s.toJson_Probe(probe), complete)) return probe;
  return refuseValue('probe-spread', {
    place: what,
    container: container.name,
    value: complete,
    message: 'cdk8s-plus-27 would drop fields of the probe: it knows those of Kubernetes 1.27.',
    fix: OTHER_WAY,
  });
}

function withPort(what: string, fields: Fields, container: kplus.Container): Fields {
  const handler = handlerWithoutPort(fields);
  if (!handler) return fields;
  const first = container.ports.find(({ protocol }) => (protocol ?? 'TCP') === 'TCP');
  if (!first) {
    return refuseValue('probe-port', {
      place: what,
      container: container.name,
      message: `the ${what} probe of "${container.name}" names no port, and "${container.name}" declares none for TCP.`,
      fix: 'give the preset a `port`, or the container a `portNumber`.',
    });
  }
  handler['port'] = first.number;
  return fields;
}

/** The port as the generated classes hold it: only HTTP and TCP take a name, and wrap it. */
function withPortType({ k8s: { IntOrString } }: KubernetesPlus, fields: Fields): Fields {
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
