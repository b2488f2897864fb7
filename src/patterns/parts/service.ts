import { ApiObject, Lazy } from 'cdk8s';
import { featureOf, isFeatureOn } from '../../kubernetes/fields/features';
import { dnsLabelProblem, serviceNameProblem } from '../../kubernetes/names';
import { isPortNumber } from '../../kubernetes/port';
import { selectorMissing, wrongServiceName } from '../../edits/edit-problems';
import { portOutOfRange } from '../../edits/port-problems';
import { patternObjectMetadata, markPatternObject } from '../../template/pattern-objects';
import { addCheck } from '../../edits/check';
import { EditPhase } from '../../edits/pod-edit';
import type { PodTemplate } from '../../template/pod-template';
import { TargetCluster } from '../../template/target-cluster';
import type { PodHelper } from './pod-helper';
import { optionOf } from './reject-helper';

/** A port of a Service, and the port of the helper behind it. */
export interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
}

/**
 * Makes a Service for a port of a helper. The port is referred to by its number, since not every version finds named
 * ports of native sidecars for a Service.
 *
 * - Container and Pod: nothing.
 * - Objects: a Service.
 *
 * @param option - the option with the endpoint, such as `metrics`
 */
export function makeService(helper: PodHelper, id: string, port: ServicePort, option: string): ApiObject {
  requireServicePort(helper, port.port, option);
  requireSelector(helper, option);
  const metadata = patternObjectMetadata(helper.podTemplate.workload);
  const spec = { selector: selectorOf(helper.podTemplate), ports: [port] };
  const service = new ApiObject(helper, id, { apiVersion: 'v1', kind: 'Service', metadata, spec });
  requireServiceName(helper, service);
  return markPatternObject(service);
}

/** The labels by which the Pods are found; read when it is rendered, since labels can still be added. */
export function selectorOf(podTemplate: PodTemplate): { [name: string]: string } {
  return Lazy.any({ produce: () => podTemplate.selectorLabels }) as { [name: string]: string };
}

/** Finds Pods without labels: a selector without labels would choose every Pod of the namespace. */
export function requireSelector(helper: PodHelper, option: string): void {
  helper.podTemplate._keep(
    addCheck(EditPhase.PATCHES, (draft) => {
      const hasLabels = Object.keys(draft.metadataOf('labels')).length > 0;
      return hasLabels ? undefined : selectorMissing(helper.node.path, optionOf(helper, option));
    }),
  );
}

const RELAXED_NAMES = featureOf('RelaxedServiceNameValidation');

function requireServiceName(helper: PodHelper, { name }: ApiObject): void {
  helper.podTemplate._keep(
    addCheck(EditPhase.PATCHES, () => {
      const problem = isFeatureOn(RELAXED_NAMES, TargetCluster.of(helper))
        ? dnsLabelProblem(name)
        : serviceNameProblem(name);
      return problem === undefined
        ? undefined
        : wrongServiceName({ name, option: optionOf(helper, 'id') }, problem, helper.node.path);
    }),
  );
}

function requireServicePort(helper: PodHelper, port: number, option: string): void {
  const problem = portOutOfRange(
    { port, use: 'of the Service', option: optionOf(helper, `${option}.servicePort`) },
    helper.node.path,
  );
  helper.podTemplate._keep(addCheck(EditPhase.PATCHES, () => (isPortNumber(port) ? undefined : problem)));
}
