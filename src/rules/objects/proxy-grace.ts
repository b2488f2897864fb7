import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { ENDPOINT_PROPAGATION_SECONDS } from '../../pod/timeline/stop-traffic';
import type { ObjectsRule } from '../rule';
import { ObjectIndex } from '../selected-pods';
import { SERVING_FIELDS, servingContainers } from '../serving-containers';

/**
 * A proxy through which a Service reaches the app does not stop before the app does. The preStop hook by which the app
 * waits for its last requests is of no use if these come through another container that gets TERM at once.
 */
export const proxyGrace: ObjectsRule = {
  id: 'proxy-grace',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A proxy through which a Service reaches the app serves as long as the app waits.',
  fields: SERVING_FIELDS,
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime, killContainersWithSyncResult',
  check: (objects) =>
    servingContainers(ObjectIndex.of(objects))
      .filter(({ hook, termSeconds, longestSeconds }) => hook?.latest !== null && termSeconds < longestSeconds)
      .map(({ workload, container, service, termSeconds, longestSeconds, longest }) => {
        const lost = Math.min(longestSeconds, ENDPOINT_PROPAGATION_SECONDS) - termSeconds;
        const refused = lost > 0 ? `requests of ${lost} s are refused` : 'what still runs there is cut off';
        return {
          object: workload.object,
          relatedObjects: [service.object],
          objectPath: `${workload.podPath}.${container.path}.lifecycle.preStop`,
          message:
            `Service "${service.name}" leads to "${container.name}", which gets TERM ${termSeconds === 0 ? 'at once' : `after ${termSeconds} s`}, ` +
            `while the preStop hook of "${longest}" waits ${longestSeconds} s for the last requests: ${refused}.`,
          fix: `give "${container.name}" a preStop hook that sleeps for ${longestSeconds} s too, or make it a native sidecar, which stops after the app.`,
        };
      }),
};
