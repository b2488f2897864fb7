import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { fieldsOf, isAbsent, type Fields } from '../../kubernetes/json';
import { quotedList } from '../../kubernetes/words';
import type { PodContainer } from '../../pod/containers';
import type { Rule } from '../rule';

const FIELD = 'securityContext.windowsOptions.hostProcess';

/**
 * The containers of a Pod for Windows are all HostProcess containers, on the network of the node, or none of them is.
 */
export const hostProcess: Rule = {
  id: 'host-process',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The containers of a Pod are all HostProcess containers, on the network of the node, or none is.',
  fields: [
    'spec.securityContext.windowsOptions.hostProcess',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.windowsOptions.hostProcess',
    'spec.hostNetwork',
  ],
  onlyWith: ['hostProcess'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateWindowsHostProcessPod',
  check: ({ spec, containers }) => {
    const ofPod = valueIn(spec);
    const isHostProcess = ({ fields }: PodContainer): boolean => (valueIn(fields) ?? ofPod) === true;
    const hosted = containers.filter(isHostProcess);
    if (hosted.length === 0 && ofPod !== true) return [];
    const names = hosted.map(({ name }) => name);
    return [
      ...containers.filter((container) => !isHostProcess(container)).map((other) => isNone(other, names)),
      ...(ofPod === false ? hosted.map(contradictsPod) : []),
      ...(hosted.length > 0 && spec['hostNetwork'] !== true ? [needsHostNetwork(names)] : []),
    ];
  },
};

/** What a Pod or a container says; undefined if it says nothing. */
function valueIn({ securityContext }: Fields): unknown {
  const value = fieldsOf(fieldsOf(securityContext)['windowsOptions'])['hostProcess'];
  return isAbsent(value) ? undefined : value;
}

function isNone({ name, path }: PodContainer, hosted: readonly string[]): Problem {
  const others = `${quotedList(hosted)} ${hosted.length === 1 ? 'is' : 'are'}`;
  return {
    path: `${path}.${FIELD}`,
    serverField: '',
    message: `"${name}" is not a HostProcess container, and ${hosted.length === 0 ? 'its Pod says that it is one' : others}: the containers of a Pod are all of them, or none is.`,
    fix: `set ${FIELD} of "${name}" to true, or run it in another Pod.`,
  };
}

function contradictsPod({ name, path }: PodContainer): Problem {
  return {
    path: `${path}.${FIELD}`,
    message: `"${name}" is a HostProcess container, and the securityContext of its Pod says false: if both say it, they must agree.`,
    fix: 'remove hostProcess from the securityContext of the Pod, or set it to true.',
  };
}

function needsHostNetwork(hosted: readonly string[]): Problem {
  return {
    path: 'hostNetwork',
    message: `HostProcess containers, such as ${quotedList(hosted)}, use the network of the node, and hostNetwork is not true.`,
    fix: 'set hostNetwork to true.',
  };
}
