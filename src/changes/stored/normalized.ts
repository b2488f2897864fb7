import type { Decoder } from '../../kubernetes/fields/decoders';
import { isAbsent, isFields, setOwn, type Fields } from '../../kubernetes/json';
import { canonicalQuantity, parseQuantity } from '../../kubernetes/quantity';

/** No field that Kubernetes knows is nested this deep, and what is nested deeper is compared as it stands. */
const MAX_DEPTH = 64;

/**
 * A value in the one form that the API server has for all that mean the same: amounts as it prints them, without
 * null, and without the empty lists, maps and objects that it does not tell apart from absent ones. What has
 * that form already is not copied.
 *
 * @param decoder - what the table of fields knows of the value; undefined if it is of no known type
 */
export function normalized(value: unknown, decoder: Decoder | undefined, depth = 0): unknown {
  if (depth > MAX_DEPTH || isAbsent(value)) return value;
  if (Array.isArray(value)) {
    const items = decoder?.form === 'list' ? decoder.items : undefined;
    const result = value.map((item: unknown) => normalized(item, items, depth + 1));
    return result.every((item, index) => item === value[index]) ? value : result;
  }
  return isFields(value) ? normalizedFields(value, decoder, depth) : normalizedScalar(value, decoder);
}

function normalizedScalar(value: unknown, decoder: Decoder | undefined): unknown {
  return decoder?.form === 'scalar' && decoder.scalar === 'quantity' ? amountText(value) : plainNumber(value);
}

function normalizedFields(fields: Fields, decoder: Decoder | undefined, depth: number): Fields {
  let result: Fields | undefined;
  const names = Object.keys(fields);
  for (const [index, name] of names.entries()) {
    const known = decoderIn(decoder, name);
    const value = normalized(fields[name], known, depth + 1);
    const isKept = !isAbsent(value) && !isNothing(name, value, known, decoder);
    if (result === undefined && isKept && value === fields[name]) continue;
    result ??= fieldsWith(names.slice(0, index), fields);
    if (isKept) setOwn(result, name, value);
  }
  return result ?? fields;
}

function fieldsWith(names: readonly string[], fields: Fields): Fields {
  const result: Fields = {};
  for (const name of names) setOwn(result, name, fields[name]);
  return result;
}

function decoderIn(decoder: Decoder | undefined, name: string): Decoder | undefined {
  if (decoder?.form === 'map') return decoder.values;
  return decoder?.form === 'object' ? decoder.fields.get(name) : undefined;
}

/** Whether the API server stores the same for a value as for none. */
function isNothing(name: string, value: unknown, decoder: Decoder | undefined, holder: Decoder | undefined): boolean {
  if (decoder === undefined || holder?.form === 'map') return false;
  if (Array.isArray(value)) return decoder.form === 'list' && value.length === 0;
  if (isFields(value)) return isEmpty(value) && (decoder.form === 'map' || EMBEDDED.has(name));
  return ZERO_VALUES.has(value) && treatsZeroAsAbsent(name, holder);
}

const ZERO_VALUES: ReadonlySet<unknown> = new Set([false, 0, '']);

function isEmpty(fields: Fields): boolean {
  return Object.keys(fields).length === 0;
}

/** Objects that are not pointers in Go, so that an empty one is none. */
const EMBEDDED: ReadonlySet<string> = new Set(['metadata', 'resources', 'strategy', 'updateStrategy']);

/** Fields that are not pointers in Go, by the type that has them, so that a zero, an empty text or false is none. */
const ZEROS: Readonly<Record<string, readonly string[]>> = {
  PodSpec: [
    'hostNetwork',
    'hostPID',
    'hostIPC',
    'hostname',
    'subdomain',
    'nodeName',
    'serviceAccountName',
    'serviceAccount',
    'priorityClassName',
  ],
  Container: ['stdin', 'stdinOnce', 'tty', 'workingDir'],
  EnvVar: ['value'],
  EnvFromSource: ['prefix'],
  ContainerPort: ['hostPort', 'hostIP', 'name'],
  Probe: ['initialDelaySeconds'],
  HTTPGetAction: ['host'],
  TCPSocketAction: ['host'],
  VolumeMount: ['readOnly', 'subPath', 'subPathExpr'],
  PersistentVolumeClaimVolumeSource: ['readOnly'],
  EmptyDirVolumeSource: ['medium'],
  DeploymentSpec: ['paused', 'minReadySeconds'],
  DaemonSetSpec: ['minReadySeconds'],
  ReplicaSetSpec: ['minReadySeconds'],
  ReplicationControllerSpec: ['minReadySeconds'],
  StatefulSetSpec: ['minReadySeconds'],
  ServicePort: ['name', 'nodePort'],
  ServiceSpec: ['publishNotReadyAddresses', 'externalName', 'loadBalancerIP'],
};

function treatsZeroAsAbsent(name: string, holder: Decoder | undefined): boolean {
  const type = holder?.form === 'object' ? holder.typeName : undefined;
  return type !== undefined && Object.hasOwn(ZEROS, type) && (ZEROS[type]?.includes(name) ?? false);
}

function amountText(value: unknown): unknown {
  const quantity = parseQuantity(value);
  return quantity ? canonicalQuantity(quantity) : value;
}

/** Numbers too large for JavaScript are read as bigint. */
function plainNumber(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
