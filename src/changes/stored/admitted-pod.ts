// cspell:words defaulttolerationseconds
import { fieldsOf, isAbsent, isFields, listOf, parsedJson, textOf, type Fields } from '../../kubernetes/json';
import { keyOf } from '../objects/changed-objects';

/** What the API server and the scheduler set in a new Pod that says nothing of it. */
const ADMITTED_FIELDS = [
  'ephemeralContainers',
  'imagePullSecrets',
  'nodeName',
  'overhead',
  'preemptionPolicy',
  'priority',
  'serviceAccount',
  'serviceAccountName',
  'tolerations',
];

/** What `tolerations` gets at each update if it lacks them. */
const DEFAULT_TOLERATIONS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** The name of the volume with the token of the service account. */
const TOKEN_VOLUME = /^kube-api-access-/;

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Two forms of one object. If one of them is a Pod as a cluster has it, and the other one a manifest, the manifest gets what
 * admission and the scheduler have added to the Pod: it stays when the manifest is applied.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
export function withAdmittedFields(before: Fields, after: Fields): [Fields, Fields] {
  if (isLivePod(before)) return [before, isLivePod(after) ? after : admitted(after, before)];
  return isLivePod(after) ? [admitted(before, after), after] : [before, after];
}

function isLivePod(object: Fields): boolean {
  const { group, kind } = keyOf(object);
  return group === '' && kind === 'Pod' && typeof fieldsOf(object['metadata'])['uid'] === 'string';
}

function admitted(manifest: Fields, live: Fields): Fields {
  const [spec, known] = [manifest['spec'], fieldsOf(live['spec'])];
  if (!isFields(spec)) return manifest;
  const applied = fieldsOf(lastApplied(live)['spec']);
  const isAdded = (name: string): boolean => isAbsent(spec[name]) && isAbsent(applied[name]) && !isAbsent(known[name]);
  const added = ADMITTED_FIELDS.filter(isAdded).map((name) => [name, known[name]] as const);
  return { ...manifest, spec: withToken(withTolerations({ ...spec, ...Object.fromEntries(added) }, known), known) };
}

/** The manifest that client-side `kubectl apply` applied; empty if that is not known. */
function lastApplied(live: Fields): Fields {
  const text = fieldsOf(fieldsOf(live['metadata'])['annotations'])[LAST_APPLIED];
  return fieldsOf(typeof text === 'string' ? parsedJson(text) : undefined);
}

/** Source: plugin/pkg/admission/defaulttolerationseconds, which looks at updates too */
function withTolerations(spec: Fields, live: Fields): Fields {
  const tolerations = listOf(spec['tolerations']);
  if (tolerations.length === 0) return spec;
  const isDefault = (key: string): boolean => DEFAULT_TOLERATIONS.includes(key);
  return { ...spec, tolerations: [...tolerations, ...lackingIn(tolerations, live['tolerations'], 'key', isDefault)] };
}

/** Source: plugin/pkg/admission/serviceaccount */
function withToken(spec: Fields, live: Fields): Fields {
  const volumes = lackingIn(spec['volumes'], live['volumes'], 'name', isTokenVolume);
  if (volumes.length === 0) return spec;
  return {
    ...spec,
    ...withMounts(spec, live, 'initContainers'),
    ...withMounts(spec, live, 'containers'),
    volumes: [...listOf(spec['volumes']), ...volumes],
  };
}

function withMounts(spec: Fields, live: Fields, list: string): Fields {
  const containers = spec[list];
  if (!Array.isArray(containers)) return {};
  const known = new Map(listOf(live[list]).map((container) => [fieldsOf(container)['name'], fieldsOf(container)]));
  const mounted = containers.map((container: unknown) => {
    if (!isFields(container)) return container;
    const mounts = container['volumeMounts'];
    const lacking = lackingIn(mounts, known.get(container['name'])?.['volumeMounts'], 'name', isTokenVolume);
    return lacking.length === 0 ? container : { ...container, volumeMounts: [...listOf(mounts), ...lacking] };
  });
  return { [list]: mounted };
}

function isTokenVolume(name: string): boolean {
  return TOKEN_VOLUME.test(name);
}

/** The items of the running Pod's list that admission adds, and a list lacks. */
function lackingIn(list: unknown, live: unknown, key: string, isAdded: (name: string) => boolean): unknown[] {
  const known = new Set(listOf(list).map((item) => fieldsOf(item)[key]));
  return listOf(live).filter((item) => {
    const name = textOf(fieldsOf(item)[key]);
    return name !== undefined && isAdded(name) && !known.has(name);
  });
}
