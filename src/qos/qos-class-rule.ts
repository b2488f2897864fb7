import { deepEqual, type Fields } from '../kubernetes/json';
import { compareQuantities, ZERO } from '../kubernetes/quantity';
import { resourcesOf, type Resources } from '../pod/resources/container-resources';
import { containersOf, type PodContainer } from '../pod/containers';
import { qosOf } from '../pod/resources/qos';
import type { AttributedProblem as Problem } from '../findings/problem';
import { kindOf } from '../rules/catalogue';
import type { Pod } from '../pod/pod';
import type { PodCheck } from '../rules/rule';
import { storedPod } from '../rules/stored-pod';
import { COUNTED } from './helper-shape';
import { isJudgedAsAWhole } from './judged-as-a-whole';
import type { QosClass } from './qos-class';
import { tierCode } from './tier-code';
import { undecidable } from './undecidable';
import { SIDES, writtenAmount } from './written-amount';

/** The promise of a QoS class as a rule for the final manifest. */
export function qosClassRule(promised: `${QosClass}`, promisedFor: string): PodCheck {
  return {
    ...kindOf('qos-class'),
    check: (pod) => {
      const stored = storedPod(pod);
      if (!stored) return undecidable(pod, `${promisedFor} promises a ${promised} Pod`);
      const { qosClass, reason } = qosOf(stored, pod.target);
      if (qosClass === promised) return [];
      const head = `${promisedFor} promises a ${promised} Pod, ${MEANING[promised]}, and it is ${qosClass}`;
      const culprits = isJudgedAsAWhole(stored, pod.target) ? [] : culpritsOf(pod, stored, promised);
      const problems = culprits.length > 0 ? culprits : [wholePod(pod, promised, reason)];
      return problems.map((problem) => ({ ...problem, message: `${head}: ${problem.message}.` }));
    },
  };
}

const MEANING: { readonly [promised in `${QosClass}`]: string } = {
  Guaranteed: 'with equal requests and limits of cpu and memory in every container',
  Burstable: 'with some request or limit of cpu or memory, and not all of them equal',
  BestEffort: 'without requests and limits of cpu and memory',
};

/** The containers that keep the Pod from its class. None keeps a Pod from being Burstable: it takes one that asks. */
function culpritsOf(pod: Pod, stored: Fields, promised: `${QosClass}`): Problem[] {
  if (promised === 'Burstable') return [];
  return containersOf(stored)
    .filter(({ kind }) => kind !== 'ephemeral')
    .flatMap((container) => {
      const written = pod.containers.find(({ path }) => path === container.path) ?? container;
      const resources = resourcesOf(container);
      const faults = COUNTED.flatMap((resource) => FAULTS[promised](resource, resources, written) ?? []);
      return faults.length === 0 ? [] : [culprit(pod, written, promised, faults)];
    });
}

function culprit(pod: Pod, container: PodContainer, promised: `${QosClass}`, faults: readonly string[]): Problem {
  const { name, path, fields } = container;
  const isDefault = deepEqual(fields['resources'], PLUS_DEFAULTS);
  const cause = isDefault ? ', which cdk8s-plus writes for a container without `resources`' : '';
  return {
    container: name,
    path: `${path}.resources`,
    value: fields['resources'],
    message: `"${name}" ${hasNeither(container) ? 'has no request and no limit of either' : faults.join(', ')}${cause}`,
    fix: fixFor(container, promised, { isDefault, isHelper: pod.provenance.isAdded({ type: 'container', name }) }),
  };
}

function hasNeither(container: PodContainer): boolean {
  return COUNTED.every((resource) => SIDES.every((side) => writtenAmount(container, side, resource) === undefined));
}

/** What cdk8s-plus writes for a container without `resources`. Source: cdk8s-plus-27/lib/container.js, Container */
const PLUS_DEFAULTS = {
  requests: { cpu: '1000m', memory: '512Mi' },
  limits: { cpu: '1500m', memory: '2048Mi' },
};

interface CureOptions {
  readonly isDefault: boolean;
  readonly isHelper: boolean;
}

function fixFor(container: PodContainer, promised: `${QosClass}`, { isDefault, isHelper }: CureOptions): string {
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

/** What a container asks for and may use, as it is written. */
function amountsText(resource: string, container: PodContainer): string {
  const [request, limit] = [
    writtenAmount(container, 'requests', resource),
    writtenAmount(container, 'limits', resource),
  ];
  if (request === undefined && limit === undefined) return `has no request and no limit of ${resource}`;
  if (request === undefined) return `may use ${limit} of ${resource}`;
  return `requests ${request} of ${resource} and ${limit === undefined ? 'has no limit' : `may use ${limit}`}`;
}

function wholePod({ spec, containers, target }: Pod, promised: `${QosClass}`, reason: string): Problem {
  const code = tierCode(promised, () => undefined);
  if (isJudgedAsAWhole(spec, target)) {
    const fix = `change the resources of the Pod as a whole, as ${code}.applyToPod(workload) does, or leave them out.`;
    return { path: 'resources', value: spec['resources'], message: reason, fix };
  }
  const app = containers.find(({ kind }) => kind === 'app')?.name ?? '';
  return { message: reason, fix: `give "${app}" a tier: ${code}.applyTo(workload, "${app}").` };
}
