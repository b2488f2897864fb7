import { isFields, textOf, type Fields } from '../kubernetes/json';
import { codeOf, isShort, quoted } from './code-of';
import { exampleOf, exampleOfPiece } from './examples';
import { habitsInContainer, habitsInSpec, habitsInVolume, written, type PieceHabit } from './nested-habits';
import { isOfPlus, isPlainObject } from './recognize';

/** The fields of a piece that are a habit from somewhere else, each with what a manifest has in its place. */
export function habitsIn(call: string, piece: Fields): PieceHabit[] {
  const habits = Object.hasOwn(HABITS, call) ? HABITS[call] : undefined;
  return isPlainObject(piece) ? (habits?.(piece) ?? []) : [];
}

type HabitsOf = (piece: Fields) => PieceHabit[];

const HABITS: { readonly [call: string]: HabitsOf } = {
  'PodTemplate.addContainer': containerHabits,
  'PodTemplate.addEnv': variableHabits,
  'PodTemplate.addInitStep': containerHabits,
  'PodTemplate.addPort': portHabits,
  'PodTemplate.addSidecar': containerHabits,
  'PodTemplate.addVolume': habitsInVolume,
  'PodTemplate.addVolumeMount': mountHabits,
  'PodTemplate.mergeContainer': containerHabits,
  'PodTemplate.mergeSpec': habitsInSpec,
  'PodTemplate.setContainerFields': containerHabits,
};

const VARIABLE_NAME = /^[A-Za-z_][-.\w]*$/;
const VARIABLE_FIELDS = ['name', 'value', 'valueFrom'];

/** Variables as a map, `{ A: 'b' }`, or one with its name as a key: `{ key: 'A', value: 'b' }`. */
function variableHabits(piece: Fields): PieceHabit[] {
  const { key, name } = piece;
  if (isShort(key) && name === undefined && ('value' in piece || 'valueFrom' in piece)) {
    return [written('key', variableCode(key, piece))];
  }
  return variablesByName(piece).map((each) => written(each, variableCode(each, piece[each])));
}

function variablesByName(piece: Fields): string[] {
  const names = Object.keys(piece);
  return names.some((name) => VARIABLE_FIELDS.includes(name) || !VARIABLE_NAME.test(name)) ? [] : names;
}

/** What a variable holds may be a credential, and is not repeated. */
function variableCode(name: string, value: unknown): string {
  const isReference = isFields(value) && isFields(value['valueFrom']);
  return `{ name: ${quoted(name)}, ${isReference ? 'valueFrom: value.valueFrom' : "value: '…'"} }`;
}

/** A port as cdk8s-plus has it: `{ number: 8080 }`. */
function portHabits(piece: Fields): PieceHabit[] {
  if (!('number' in piece) || 'containerPort' in piece) return [];
  const { number, hostIp, ...others } = piece;
  const port = { containerPort: number, ...others, ...(hostIp !== undefined && { hostIP: hostIp }) };
  return [written('number', codeOf(port) ?? '{ containerPort: 8080 }')];
}

/** A mount as cdk8s-plus has it: `{ path: '/data', volume }`. */
function mountHabits(piece: Fields): PieceHabit[] {
  return ['path', 'volume'].some((name) => name in piece) && !('mountPath' in piece)
    ? [written('path' in piece ? 'path' : 'volume', mountCode(piece))]
    : [];
}

function mountCode({ path, volume }: Fields): string {
  const name = textOf(volume) ?? (isFields(volume) ? textOf(volume['name']) : undefined);
  return `{ name: ${quoted(isShort(name) ? name : 'data')}, mountPath: ${quoted(isShort(path) ? path : '/data')} }`;
}

/** The options of a container of cdk8s-plus that have another name or form in a manifest. */
const CONTAINER_OPTIONS: { readonly [option: string]: (value: unknown) => string } = {
  envVariables: (value) => `env: [${variablesCode(value)}]`,
  liveness: (value) => `livenessProbe: ${probeCode(value)}`,
  port: portCode,
  portNumber: portCode,
  readiness: (value) => `readinessProbe: ${probeCode(value)}`,
  startup: (value) => `startupProbe: ${probeCode(value)}`,
};

/** A probe of cdk8s-plus has no manifest. */
function probeCode(value: unknown): string {
  return isOfPlus(value) ? `${exampleOf({ form: 'class', name: 'Probe' })}.manifest` : 'probe.manifest';
}

function containerHabits(piece: Fields): PieceHabit[] {
  const ofOptions = Object.keys(piece).flatMap((name): PieceHabit[] => {
    const codeFor = Object.hasOwn(CONTAINER_OPTIONS, name) ? CONTAINER_OPTIONS[name] : undefined;
    return codeFor ? [written(name, `{ ${codeFor(piece[name])} }`)] : [];
  });
  const { env } = piece;
  const ofMap = isFields(env) ? [written('env', `{ env: [${variablesCode(env)}] }`)] : [];
  return [...ofOptions, ...ofMap, ...habitsInContainer(piece)];
}

function portCode(value: unknown): string {
  return `ports: [{ containerPort: ${typeof value === 'number' ? value : 8080} }]`;
}

function variablesCode(value: unknown): string {
  const codes = isFields(value) ? variablesByName(value).map((name) => variableCode(name, value[name])) : [];
  return codes.length === 0 ? (exampleOfPiece('PodTemplate.addEnv') ?? '') : codes.slice(0, 3).join(', ');
}

/** The piece that is probably meant by several arguments; undefined if it cannot be told. */
export function pieceOfArguments(call: string, values: readonly unknown[]): string | undefined {
  return Object.hasOwn(IN_ORDER, call) ? IN_ORDER[call]?.(values) : undefined;
}

type PieceOf = (values: readonly unknown[]) => string | undefined;

const IN_ORDER: { readonly [call: string]: PieceOf } = {
  'PodTemplate.addContainer': containerPiece,
  'PodTemplate.addEnv': ([, name, value]) => (isShort(name) ? variableCode(name, value) : undefined),
  'PodTemplate.addInitStep': containerPiece,
  'PodTemplate.addPort': ([, port, name]) =>
    typeof port === 'number' && isShort(name) ? codeOf({ containerPort: port, name }) : undefined,
  'PodTemplate.addSidecar': containerPiece,
  'PodTemplate.addVolume': ([name, source]) =>
    isShort(name) && isFields(source) ? codeOf({ name, ...source }) : undefined,
  'PodTemplate.addVolumeMount': mountPiece,
};

function containerPiece([name, image]: readonly unknown[]): string | undefined {
  return isShort(name) && isShort(image) ? codeOf({ name, image }) : undefined;
}

/** cdk8s-plus has the path first. */
function mountPiece([, one, other]: readonly unknown[]): string {
  const isPathFirst = isShort(one) && one.startsWith('/');
  return mountCode(isPathFirst ? { path: one, volume: other } : { path: other, volume: one });
}
