import { PROBE_HANDLERS } from '../kubernetes/probe-handlers';
import { closestName } from '../kubernetes/closest-name';
import { isFields, type Fields } from '../kubernetes/json';
import { codeOf, isShort, quoted } from './code-of';
import { objectWith } from './examples';
import { membersOfEnum, type OptionType } from './option-types';
import { itemsOf, mapOf } from './items-by-name';
import { jsonPatch } from './json-patches';
import { isOfPlus, isOfType, isPlainObject, isReference } from './recognize';

/**
 * The code for what somebody meant by a value of another type, such as `Duration.seconds(5)` for the number 5; undefined if
 * it cannot be told.
 */
export function converted(type: OptionType, value: unknown): string | undefined {
  switch (type.form) {
    case 'scalar':
      return scalarOf(type.scalar, value);
    case 'list':
      return listOf(type.items, value);
    case 'map':
      return mapOf(type.values, value);
    case 'union':
      return chosenFrom(type.types, value);
    case 'enum':
      return memberOf(type.name, value);
    case 'interface':
    case 'class':
      return objectFor(type, value);
  }
}

function objectFor(
  { form, name }: { readonly form: string; readonly name: string },
  value: unknown,
): string | undefined {
  const code = CONVERSIONS[name]?.(value);
  return code === undefined && form === 'interface' ? objectWith(name, value) : code;
}

/** If an object with a name is taken as it is, the name of another object is not meant. */
function chosenFrom(types: readonly OptionType[], value: unknown): string | undefined {
  if (isFields(value) && types.some((type) => type.form === 'interface' && isReference(type.name))) return undefined;
  const inOrder = isFields(value) ? types.toSorted((one, other) => rank(one) - rank(other)) : types;
  return inOrder.map((each) => converted(each, value)).find((code) => code !== undefined);
}

/** An object is rather meant as another object than as text. */
function rank({ form }: OptionType): number {
  return form === 'scalar' ? 1 : 0;
}

function scalarOf(scalar: string, value: unknown): string | undefined {
  if (scalar === 'string') return textOf(value);
  if (!isShort(value)) return undefined;
  const isMeant = scalar === 'number' ? /^-?\d+(\.\d+)?$/.test(value) : value === 'true' || value === 'false';
  if (isMeant && scalar === 'number' && OCTAL.test(value)) return octal(value);
  return isMeant ? value : undefined;
}

/** A number with a leading zero, as YAML and C write octal ones. */
const OCTAL = /^0[0-7]+$/;

function octal(digits: string): string {
  return `0o${digits.replace(/^0+(?=.)/, '')}`;
}

/** The permissions of files as text, which are octal with or without a zero before them. */
export function modeOf(value: unknown): string | undefined {
  return isShort(value) && /^(0o)?[0-7]{3,4}$/.test(value) ? octal(value.replace('0o', '')) : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return `'${value}'`;
  return isFields(value) && typeof value['name'] === 'string' ? 'object.name' : undefined;
}

/** Characters that only a shell understands. */
const SHELL = /[|&;<>$`"'*?(){}~]/;

function listOf(items: OptionType, value: unknown): string | undefined {
  if (isPlainObject(value)) return itemsOf(items, value);
  if (!isShort(value) && isOfType(items, value)) return wrapped(codeOf(value));
  if (!isShort(value)) return wrapped(converted(items, value));
  if (items.form !== 'scalar' && !isOfType(items, value)) return wrapped(converted(items, value));
  if (SHELL.test(value)) return `['/bin/sh', '-c', '…']`;
  return `[${value
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `'${word}'`)
    .join(', ')}]`;
}

function wrapped(code: string | undefined): string | undefined {
  return code === undefined ? undefined : `[${code}]`;
}

/** A member by its own name, by its value in another case, or misspelt. */
function memberOf(name: string, value: unknown): string | undefined {
  if (!isShort(value)) return undefined;
  const members = membersOfEnum(name);
  const words = members.flatMap((member) => [member.name, member.value]);
  const meant = closestName(value, words) ?? closestName(value.toUpperCase(), words);
  const found = members.find((member) => meant !== undefined && [member.name, member.value].includes(meant));
  return found && `${name}.${found.name}`;
}

const CONVERSIONS: { readonly [type: string]: (value: unknown) => string | undefined } = {
  AdapterSource: (port) => (typeof port === 'number' ? `AdapterSource.fromPort(${port})` : undefined),
  CollectorLogFiles: logFiles,
  CpuAmount: cpuAmount,
  CpuRange: (value) => request(cpuAmount(value)),
  CpuResources: (value) => request(cpuAmount(value)),
  Duration: duration,
  EmptyDirMount: (path) => (isPath(path) ? `{ path: '${path}' }` : undefined),
  EnvironmentValue: (value) => (typeof value === 'string' || typeof value === 'number' ? "{ value: '…' }" : undefined),
  FluentBitLogFiles: logFiles,
  HelperPort: (value) => (typeof value === 'number' ? `{ number: ${value} }` : undefined),
  HelperVolume: (value) =>
    isOfPlus(value) ? "volumeMounts: [{ volume, path: '/data' }], once the Pod has it" : undefined,
  HelperVolumeMount: (path) => (isPath(path) ? `{ volume: 'data', path: '${path}' }` : undefined),
  JsonPatch: jsonPatch,
  HelperResources: (value) => (hasMember(value, 'helperResources') ? 'tier.helperResources' : undefined),
  KubernetesVersion: version,
  LifecycleHandler: handler,
  MetricsEndpoint: (value) => (typeof value === 'number' ? `{ port: ${value} }` : undefined),
  ObjectReference: (value) => (isShort(value) ? `{ name: '${value}' }` : undefined),
  Probe: probe,
  ProbeSet: probeSet,
  SecretKeyReference: (value) => (hasMember(value, 'name') ? "{ secret, key: '…' }" : undefined),
  Size: size,
  SizeRange: (value) => request(size(value)),
  SizeResources: (value) => request(size(value)),
};

/** The files of a directory: a path whose last part is a pattern or has an ending is not that of a directory. */
function logFiles(path: unknown): string | undefined {
  if (!isPath(path)) return undefined;
  const end = path.lastIndexOf('/');
  const [directory, file] = [path.slice(0, end), path.slice(end + 1)];
  if (directory === '' || /[,*]/.test(directory) || !/[.*]/.test(file) || file.includes(',')) return undefined;
  return `{ volume: 'data', path: ${quoted(directory)}, files: [${quoted(file)}] }`;
}

function isPath(value: unknown): value is string {
  return isShort(value) && value.startsWith('/');
}

function hasMember(value: unknown, member: string): boolean {
  return isFields(value) && member in value;
}

function request(amount: string | undefined): string | undefined {
  return amount === undefined ? undefined : `{ request: ${amount} }`;
}

function cpuAmount(value: unknown): string | undefined {
  if (typeof value === 'number') return `{ amount: '${Math.round(value * 1000)}m' }`;
  return isShort(value) && /^[\d.]+m?$/.test(value) ? `{ amount: '${value}' }` : undefined;
}

const TIME_UNITS = new Map([
  ['', 'seconds'],
  ['ms', 'millis'],
  ['s', 'seconds'],
  ['m', 'minutes'],
  ['h', 'hours'],
]);

function duration(value: unknown): string | undefined {
  return amountOf('Duration', TIME_UNITS, value);
}

const SIZE_UNITS = new Map([
  ['', 'mebibytes'],
  ['Ki', 'kibibytes'],
  ['Mi', 'mebibytes'],
  ['Gi', 'gibibytes'],
]);

function size(value: unknown): string | undefined {
  return amountOf('Size', SIZE_UNITS, value);
}

function amountOf(name: string, units: ReadonlyMap<string, string>, value: unknown): string | undefined {
  if (!isShort(value) && typeof value !== 'number') return undefined;
  const [, number, unit = ''] = /^(\d+)([A-Za-z]*)$/.exec(String(value)) ?? [];
  const factory = units.get(unit);
  return number === undefined || factory === undefined ? undefined : `${name}.${factory}(${number})`;
}

function version(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return isShort(text) && /^v?1\.\d+(\.\d+)?$/.test(text) ? `KubernetesVersion.of('${text}')` : undefined;
}

/** A probe as in a manifest, or the words of a command. */
function probe(value: unknown): string | undefined {
  if (Array.isArray(value)) return `Probe.fromCommand(${codeOf(value) ?? '[…]'})`;
  const found = PROBE_HANDLERS.find((name) => isFields(value) && isFields(value[name]));
  return found === undefined ? undefined : `Probe.fromManifest(${codeOf(value) ?? `{ ${found}: { … } }`})`;
}

/** A set of a single probe. */
function probeSet(value: unknown): string | undefined {
  if (hasMember(value, 'manifest')) return 'ProbeSet.of({ readiness: probe })';
  const readiness = isOfPlus(value) ? "Probe.fromHttpGet({ port: 8080, path: '/healthz' })" : probe(value);
  return readiness === undefined ? undefined : `ProbeSet.of({ readiness: ${readiness} })`;
}

/** A handler as in a manifest, or the words of a command. */
function handler(value: unknown): string | undefined {
  if (isOfPlus(value)) return "LifecycleHandler.fromCommand(['/drain'])";
  const { exec, httpGet, sleep } = isFields(value) ? value : ({} as Fields);
  const command = Array.isArray(value) ? value : isFields(exec) ? exec['command'] : undefined;
  if (command !== undefined) return `LifecycleHandler.fromCommand(${codeOf(command) ?? '[…]'})`;
  if (isFields(httpGet)) return "LifecycleHandler.fromHttpGet({ port: 8080, path: '…' })";
  return isFields(sleep)
    ? `LifecycleHandler.fromSleep(${duration(sleep['seconds']) ?? 'Duration.seconds(5)'})`
    : undefined;
}
