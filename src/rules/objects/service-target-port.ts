import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { didYouMean } from '../../kubernetes/closest-name';
import { portsOfContainer } from '../../pod/network/ports';
import type { ObjectsRule } from '../rule';
import { ObjectIndex, SELECTED_POD_FIELDS, servicePorts, type Workload } from '../selected-pods';
import { containersBehind } from '../service-containers';

/**
 * The name of a port to which a Service leads is one that a container of its Pods gives. A port whose name nobody has is
 * left out of the endpoints without a word, and connections to it are refused.
 */
export const serviceTargetPort: ObjectsRule = {
  id: 'service-target-port',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'The name of a port to which a Service leads is one that its Pods have.',
  fields: SELECTED_POD_FIELDS,
  source: 'k8s.io/endpointslice, getEndpointPorts; k8s.io/kubernetes/pkg/util/pod, FindPort',
  check: (objects) => {
    const index = ObjectIndex.of(objects);
    return index.services().flatMap((service) => {
      const workloads = index.behind(service);
      return servicePorts(service).flatMap((port) => {
        const { target, path } = port;
        const [workload] = workloads;
        if (typeof target !== 'string' || !workload) return [];
        if (workloads.some((each) => containersBehind(port, each).length > 0)) return [];
        const isNumber = /^\d+$/.test(target);
        return {
          object: service.object,
          relatedObjects: [workload.object],
          objectPath: path,
          message: `no container of ${workload.kind} "${workload.name}" has a port with the name "${target}": the Service leads nowhere.${didYouMean(target, namesIn(workload))}`,
          fix: isNumber
            ? 'write the number without quotes, since a text is taken for a name.'
            : 'write the name or the number of a port of the container that serves.',
        };
      });
    });
  },
};

function namesIn({ containers }: Workload): string[] {
  return containers.flatMap(portsOfContainer).flatMap(({ name }) => name ?? []);
}
