import type { Problem } from '../findings/problem';
import { lackingFieldsIn } from '../kubernetes/fields/feature-fields';
import { type Feature } from '../kubernetes/fields/features';
import type { FieldMatch } from '../kubernetes/fields/field-patterns';
import { fieldsOf, isAbsent } from '../kubernetes/json';
import { valueAt } from '../kubernetes/value-at';
import { containerAt } from '../pod/containers';
import type { Pod } from '../pod/pod';
import { restartPolicyOf } from '../pod/restart-policy';

/** What the API server of a target does with a field whose feature it lacks. */
export type Response = 'refuses' | 'drops';

/**
 * The problems of fields whose feature the target lacks. Strict field validation refuses a field that the target does not
 * know, and validation refuses some values; any other field that it knows is dropped.
 *
 * Source: k8s.io/kubernetes/pkg/api/pod/util.go, DropDisabledPodFields
 */
export function lackingFeatures(pod: Pod, response: Response): Problem[] {
  return lackingFieldsOf(pod)
    .filter(({ feature, path }) => responseTo(feature, path, pod) === response)
    .map((field) => ({ path: field.path, value: field.value, ...lackOf(field, pod, response) }));
}

/** A field whose feature the target lacks. */
export interface LackingField extends FieldMatch {
  readonly feature: Feature;
}

const SIDECARS = 'SidecarContainers';

/** Whether the API server of the target knows a field, and drops it since its feature gate is off. */
export function isDroppedField({ feature, path }: LackingField, pod: Pod): boolean {
  return responseTo(feature, path, pod) === 'drops';
}

/**
 * Whether a field is unknown to the target, which drops it if it is sent without strict field validation and nothing else
 * makes it refuse the object.
 */
export function isUnknownField({ feature, path }: LackingField, pod: Pod): boolean {
  return !isKnown(feature, pod) && !isRefused(feature, path, pod);
}

/** Two rules ask for the same fields of a Pod, and looking for them is what takes their time. */
const FOUND = new WeakMap<Pod, readonly LackingField[]>();

/** The fields of a Pod whose features its target lacks. */
export function lackingFieldsOf(pod: Pod): readonly LackingField[] {
  const known = FOUND.get(pod);
  if (known) return known;
  const found = lackingFieldsIn(pod.spec, pod.target).flatMap(({ feature, matches }) =>
    matches.map(({ path, value }) => ({ feature, path, value })),
  );
  FOUND.set(pod, found);
  return found;
}

function responseTo(feature: Feature, path: string, pod: Pod): Response {
  return isKnown(feature, pod) && !isRefused(feature, path, pod) ? 'drops' : 'refuses';
}

/** Whether validation refuses a field, so that the object is refused however it is sent. */
function isRefused(feature: Feature, path: string, pod: Pod): boolean {
  const { minor } = pod.target.version;
  const { isRefused: isAlways = false, refusedBetween: [first, last] = [Infinity, 0] } = feature;
  return isAlways || (minor >= first && minor <= last) || isRefusedAlone(feature, path, pod);
}

function isRefusedAlone({ refusedAloneUntil = 0 }: Feature, path: string, { spec, target }: Pod): boolean {
  if (target.version.minor > refusedAloneUntil) return false;
  const around = fieldsOf(valueAt(spec, path.slice(0, path.lastIndexOf('.'))));
  return Object.values(around).filter((value) => !isAbsent(value)).length === 1;
}

function isKnown({ since, until }: Feature, { target }: Pod): boolean {
  const { minor } = target.version;
  return minor >= since && (until === undefined || minor <= until);
}

function lackOf(field: LackingField, pod: Pod, response: Response): Pick<Problem, 'message' | 'fix' | 'data'> {
  const { feature } = field;
  const does = doesText(field, pod, response);
  const newer = newerMinor(feature, pod);
  const [isGated, canMove] = [isKnown(feature, pod), canBeOrdinary(field, pod)];
  const cures = [
    newer === undefined ? [] : [`upgrade the cluster to Kubernetes 1.${newer} or newer`],
    isGated ? [`enable the feature gate ${feature.gate}`] : [],
    canMove && !startsBeforeApp(field, pod) ? ['move the container to `containers`'] : waysWithout(feature),
  ];
  return {
    message: `the target is Kubernetes ${pod.target.version.toString()}, which ${does}: ${reasonOf(feature, pod)}.`,
    fix: `${cures.flat().join(', or ')}.`,
    data: { ...factsOf(feature, pod), ...(canMove && moveOf(field, pod)) },
  };
}

/** A field that the target does not know is refused under strict field validation alone, the default of kubectl. */
function doesText({ feature, path }: LackingField, pod: Pod, response: Response): string {
  if (response === 'drops') return 'drops this field without an error';
  return isKnown(feature, pod) || isRefused(feature, path, pod) ? 'refuses this field' : 'does not know this field';
}

function factsOf(feature: Feature, pod: Pod): { readonly [name: string]: string } {
  const newer = newerMinor(feature, pod);
  return {
    feature: feature.name,
    ...(isKnown(feature, pod) && { gate: feature.gate }),
    ...(newer !== undefined && { neededVersion: `1.${newer}` }),
  };
}

/** Where the container of a field can go, and the promise of code that it cannot keep there. */
function moveOf(field: LackingField, pod: Pod): { readonly [name: string]: string } {
  return { moveTo: 'containers', ...(startsBeforeApp(field, pod) && { givesUp: 'startsBeforeApp' }) };
}

function reasonOf(feature: Feature, pod: Pod): string {
  const { name, gate, since, until, onByDefault = since } = feature;
  const switchedOff = onByDefault > since ? `, off by default before 1.${onByDefault}` : '';
  if (pod.target.version.minor < since) return `${name} came with 1.${since}${switchedOff}`;
  if (until !== undefined && pod.target.version.minor > until) return `1.${until} was the last version with ${name}`;
  return `the feature gate ${gate} (${name}) is off`;
}

/** The first minor version after the target that has the feature without anybody setting its gate; undefined for none. */
export function newerMinor({ onByDefault }: Feature, { target }: Pod): number | undefined {
  return onByDefault !== undefined && target.version.minor < onByDefault ? onByDefault : undefined;
}

/** What can be done on the cluster as it is. A sidecar without its restart policy would be an init step that never ends. */
function waysWithout({ gate, instead = 'remove the field' }: Feature): string[] {
  return gate === SIDECARS ? [] : [instead];
}

/** Whether an ordinary container can take the place of a native sidecar: if the Pod does not have to end. */
function canBeOrdinary({ feature }: LackingField, { spec, kind }: Pod): boolean {
  return feature.gate === SIDECARS && restartPolicyOf(spec, kind) === 'Always';
}

/** Whether code says that the container starts before the app, which an ordinary one cannot. */
function startsBeforeApp({ path }: LackingField, { containers, provenance }: Pod): boolean {
  return provenance.helper(containerAt(containers, path)?.name ?? '')?.startsBeforeApp === true;
}
