import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { labelValueProblem, qualifiedNameProblem } from '../../kubernetes/names';
import type { IConstruct } from 'constructs';
import { PodMonitor, ServiceMonitor } from '../../../imports/monitoring.coreos.com';
import { definedEntries } from '../../kubernetes/json';
import { listed } from '../../kubernetes/words';
import { patternObjectMetadata, markPatternObject } from '../../template/pattern-objects';
import { addMetadata } from '../../edits/metadata';
import { rejectHelper } from './reject-helper';
import { MetricsDiscovery, type MetricsEndpoint } from './metrics-endpoint';
import type { PodHelper } from './pod-helper';
import type { HelperPort } from './ports';
import { makeService, requireSelector, selectorOf } from './service';

/** An endpoint with its defaults, and the helper that exposes it. */
interface MetricsExposure {
  /** The option with the endpoint. */
  readonly option: string;
  readonly helper: PodHelper;
  readonly endpoint: MetricsEndpoint;
  readonly portName: string;
  readonly path: string;
}

/**
 * Lets Prometheus find an endpoint of a helper.
 *
 * - Container: nothing; the port is among those that it declares.
 * - Pod: annotations, for `MetricsDiscovery.ANNOTATIONS`.
 * - Objects: a Service if it has a port, a PodMonitor or ServiceMonitor if one is chosen.
 *
 * @param option - the option with the endpoint, such as `metrics`
 */
export function exposeMetrics(helper: PodHelper, endpoint: MetricsEndpoint, option: string): void {
  const { path = '/metrics', discovery = MetricsDiscovery.NONE, port: targetPort, servicePort: port } = endpoint;
  refuseUnused(helper, { endpoint, option }, discovery);
  const { name } = metricsPort(endpoint);
  const exposure: MetricsExposure = { option, helper, endpoint, portName: name, path };
  const service = port === undefined ? undefined : makeService(helper, 'service', { name, port, targetPort }, option);
  EXPOSE[discovery](exposure, service);
}

/** The endpoint of a helper whose metrics have a path of their own, which is written only where somebody reads it. */
export function metricsAt(path: string, endpoint: MetricsEndpoint): MetricsEndpoint {
  const { discovery = MetricsDiscovery.NONE } = endpoint;
  return discovery === MetricsDiscovery.NONE ? endpoint : { ...endpoint, path };
}

/** The port of an endpoint as the helper declares it. */
export function metricsPort({ port, portName = 'metrics' }: MetricsEndpoint): HelperPort & { readonly name: string } {
  return { number: port, name: portName };
}

/** The options that only some ways of discovery write anywhere. */
const OPTIONS_OF = {
  [MetricsDiscovery.NONE]: {
    unused: ['path', 'interval', 'monitorLabels'],
    medium: 'neither annotations nor a monitor',
  },
  [MetricsDiscovery.ANNOTATIONS]: { unused: ['interval', 'monitorLabels'], medium: 'annotations, and no monitor' },
} as const;

function refuseUnused(
  helper: IConstruct,
  { endpoint, option }: Pick<MetricsExposure, 'endpoint' | 'option'>,
  discovery: MetricsDiscovery,
): void {
  if (discovery !== MetricsDiscovery.NONE && discovery !== MetricsDiscovery.ANNOTATIONS) return;
  const { unused, medium } = OPTIONS_OF[discovery];
  const given = unused.filter((name) => endpoint[name] !== undefined);
  if (given.length === 0) return;
  const names = listed(given.map((name) => `\`${name}\``));
  rejectHelper('metrics-discovery', helper, {
    option: `${option}.${given[0]}`,
    message: `${names} would reach nobody: Prometheus is told of the metrics by ${medium}.`,
    fix: `choose discovery: MetricsDiscovery.POD_MONITOR, or leave out ${names}.`,
  });
}

const NAME_LABEL = 'app.kubernetes.io/name';

const EXPOSE: {
  readonly [discovery in MetricsDiscovery]: (exposure: MetricsExposure, service: ApiObject | undefined) => void;
} = {
  [MetricsDiscovery.NONE]: () => undefined,
  [MetricsDiscovery.ANNOTATIONS]: annotate,
  [MetricsDiscovery.POD_MONITOR]: makePodMonitor,
  [MetricsDiscovery.SERVICE_MONITOR]: makeServiceMonitor,
};

/** Source: the scrape configuration that Prometheus' Helm chart ships; the annotations are a convention, not an API. */
function annotate({ helper, endpoint, path }: MetricsExposure): void {
  const annotations = { scrape: 'true', port: String(endpoint.port), path };
  for (const [name, value] of Object.entries(annotations)) {
    helper.podTemplate._keep(addMetadata('annotations', `prometheus.io/${name}`, () => value));
  }
}

function makePodMonitor(exposure: MetricsExposure, service: ApiObject | undefined): void {
  const { helper, portName, option } = exposure;
  if (!service) requireSelector(helper, option);
  const spec = {
    selector: { matchLabels: selectorOf(helper.podTemplate) },
    podMetricsEndpoints: [{ port: portName, ...scrape(exposure) }],
  };
  markPatternObject(new PodMonitor(helper, 'monitor', { metadata: monitorMetadata(exposure), spec }));
}

function makeServiceMonitor(exposure: MetricsExposure, service: ApiObject | undefined): void {
  const { helper, portName } = exposure;
  if (!service) return refuseWithoutService(exposure);
  service.metadata.addLabel(NAME_LABEL, service.name);
  const spec = {
    selector: { matchLabels: { [NAME_LABEL]: service.name } },
    endpoints: [{ port: portName, ...scrape(exposure) }],
  };
  markPatternObject(new ServiceMonitor(helper, 'monitor', { metadata: monitorMetadata(exposure), spec }));
}

function scrape({ helper, endpoint, path, option }: MetricsExposure): { path: string; interval?: string } {
  const { interval } = endpoint;
  if (interval === undefined) return { path };
  const seconds = interval.toSeconds({ integral: false });
  if (!Number.isInteger(seconds) || seconds < 1) return refuseInterval({ helper, option }, seconds);
  return { path, interval: `${seconds}s` };
}

function refuseInterval({ helper, option }: Pick<MetricsExposure, 'helper' | 'option'>, seconds: number): never {
  return rejectHelper('metrics-interval', helper, {
    option: `${option}.interval`,
    value: `${seconds} s`,
    message: `the time between two scrapes is ${seconds} s but must be a whole number of seconds from 1.`,
    fix: 'give whole seconds, as in Duration.seconds(15).',
  });
}

function monitorMetadata({ endpoint, helper, option }: MetricsExposure): ApiObjectMetadata {
  for (const [name, value] of definedEntries(endpoint.monitorLabels ?? {}))
    requireLabel(helper, { name, value, option });
  const labels = endpoint.monitorLabels && { labels: Object.fromEntries(definedEntries(endpoint.monitorLabels)) };
  return { ...patternObjectMetadata(helper.podTemplate.workload), ...labels };
}

/** No rule judges the labels of a monitor, which the API server refuses as a whole if one is wrong. */
function requireLabel(
  helper: IConstruct,
  { name, value, option }: { readonly name: string; readonly value: string; readonly option: string },
): void {
  const [ofName, ofValue] = [qualifiedNameProblem(name), labelValueProblem(value)];
  if (ofName === undefined && ofValue === undefined) return;
  const problem = ofName === undefined ? `the value ${JSON.stringify(value)} ${String(ofValue)}` : `its name ${ofName}`;
  rejectHelper('metrics-discovery', helper, {
    option: `${option}.monitorLabels['${name}']`,
    value,
    message: `the monitor cannot have this label: ${problem}.`,
    fix: "write labels as in monitorLabels: { release: 'prometheus' }.",
  });
}

function refuseWithoutService({ helper, option }: MetricsExposure): never {
  return rejectHelper('service-port', helper, {
    option: `${option}.servicePort`,
    message: 'a ServiceMonitor finds the metrics through a Service, and none is made.',
    fix: 'give the `servicePort`, or choose MetricsDiscovery.POD_MONITOR.',
  });
}
