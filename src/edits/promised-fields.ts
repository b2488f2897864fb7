import { PROBE_FIELDS, HOOK_FIELDS } from '../pod/handlers';
import { PROBE_HANDLERS } from '../kubernetes/probe-handlers';
import { deepEqual, fieldsOf, isAbsent, isFields, listOf, textOf, textsOf, type Fields } from '../kubernetes/json';
import { compareQuantities, parseQuantity } from '../kubernetes/quantity';
import type { PodContainer } from '../pod/containers';
import { RESOURCE_SIDES } from '../pod/resources/container-resources';
import { CLASSIFYING_RESOURCES } from '../pod/resources/qos';

/** What a container lacks of a field that was promised, or has otherwise. */
export interface UndoneField {
  readonly what: 'mount' | 'port' | 'restriction' | 'probe' | 'hook' | 'resources';
  /** The name of it; empty for what a container has once. */
  readonly name: string;
  readonly isMissing: boolean;
  /** The path of it from the container, if it is a field of its own. */
  readonly path?: string;
  /** The volumes that are no longer mounted as promised. */
  readonly volumes?: readonly string[];
  /** Where a mount that was changed stands in its container. */
  readonly place?: string;
}

type CompareField = (promised: unknown, container: PodContainer, spec: Fields) => UndoneField[];

/** The fields of a container that are a promise, with what breaks it. */
const PROMISED_FIELDS: { readonly [field: string]: CompareField } = {
  ports: (promised, container, spec) =>
    listOf(promised)
      .map(fieldsOf)
      .flatMap((port) => brokenPort(port, container, spec)),
  volumeMounts: (promised, { fields }) =>
    listOf(promised)
      .map(fieldsOf)
      .flatMap((mount) => brokenMount(mount, fields)),
  securityContext: brokenRestrictions,
  lifecycle: brokenHooks,
  resources: brokenResources,
  ...Object.fromEntries(PROBE_FIELDS.map((field): [string, CompareField] => [field, brokenProbe(field)])),
};

/** Amounts that a helper has by itself are values, which later code may refine; those of a tier are promised. */
const HELPER_FIELDS = Object.keys(PROMISED_FIELDS).filter((field) => field !== 'resources');

const NOTHING: readonly UndoneField[] = [];

/**
 * What a container lacks of a field that was promised. Fields other than those that run, restrict or connect it, such as the
 * image and the arguments, are values that later code may refine, and so is everything that is added to a promised object.
 */
export function brokenField(
  field: string,
  promised: unknown,
  container: PodContainer,
  spec: Fields,
): readonly UndoneField[] {
  if (deepEqual(promised, container.fields[field])) return NOTHING;
  return PROMISED_FIELDS[field]?.(promised, container, spec) ?? NOTHING;
}

/** What a helper lacks of the container that was promised. */
export function brokenHelper(promised: Fields, container: PodContainer, spec: Fields): UndoneField[] {
  return HELPER_FIELDS.flatMap((field) =>
    promised[field] === undefined ? NOTHING : brokenField(field, promised[field], container, spec),
  );
}

/** A mount at the same path of another volume, or that is less than promised, is another one. */
export function brokenMount(promised: Fields, container: Fields): UndoneField[] {
  const mounts = listOf(container['volumeMounts']).map(fieldsOf);
  const isPresent = (mount: Fields): boolean => mount['mountPath'] === promised['mountPath'];
  if (mounts.some((mount) => isPresent(mount) && holds(promised, mount))) return [];
  const index = mounts.findIndex(isPresent);
  const isMissing = index < 0;
  const [name, volumes] = [String(promised['mountPath']), [String(promised['name'])]];
  return [{ what: 'mount', name, isMissing, volumes, ...(!isMissing && { place: `volumeMounts[${index}]` }) }];
}

/** The name of a port may have moved to another container, as with a reverse proxy: then it is found there. */
function brokenPort({ name, ...promised }: Fields, { fields }: PodContainer, spec: Fields): UndoneField[] {
  const protocolOf = (port: Fields): string => textOf(port['protocol']) || 'TCP';
  const present = portsIn(fields).filter(
    (port) => port['containerPort'] === promised['containerPort'] && protocolOf(port) === protocolOf(promised),
  );
  const isNamed = (port: Fields): boolean => port['name'] === name;
  const hasName = (): boolean => isAbsent(name) || present.some(isNamed) || portsOf(spec).some(isNamed);
  const wanted = { ...promised, protocol: undefined };
  if (present.some((port) => holds(wanted, port)) && hasName()) return [];
  return [{ what: 'port', name: String(promised['containerPort']), isMissing: present.length === 0 }];
}

function portsOf(spec: Fields): Fields[] {
  return [...listOf(spec['initContainers']), ...listOf(spec['containers'])].map(fieldsOf).flatMap(portsIn);
}

function portsIn(container: Fields): Fields[] {
  return listOf(container['ports']).map(fieldsOf);
}

/** Whether the fields that restrict a container do so still; a container without one has that of the Pod, if there is one. */
const RESTRICTIONS: {
  readonly [field: string]: { readonly restricts: (promised: unknown, present: unknown) => boolean; ofPod?: true };
} = {
  allowPrivilegeEscalation: { restricts: (promised, present) => promised !== false || present === false },
  readOnlyRootFilesystem: { restricts: (promised, present) => promised !== true || present === true },
  runAsNonRoot: { restricts: (promised, present) => promised !== true || present === true, ofPod: true },
  seccompProfile: { restricts: (_promised, present) => isConfined(present), ofPod: true },
  capabilities: { restricts: (promised, present) => dropsAll(promised, present) },
};

function brokenRestrictions(promised: unknown, { fields }: PodContainer, spec: Fields): UndoneField[] {
  const [own, ofPod] = [fieldsOf(fields['securityContext']), fieldsOf(spec['securityContext'])];
  return Object.entries(fieldsOf(promised)).flatMap(([name, value]): UndoneField[] => {
    const restriction = RESTRICTIONS[name];
    if (restriction === undefined) return [];
    const present = own[name] ?? (restriction.ofPod && ofPod[name]);
    if (restriction.restricts(value, present)) return [];
    return [{ what: 'restriction', name, isMissing: isAbsent(own[name]) }];
  });
}

function isConfined(profile: unknown): boolean {
  const type = fieldsOf(profile)['type'];
  return !isAbsent(type) && type !== 'Unconfined';
}

function dropsAll(promised: unknown, present: unknown): boolean {
  const [wanted, dropped] = [promised, present].map((capabilities) => textsOf(fieldsOf(capabilities)['drop']));
  return wanted?.every((name) => dropped?.includes(name) || dropped?.includes('ALL')) ?? true;
}

/** The handler is the promise: a probe that asks something else. How often it asks is for its deadlines to judge. */
function brokenProbe(field: string): CompareField {
  return (promised, { fields }) => {
    const isKept = isAbsent(promised) ? isAbsent(fields[field]) : holdsHandler(promised, fields[field]);
    return isKept ? [] : [{ what: 'probe', name: field, isMissing: isAbsent(fields[field]), path: field }];
  };
}

/** A port by its name may be written as its number: the name can move to another container. */
function holdsHandler(promised: unknown, present: unknown): boolean {
  const [wanted, actual] = [fieldsOf(promised), fieldsOf(present)];
  return PROBE_HANDLERS.filter((type) => isFields(wanted[type])).every((type) => {
    const handler = fieldsOf(wanted[type]);
    const withoutPortName = typeof handler['port'] === 'string' ? { ...handler, port: undefined } : handler;
    return isFields(actual[type]) && holds(withoutPortName, actual[type]);
  });
}

function brokenHooks(promised: unknown, { fields }: PodContainer): UndoneField[] {
  const [wanted, actual] = [fieldsOf(promised), fieldsOf(fields['lifecycle'])];
  return HOOK_FIELDS.filter((hook) => isFields(wanted[hook]) && !holds(wanted[hook], actual[hook])).map((hook) => ({
    what: 'hook',
    name: hook,
    isMissing: isAbsent(actual[hook]),
    path: `lifecycle.${hook}`,
  }));
}

/** The amounts of a tier; without any of a resource that counts for the class, none may be added. */
function brokenResources(promised: unknown, { fields }: PodContainer): UndoneField[] {
  const [wanted, actual] = [fieldsOf(promised), fieldsOf(fields['resources'])];
  const isUncounted = CLASSIFYING_RESOURCES.every((name) => amounts(wanted, name).every(isAbsent));
  const isKept =
    RESOURCE_SIDES.every((side) => holdsAmounts(fieldsOf(wanted[side]), fieldsOf(actual[side]))) &&
    (!isUncounted || CLASSIFYING_RESOURCES.every((name) => amounts(actual, name).every(isAbsent)));
  const isMissing = isAbsent(fields['resources']);
  return isKept ? [] : [{ what: 'resources', name: '', isMissing, path: 'resources' }];
}

function amounts(resources: Fields, name: string): unknown[] {
  return RESOURCE_SIDES.map((side) => fieldsOf(resources[side])[name]);
}

function holdsAmounts(promised: Fields, present: Fields): boolean {
  return Object.entries(promised).every(([name, amount]) => {
    if (amount === present[name]) return true;
    const [wanted, actual] = [parseQuantity(amount), parseQuantity(present[name])];
    return wanted !== undefined && actual !== undefined && compareQuantities(wanted, actual) === 0;
  });
}

/** Whether a value has everything that is promised of it; it may have more fields. */
export function holds(promised: unknown, present: unknown): boolean {
  if (promised === undefined) return true;
  if (promised === false || promised === null) return isAbsent(present) || present === false;
  if (!isFields(promised)) return deepEqual(promised, present);
  return isFields(present) && Object.keys(promised).every((key) => holds(promised[key], present[key]));
}
