import type { StoredSpec } from '../pod/stored-spec';
import type { IConstruct } from 'constructs';
import { isFeatureOn, type Feature } from '../kubernetes/fields/features';
import { QosClass } from '../kubernetes/qos-class';
import { ONE, parseQuantity } from '../kubernetes/quantity';
import { quotedList } from '../kubernetes/words';
import { containersOf, type PodContainer } from '../pod/containers';
import { resourcesOf, writtenAmount } from '../pod/resources/container-resources';
import { hasPodLevelResource, podLevelResourcesOf } from '../pod/resources/pod-level-resources';
import { qosOf } from '../pod/resources/qos';
import type { AttributedProblem as Problem } from '../findings/problem';
import type { Pod } from '../pod/pod';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';
import { constructPath } from '../tree/construct-path';
import { rejectConstruct } from '../template/locate';
import { addRequirement } from '../template/add-requirement';
import { requirementScope } from '../template/requirements';
import { undecodableFields } from './undecodable-fields';

/** Promises that containers get cores for themselves; all containers of the app if none is named. */
export function requireExclusiveCores(scope: IConstruct, containers: readonly string[], author = scope): void {
  const rule = exclusiveCoresRule([...containers], constructPath(requirementScope(scope)));
  addRequirement(scope, { kind: 'exclusive-cores', author, checks: [rule], edits: [] });
}

/** Refuses cores of its own for a Pod as a whole. */
export function refuseCoresOfPod(scope: IConstruct): never {
  return rejectConstruct('exclusive-cores', scope, {
    option: 'QosTier.applyToPod',
    message:
      'a tier with cores of its own is given to the Pod as a whole, and the kubelet gives cores to containers only.',
    fix: 'give the tier to a container with applyTo(workload, container), or take QosTier.guaranteed for the Pod.',
  });
}

/** Only a gate of the kubelet switches it: no field of the Pod depends on it. */
const POD_LEVEL_MANAGERS: Feature = {
  name: 'exclusive cores in Pods with Pod-level resources',
  gate: 'PodLevelResourceManagers',
  since: 36,
  fields: [],
};

/**
 * The promise that containers get cores for themselves, as a rule for the final manifest. The kubelet gives them to
 * containers of a Guaranteed Pod, of any kind, that request whole cores; all others share the rest.
 *
 * Source: k8s.io/kubernetes/pkg/kubelet/cm/cpumanager/policy_static.go, guaranteedCPUs and Allocate
 */
function exclusiveCoresRule(containers: readonly string[], promisedFor: string): PodCheck {
  const head = `${promisedFor} promises cores of its own to a container`;
  return {
    ...kindOf('exclusive-cores'),
    check: (pod) => {
      const stored = pod.stored?.spec;
      if (!stored) return undecodableFields(pod, head);
      const wanted = wantedContainers(stored, pod, containers);
      const missing = containers.filter((name) => !wanted.some((container) => container.name === name));
      const problems = [
        ...missing.map((name) => unknownContainer(name, containers.indexOf(name), pod)),
        ...podProblems(stored, pod),
        ...wanted.flatMap(containerProblem),
      ];
      return problems.map((problem) => ({ ...problem, message: `${head}: ${problem.message}.` }));
    },
  };
}

/** The containers of these names, or else those of the app. */
function wantedContainers(stored: StoredSpec, { appContainers }: Pod, names: readonly string[]): PodContainer[] {
  const wanted = names.length > 0 ? names : appContainers.map(({ name }) => name);
  return containersOf(stored).filter(({ name }) => wanted.includes(name));
}

function unknownContainer(name: string, index: number, { containers }: Pod): Problem {
  const known = quotedList(containers.map((container) => container.name));
  return {
    option: `QosPolicy.requireExclusiveCores.containers[${index}]`,
    value: name,
    message: `no container has the name "${name}"; the Pod has ${known}`,
    fix: `name one of these, as in QosPolicy.of(scope).requireExclusiveCores('${containers[0]?.name ?? ''}').`,
  };
}

function podProblems(stored: StoredSpec, { target }: Pod): Problem[] {
  const whole = podLevelResourcesOf(stored, target);
  if (whole && hasPodLevelResource(whole) && !isFeatureOn(POD_LEVEL_MANAGERS, target)) {
    const message = 'the Pod has Pod-level resources, and the kubelet gives no cores to the containers of such a Pod';
    return [{ path: 'resources', value: stored['resources'], message, fix: 'give the resources to the containers.' }];
  }
  const { qosClass, reason } = qosOf(stored, target);
  if (qosClass === QosClass.GUARANTEED) return [];
  const message = `the Pod must be Guaranteed, and is ${qosClass}, since ${reason}`;
  return [{ path: 'containers', message, fix: 'give every container equal requests and limits of cpu and memory.' }];
}

function containerProblem(container: PodContainer): Problem[] {
  const request = resourcesOf(container).requests.get('cpu');
  if (request && request.nano > 0n && request.nano % ONE === 0n) return [];
  const { name, path } = container;
  const value = writtenAmount(container, 'requests', 'cpu');
  const requests = value === undefined ? 'requests no cpu' : `requests ${value} of cpu`;
  return [
    {
      container: name,
      path: `${path}.resources.requests[cpu]`,
      value,
      message: `"${name}" ${requests}, and must request whole cores`,
      fix: `give "${name}" whole cores, such as QosTier.exclusiveCores({ cpu: Cpu.units(${wholeCores(value)}), memory }).`,
    },
  ];
}

/** The next whole number of cores. */
function wholeCores(value: string | undefined): bigint {
  const nano = parseQuantity(value)?.nano ?? 0n;
  return nano <= 0n ? 1n : (nano + ONE - 1n) / ONE;
}
