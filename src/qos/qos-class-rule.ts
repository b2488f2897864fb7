import type { StoredSpec } from '../pod/stored-spec';
import type { QosClass } from '../kubernetes/qos-class';
import { compareQuantities, ZERO } from '../kubernetes/quantity';
import { arePlusDefaultResources } from '../plus/plus-defaults';
import { containersOf, type PodContainer, withoutEphemeral } from '../pod/containers';
import { RESOURCE_SIDES, resourcesOf, writtenAmount, type Resources } from '../pod/resources/container-resources';
import { isClassedByPodResources } from '../pod/resources/pod-level-resources';
import { CLASSIFYING_RESOURCES, qosOf } from '../pod/resources/qos';
import type { AttributedProblem as Problem } from '../findings/problem';
import type { Pod } from '../pod/pod';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';
import { tierCode } from './tier-code';
import { undecodableFields } from './undecodable-fields';

/** The promise of a QoS class as a rule for the final manifest. */
export function qosClassRule(promised: `${QosClass}`, promisedFor: string): PodCheck {
  return {
    ...kindOf('qos-class'),
    check: (pod) => {
      const stored = pod.stored?.spec;
      if (!stored) return undecodableFields(pod, `${promisedFor} promises a ${promised} Pod`);
      const { qosClass, reason } = qosOf(stored, pod.target);
      if (qosClass === promised) return [];
      const head = `${promisedFor} promises a ${promised} Pod, ${MEANING[promised]}, and it is ${qosClass}`;
      const culprits = isClassedByPodResources(stored, pod.target) ? [] : culpritsOf(pod, stored, promised);
      const problems = culprits.length > 0 ? culprits : [wholePod(pod, stored, promised, reason)];
      return problems.map((problem) => ({ ...problem, message: `${head}: ${problem.message}.` }));
    },
  };
}

const MEANING: { readonly [promised in `${QosClass}`]: string } = {
  Guaranteed: 'with equal requests and limits of cpu and memory in every container',
  Burstable: 'with some request or limit of cpu or memory, and not all of them equal',
  BestEffort: 'without requests and limits of cpu and memory',
};

/** The containers that keep the Pod from its class. No container keeps a Pod from being Burstable. */
function culpritsOf(pod: Pod, stored: StoredSpec, promised: `${QosClass}`): Problem[] {
  if (promised === 'Burstable') return [];
  return withoutEphemeral(containersOf(stored)).flatMap((container) => {
    const written = pod.containers.find(({ path }) => path === container.path) ?? container;
    const resources = resourcesOf(container);
    const faults = CLASSIFYING_RESOURCES.flatMap((resource) => FAULTS[promised](resource, resources, written) ?? []);
    return faults.length === 0 ? [] : [culprit(pod, written, promised, faults)];
  });
}

function culprit(pod: Pod, container: PodContainer, promised: `${QosClass}`, faults: readonly string[]): Problem {
  const { name, path, fields } = container;
  const isDefault = arePlusDefaultResources(fields['resources']);
  const cause = isDefault ? ', which cdk8s-plus writes for a container without `resources`' : '';
  return {
    container: name,
    path: `${path}.resources`,
    value: fields['resources'],
    message: `"${name}" ${hasNeither(container) ? 'has no request and no limit of either' : faults.join(', ')}${cause}`,
    fix: fixFor(container, promised, {
      isDefault,
      isHelper: pod.provenance.isFromPattern({ type: 'container', name }),
    }),
  };
}

function hasNeither(container: PodContainer): boolean {
  return CLASSIFYING_RESOURCES.every((resource) =>
    RESOURCE_SIDES.every((side) => writtenAmount(container, side, resource) === undefined),
  );
}

interface FixOptions {
  readonly isDefault: boolean;
  readonly isHelper: boolean;
}

function fixFor(container: PodContainer, promised: `${QosClass}`, { isDefault, isHelper }: FixOptions): string {
  const { name } = container;
  const code = tierCode(
    promised,
    (resource) => writtenAmount(container, 'requests', resource) ?? writtenAmount(container, 'limits', resource),
  );
  if (promised === 'BestEffort') {
    if (isDefault) return `write \`resources: {}\` for "${name}".`;
    return isHelper
      ? `leave \`resources\` of "${name}" out.`
      : `leave its resources out: ${code}.applyTo(workload, "${name}").`;
  }
  if (isDefault) return `write \`resources: ${code}.resources\` for "${name}".`;
  if (isHelper) return `give "${name}" one amount of each, as in \`resources: ${code}.resources\`.`;
  return `give "${name}" a tier: ${code}.applyTo(workload, "${name}").`;
}

type FaultOf = (resource: string, resources: Resources, written: PodContainer) => string | undefined;

const FAULTS: { readonly [promised in 'Guaranteed' | 'BestEffort']: FaultOf } = {
  Guaranteed: (resource, { requests, limits }, written) => {
    const [request, limit] = [requests.get(resource) ?? ZERO, limits.get(resource) ?? ZERO];
    if (limit.nano > 0n && compareQuantities(request, limit) === 0) return undefined;
    return amountsText(resource, written);
  },
  BestEffort: (resource, { requests, limits }, written) => {
    const isAsked = [requests, limits].some((list) => (list.get(resource)?.nano ?? 0n) > 0n);
    return isAsked ? amountsText(resource, written) : undefined;
  },
};

/** The request and limit of a container, as they are written. */
function amountsText(resource: string, container: PodContainer): string {
  const [request, limit] = [
    writtenAmount(container, 'requests', resource),
    writtenAmount(container, 'limits', resource),
  ];
  if (request === undefined && limit === undefined) return `has no request and no limit of ${resource}`;
  if (request === undefined) return `has a limit of ${limit} of ${resource}`;
  return `requests ${request} of ${resource} and has ${limit === undefined ? 'no limit' : `a limit of ${limit}`}`;
}

function wholePod(
  { spec, containers, target }: Pod,
  stored: StoredSpec,
  promised: `${QosClass}`,
  reason: string,
): Problem {
  const code = tierCode(promised, () => undefined);
  if (isClassedByPodResources(stored, target)) {
    const fix = `change the resources of the Pod as a whole, as ${code}.applyToPod(workload) does, or leave them out.`;
    return { path: 'resources', value: spec['resources'], message: reason, fix };
  }
  const app = containers.find(({ kind }) => kind === 'app')?.name ?? '';
  return { path: 'containers', message: reason, fix: `give "${app}" a tier: ${code}.applyTo(workload, "${app}").` };
}
