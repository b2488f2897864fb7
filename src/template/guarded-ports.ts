import { labelsOf } from '../kubernetes/labels-of';
import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { withAdvice } from '../enforcement/advice/with-advice';
import { applyWaivers, waiversAbove, type MatchedFindings } from '../enforcement/waivers';
import { headOf, type Finding } from '../findings/finding';
import { groupBy } from '../kubernetes/group-by';
import { fieldsOf, textOf, type Fields } from '../kubernetes/json';
import { selectsPod, serviceTargets, type ServiceTarget } from '../pod/network/service-target';
import type { Pod } from '../pod/pod';
import { kindOf } from '../rules/catalogue';
import { ConstructFacts } from '../tree/construct-state';
import { displayPath } from './locate';

/** A port of a Pod that Services are to reach through a proxy in the same Pod only. */
export interface GuardedPort {
  /** The object that holds the Pod. */
  readonly workload: ApiObject;
  /** The name of the proxy's container. */
  readonly proxy: string;
  /** The number of the proxy's port. */
  readonly proxyPort: number;
  /** The number of the port behind it. */
  readonly port: number;
}

const GUARDED = new ConstructFacts<GuardedPort>('ports that are reached through a proxy');

/** Remembers that Services are to reach a port of the Pod that a construct joins through a proxy. */
export function guardPort(construct: IConstruct, guarded: GuardedPort): void {
  GUARDED.add(construct, guarded);
}

/** A Service with its manifest, which is rendered once. */
interface KnownService {
  readonly object: ApiObject;
  readonly manifest: Fields;
}

/**
 * The Services of a tree that lead past a proxy. Those that stand elsewhere are not seen.
 *
 * @param root - the tree
 * @param podsOf - the Pods of an object; none if it cannot be rendered
 */
export function judgeServiceTargets(
  root: IConstruct,
  podsOf: (workload: ApiObject) => readonly Pod[],
): MatchedFindings {
  const ports = root.node.findAll().flatMap((construct) => GUARDED.of(construct));
  const services = ports.length === 0 ? new Map<string, KnownService[]>() : servicesByNamespace(root);
  const guardedPods = ports.flatMap((guarded) => podsOf(guarded.workload).map((pod) => ({ guarded, pod })));
  const waived = guardedPods.flatMap(({ guarded, pod }) => {
    const labels = labelsOf(pod.template);
    return (services.get(namespaceOf(pod.manifest)) ?? [])
      .filter(({ manifest }) => selectsPod(manifest, labels))
      .map((service) => judgeService(service, guarded, pod));
  });
  return { findings: waived.flatMap(({ findings }) => findings), matched: waived.flatMap(({ matched }) => matched) };
}

function judgeService(
  { object, manifest }: KnownService,
  guarded: GuardedPort,
  { spec, target }: Pod,
): MatchedFindings {
  const past = serviceTargets(manifest, spec, target.version).filter(({ number }) => number === guarded.port);
  const findings = past.flatMap((each) => withAdvice(leadsPast(each, guarded, object)));
  return applyWaivers(findings, manifest, waiversAbove(object));
}

function servicesByNamespace(root: IConstruct): Map<string, KnownService[]> {
  const objects = root.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Service');
  const services = objects.map((object) => ({ object, manifest: fieldsOf(object.toJson()) }));
  return groupBy(services, ({ manifest }) => namespaceOf(manifest));
}

function namespaceOf(manifest: Fields): string {
  return textOf(fieldsOf(manifest['metadata'])['namespace']) ?? '';
}

function leadsPast(
  { path, port, targetPort }: ServiceTarget,
  { proxy, proxyPort, port: guarded }: GuardedPort,
  object: ApiObject,
): Finding {
  const { namespace } = object.metadata;
  return {
    ...headOf(kindOf('service-target')),
    object: { kind: object.kind, ...(namespace !== undefined && { namespace }), name: object.name },
    construct: displayPath(object),
    location: { path },
    value: JSON.stringify(targetPort),
    message: `port ${String(port)} leads to port ${guarded} of the Pod, past the proxy "${proxy}" in front of it.`,
    fix: `write \`targetPort: ${proxyPort}\`, the port of "${proxy}".`,
    data: { port: String(port), proxyPort: String(proxyPort) },
  };
}
