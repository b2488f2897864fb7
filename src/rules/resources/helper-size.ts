import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { canonicalQuantity, compareQuantities, type Quantity } from '../../kubernetes/quantity';
import { isLongRunning, type PodContainer } from '../../pod/containers';
import type { Pod } from '../../pod/pod';
import { resourcesOf } from '../../pod/resources/container-resources';
import { CLASSIFYING_RESOURCES } from '../../pod/resources/qos';
import { runsHelper } from '../known-programs';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

/** How many times what the app requests is much for a helper. */
const MUCH = 4n;

/**
 * A helper is small beside the app that it helps: it is paid for once more with each replica. One that needs several
 * times as much as the app is often better off as a workload of its own, or once a node.
 */
export const helperSize: Rule = {
  id: 'helper-size',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A helper does not request several times as much as the app.',
  fields: ['spec.{initContainers,containers}[*].resources.{requests,limits}'],
  onlyWith: ['resources'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers',
  check: (pod) => {
    const { appContainer } = pod;
    return appContainer ? problemsOfEach(helpersOf(pod), (helper) => tooLarge(helper, appContainer)) : [];
  },
};

function helpersOf({ longRunning, appContainer, appContainers }: Pod): readonly PodContainer[] {
  return longRunning.filter(
    (container) =>
      isLongRunning(container) &&
      (!appContainers.includes(container) || (container !== appContainer && runsHelper(container))),
  );
}

function tooLarge(helper: PodContainer, app: PodContainer): ContainerProblem[] {
  const large = CLASSIFYING_RESOURCES.flatMap((resource) => {
    const [own, ofApp] = [requestOf(helper, resource), requestOf(app, resource)];
    if (!own || !ofApp || ofApp.nano === 0n) return [];
    const isLarge = compareQuantities(own, { ...ofApp, nano: ofApp.nano * MUCH }) >= 0;
    return isLarge ? [`${canonicalQuantity(own)} of ${resource}, and "${app.name}" ${canonicalQuantity(ofApp)}`] : [];
  });
  if (large.length === 0) return [];
  return [
    {
      path: 'resources.requests',
      message: `the helper "${helper.name}" requests ${large.join('; ')}: every replica pays for it.`,
      fix: 'lower what the helper requests, or run it as a workload of its own or once a node.',
    },
  ];
}

/** Without a request the limit is requested. */
function requestOf(container: PodContainer, resource: string): Quantity | undefined {
  const { requests, limits } = resourcesOf(container);
  return requests.get(resource) ?? limits.get(resource);
}
