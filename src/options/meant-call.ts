import { isShort, codeOf } from './code-of';
import { classNamesOf, isPlainObject } from './recognize';

/** Calls that can be made for a chart or an app as well; all others need the workload that holds the Pod. */
const FOR_ANY_SCOPE = [
  'Findings.of',
  'PodKinds.register',
  'PodTemplate.all',
  'QosPolicy.of',
  'Rules.enforce',
  'Rules.waive',
  'TargetCluster.of',
  'TargetCluster.set',
];

/** What to pass where a construct must be. */
export function constructFor(call: string, path: string, value: unknown): string {
  if (call === 'Findings.of' && Array.isArray(value))
    return 'judge objects with Findings.ofManifests, or pass the chart.';
  return path !== '.scope' || FOR_ANY_SCOPE.includes(call)
    ? 'pass a construct: a workload, a chart or the app.'
    : 'pass the workload that holds the Pod, such as the Deployment, or a construct below it.';
}

/** What to write for manifests that are not a list of objects. */
export function manifestsFor(value: unknown): string {
  if (typeof value === 'string') {
    return "read the text into objects first, as in Findings.ofManifests(Yaml.load('manifests.yaml')) with the `Yaml` of cdk8s.";
  }
  const names = classNamesOf(value);
  if (names.includes('App')) {
    return 'pass its objects, as in Findings.ofManifests(app.charts.flatMap((chart) => chart.toJson())).';
  }
  if (names.includes('Chart')) return 'pass its objects, as in Findings.ofManifests(chart.toJson()).';
  if (names.includes('ApiObject')) return 'pass what it renders, as in Findings.ofManifests([object.toJson()]).';
  return 'pass a list of objects, as in Findings.ofManifests([manifest]).';
}

/** The options that calls of cdk8s-plus, and of earlier habits, take as arguments of their own, in their order. */
const IN_ORDER: { readonly [call: string]: readonly string[] } = {
  'LifecycleHandler.fromHttpGet': ['path'],
  'Probe.fromHttpGet': ['path'],
  'SharedVolume.addVolumeMount': ['container', 'path'],
};

/**
 * The call with one object in place of several arguments, such as `Probe.fromHttpGet({ path: '/healthz', port: 8080 })` for
 * `Probe.fromHttpGet('/healthz', { port: 8080 })`; undefined if it cannot be told.
 */
export function callWithOptions(call: string, values: readonly unknown[]): string | undefined {
  const names = Object.hasOwn(IN_ORDER, call) ? IN_ORDER[call] : undefined;
  if (!names) return undefined;
  const [rest, ...others] = values.slice(names.length) as (object | undefined)[];
  const named = values.slice(0, names.length);
  if (others.length > 0 || !named.every(isShort) || !(rest === undefined || isPlainObject(rest))) return undefined;
  const options: { readonly [name: string]: string } = Object.fromEntries(
    named.map((value, index) => [names[index] ?? '', value]),
  );
  const code = codeOf({ ...options, ...rest });
  return code && `${call.replace('SharedVolume', 'volume')}(${code})`;
}
