import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { listed } from '../../kubernetes/words';
import { portsOfContainer } from '../../pod/network/ports';
import type { ObjectsRule } from '../rule';
import { SYMPTOMS } from '../symptoms';
import { ObjectIndex, SELECTED_POD_FIELDS, servicePorts, type Workload } from '../selected-pods';
import { containersBehind } from '../service-containers';

/**
 * The port to which a Service leads by its number is one that a container of its Pods declares. A program may listen on a
 * port that nobody declares, so that this is likely a slip and not more; of Pods that declare no ports nothing is said.
 */
export const servicePortUndeclared: ObjectsRule = {
  id: 'service-port-undeclared',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The port to which a Service leads by its number is one that its Pods declare.',
  fields: SELECTED_POD_FIELDS,
  symptoms: [SYMPTOMS.refused],
  source: 'k8s.io/endpointslice, getEndpointPorts',
  check: (objects) => {
    const index = ObjectIndex.of(objects);
    return index.services().flatMap((service) => {
      const workloads = index.behind(service);
      const [workload] = workloads;
      if (!workload || workloads.some((each) => portTexts(each).length === 0)) return [];
      return servicePorts(service)
        .filter(
          (port) =>
            typeof port.target === 'number' && !workloads.some((each) => containersBehind(port, each).length > 0),
        )
        .map(({ path, target, protocol }) => ({
          object: service.object,
          relatedObjects: [workload.object],
          objectPath: path,
          message: `the Service leads to port ${String(target)}/${protocol}, and ${workload.kind} "${workload.name}" declares ${listed(portTexts(workload))}.`,
          fix: 'set targetPort to the port on which the container listens, or declare that port in the container.',
        }));
    });
  },
};

function portTexts({ containers }: Workload): string[] {
  return containers.flatMap(portsOfContainer).map(({ port, protocol }) => `${String(port)}/${protocol}`);
}
