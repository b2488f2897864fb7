import { ApiObject, Lazy, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { PodMonitor, ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import { featureOf, isFeatureOn } from '../../kubernetes/features';
import { dnsLabelProblem, serviceNameProblem } from '../../kubernetes/names';
import { isPortNumber } from '../../kubernetes/port';
import { portOutOfRange, selectorMissing, wrongServiceName } from '../../rules/edit-problems';
import { companionMetadata, keepCompanion } from '../../template/companions';
import { addMetadata } from '../../template/edits/metadata';
import { check } from '../../template/edits/check';
import { refuse } from '../../template/locate';
import { EditPhase } from '../../template/pod-edit';
import type { PodTemplate } from '../../template/pod-template';
import { TargetCluster } from '../../template/target-cluster';
import { MetricsDiscovery, type MetricsEndpoint } from './metrics-endpoint';

/** The endpoint with its defaults, and the construct that offers it. */
interface MetricsExposure {
  readonly construct: Construct;
  readonly podTemplate: PodTemplate;
  readonly endpoint: MetricsEndpoint;
  readonly portName: string;
  readonly path: string;
}

/** Makes what lets Prometheus find an endpoint. */
export function exposeMetrics(construct: Construct, podTemplate: PodTemplate, endpoint: MetricsEndpoint): void {
  const { portName = DEFAULT_PORT_NAME, path = '/metrics', discovery = MetricsDiscovery.NONE, servicePort } = endpoint;
  const offer: MetricsExposure = { construct, podTemplate, endpoint, portName, path };
  const service = servicePort === undefined ? undefined : makeService(offer, servicePort);
  MAKERS[discovery](offer, service);
  if (service || discovery === MetricsDiscovery.POD_MONITOR) requireSelector(offer);
}

/** The name of a metrics port unless another is given. */
export const DEFAULT_PORT_NAME = 'metrics';

const RELAXED_NAMES = featureOf('RelaxedServiceNameValidation');

const NAME_LABEL = 'app.kubernetes.io/name';

const MAKERS: {
  readonly [discovery in MetricsDiscovery]: (offer: MetricsExposure, service: ApiObject | undefined) => void;
} = {
  [MetricsDiscovery.NONE]: () => undefined,
  [MetricsDiscovery.ANNOTATIONS]: annotate,
  [MetricsDiscovery.POD_MONITOR]: makePodMonitor,
  [MetricsDiscovery.SERVICE_MONITOR]: makeServiceMonitor,
};

/** Source: the scrape configuration that Prometheus' Helm chart ships; the annotations are a convention, not an API. */
function annotate({ construct, podTemplate, endpoint, path }: MetricsExposure): void {
  const annotations = { scrape: 'true', port: String(endpoint.port), path };
  for (const [name, value] of Object.entries(annotations)) {
    podTemplate._keep(addMetadata(construct, 'annotations', `prometheus.io/${name}`, () => value));
  }
}

function makePodMonitor(offer: MetricsExposure): void {
  const { construct, podTemplate, portName } = offer;
  const spec = {
    selector: { matchLabels: selectorOf(podTemplate) },
    podMetricsEndpoints: [{ port: portName, ...scrape(offer) }],
  };
  keepCompanion(new PodMonitor(construct, 'monitor', { metadata: monitorMetadata(offer), spec }));
}

function makeServiceMonitor(offer: MetricsExposure, service: ApiObject | undefined): void {
  const { construct, portName } = offer;
  if (!service) return refuseWithoutService(construct);
  service.metadata.addLabel(NAME_LABEL, service.name);
  const spec = {
    selector: { matchLabels: { [NAME_LABEL]: service.name } },
    endpoints: [{ port: portName, ...scrape(offer) }],
  };
  keepCompanion(new ServiceMonitor(construct, 'monitor', { metadata: monitorMetadata(offer), spec }));
}

function scrape({ endpoint, path }: MetricsExposure): { path: string; interval?: string } {
  return { path, ...(endpoint.interval && { interval: `${endpoint.interval.toSeconds()}s` }) };
}

function monitorMetadata({ endpoint, podTemplate }: MetricsExposure): ApiObjectMetadata {
  const labels = endpoint.monitorLabels && { labels: { ...endpoint.monitorLabels } };
  return { ...companionMetadata(podTemplate.workload), ...labels };
}

/** The port is named by its number, since not every version finds named ports of native sidecars for a Service. */
function makeService(offer: MetricsExposure, servicePort: number): ApiObject {
  const { construct, podTemplate, endpoint, portName } = offer;
  requirePort(offer, servicePort);
  const metadata = companionMetadata(podTemplate.workload);
  const spec = {
    selector: selectorOf(podTemplate),
    ports: [{ name: portName, port: servicePort, targetPort: endpoint.port }],
  };
  const service = new ApiObject(construct, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec });
  requireServiceName(offer, service);
  return keepCompanion(service);
}

function requireServiceName({ construct, podTemplate }: MetricsExposure, { name }: ApiObject): void {
  podTemplate._keep(
    check(construct, EditPhase.PATCHES, () => {
      const problem = isFeatureOn(RELAXED_NAMES, TargetCluster.of(construct))
        ? dnsLabelProblem(name)
        : serviceNameProblem(name);
      return problem === undefined ? undefined : wrongServiceName(name, problem, construct.node.path);
    }),
  );
}

/** Asked for when it is rendered, since labels can still be added. */
function selectorOf(podTemplate: PodTemplate): { [name: string]: string } {
  return Lazy.any({ produce: () => podTemplate.selectorLabels }) as { [name: string]: string };
}

/** A selector without labels would choose every Pod of the namespace. */
function requireSelector({ construct, podTemplate }: MetricsExposure): void {
  podTemplate._keep(
    check(construct, EditPhase.PATCHES, (draft) => {
      const hasLabels = Object.keys(draft.metadataOf('labels')).length > 0;
      return hasLabels ? undefined : selectorMissing(construct.node.path);
    }),
  );
}

function requirePort({ construct, podTemplate }: MetricsExposure, servicePort: number): void {
  const problem = portOutOfRange(servicePort, 'of the Service', construct.node.path);
  podTemplate._keep(check(construct, EditPhase.PATCHES, () => (isPortNumber(servicePort) ? undefined : problem)));
}

function refuseWithoutService(construct: Construct): never {
  return refuse('service-port', construct, {
    message: 'a ServiceMonitor finds the metrics through a Service, and none is made.',
    fix: 'give the `servicePort`, or choose MetricsDiscovery.POD_MONITOR.',
  });
}
