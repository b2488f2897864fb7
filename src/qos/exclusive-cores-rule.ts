import { isFeatureOn, type Feature } from '../kubernetes/fields/features';
import { parseQuantity } from '../kubernetes/quantity';
import { resourcesOf } from '../pod/resources/container-resources';
import { containersOf, type PodContainer } from '../pod/containers';
import { hasPodLevelResource, podLevelResourcesOf } from '../pod/resources/pod-level-resources';
import { qosOf } from '../pod/resources/qos';
import { FindingSeverity, type Problem } from '../rules/finding';
import type { JudgedPod, Rule } from '../rules/rule';
import { storedPod } from '../rules/stored-pod';
import { quotedList } from '../kubernetes/words';
import { undecidable } from './undecidable';
import { writtenAmount } from './written-amount';

const ONE_CORE = 10n ** 9n;

/** Only a gate of the kubelet switches it: no field of the Pod depends on it. */
const POD_LEVEL_MANAGERS: Feature = {
  name: 'exclusive cores in Pods that ask for resources as a whole',
  gate: 'PodLevelResourceManagers',
  since: 36,
  fields: [],
};

/**
 * The promise that containers get cores for themselves, as a rule for the final manifest. The kubelet gives them to
 * containers of a Guaranteed Pod, of any kind, that ask for whole cores; all others share the rest.
 *
 * Source: k8s.io/kubernetes/pkg/kubelet/cm/cpumanager/policy_static.go, guaranteedCPUs and Allocate
 */
export function exclusiveCoresRule(containers: readonly string[], promisedFor: string): Rule {
  return {
    id: 'exclusive-cores',
    severity: FindingSeverity.ERROR,
    summary: 'Containers that are to have cores for themselves get them.',
    check: (pod) => {
      const stored = storedPod(pod);
      if (!stored) return undecidable(pod, headOf(promisedFor));
      const wanted = wantedContainers(stored, pod, containers);
      const missing = containers.filter((name) => !wanted.some((container) => container.name === name));
      const problems = [
        ...missing.map((name) => unknownContainer(name, pod)),
        ...podProblems(stored, pod),
        ...wanted.flatMap(containerProblem),
      ];
      return problems.map((problem) => ({ ...problem, message: `${headOf(promisedFor)}: ${problem.message}.` }));
    },
  };
}

function headOf(promisedFor: string): string {
  return `${promisedFor} promises cores of its own to a container`;
}

/** The containers of these names, or else those of the app that came with the workload. */
function wantedContainers(stored: JudgedPod['spec'], { origins }: JudgedPod, names: readonly string[]): PodContainer[] {
  const isWanted = ({ kind, name }: PodContainer): boolean =>
    names.length > 0 ? names.includes(name) : kind === 'app' && !origins.isBrought({ type: 'container', name });
  return containersOf(stored).filter(isWanted);
}

function unknownContainer(name: string, { containers }: JudgedPod): Problem {
  const known = quotedList(containers.map((container) => container.name));
  return {
    message: `no container has the name "${name}"; the Pod has ${known}`,
    fix: 'name one of these.',
  };
}

function podProblems(stored: JudgedPod['spec'], { target }: JudgedPod): Problem[] {
  const whole = podLevelResourcesOf(stored, target);
  if (whole && hasPodLevelResource(whole) && !isFeatureOn(POD_LEVEL_MANAGERS, target)) {
    const message = 'the Pod asks for resources as a whole, and the kubelet gives no cores to its containers then';
    return [{ path: 'resources', value: stored['resources'], message, fix: 'give the resources to the containers.' }];
  }
  const { qosClass, reason } = qosOf(stored, target);
  if (qosClass === 'Guaranteed') return [];
  const message = `only a Guaranteed Pod has such, and this one is ${qosClass}, since ${reason}`;
  return [{ message, fix: 'give every container equal requests and limits of cpu and memory.' }];
}

function containerProblem(container: PodContainer): Problem[] {
  const request = resourcesOf(container).requests.get('cpu');
  if (request && request.nano > 0n && request.nano % ONE_CORE === 0n) return [];
  const { name, path } = container;
  const value = writtenAmount(container, 'requests', 'cpu');
  const asked = value === undefined ? 'asks for no cpu' : `asks for ${value} of cpu`;
  return [
    {
      container: name,
      path: `${path}.resources.requests[cpu]`,
      value,
      message: `"${name}" ${asked}, and only whole cores are given`,
      fix: `give "${name}" whole cores, such as QosTier.exclusiveCores({ cpu: Cpu.units(${wholeCores(value)}), memory }).`,
    },
  ];
}

/** The next whole number of cores. */
function wholeCores(value: string | undefined): bigint {
  const nano = parseQuantity(value)?.nano ?? 0n;
  return nano <= 0n ? 1n : (nano + ONE_CORE - 1n) / ONE_CORE;
}
