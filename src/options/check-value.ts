import { append } from '../kubernetes/append';
import { quoted } from './code-of';
import { extraArgument, type ExtraArgument } from '../kubernetes/extra-arguments';
import { isFields, type Fields } from '../kubernetes/json';
import { exampleOfPiece } from './examples';
import { meantOption } from './meant-option';
import { pieceOfArguments } from './piece-habits';
import { optionsOf, parametersOf, type Option, type OptionType } from './option-types';
import { isOfType, isPlainObject, isReference } from './recognize';

/**
 * What is wrong with an option: a value of another type, a name that is none, nothing where something must be, a part of
 * another Pod, or an argument too many.
 */
export type OptionProblem = WrongType | UnknownOption | MissingOption | OfOtherPod | TooMany;

interface ProblemAt {
  /** Where it is, from the call on, such as `.ports[0].number`; that of an unknown name is the object that has it. */
  readonly path: string;
}

/** A value that is not of the type of its option. */
export interface WrongType extends ProblemAt {
  readonly kind: 'type';
  readonly type: OptionType;
  readonly value: unknown;
  /** Whether it can be left out. */
  readonly isOptional: boolean;
}

/** A name that is not that of an option. */
export interface UnknownOption extends ProblemAt {
  readonly kind: 'unknown';
  readonly name: string;
  readonly value: unknown;
  /** The interface whose options there are. */
  readonly owner: string;
}

/** An option that must be there, or the value of a name in a map. */
export interface MissingOption extends ProblemAt {
  readonly kind: 'missing';
  readonly type: OptionType;
  /** Whether it is the value of a name that somebody chose, and not an option. */
  readonly isEntry?: boolean;
}

/** A container or volume that is given as an object, and is not of the Pod that the call is about. */
export interface OfOtherPod extends ProblemAt, PodMismatch {
  readonly kind: 'otherPod';
  /** The interface that it is given as. */
  readonly owner: string;
  readonly name: string;
}

/** Whose a container or volume is, and whose it has to be. */
export interface PodMismatch {
  /** The path of the Pod that it belongs to. */
  readonly pod: string;
  /** The path of the Pod that it has to belong to; undefined if the call is about several Pods. */
  readonly wanted: string | undefined;
}

/** Tells whether a container or volume that is given as an object is of another Pod; undefined if it is not. */
export type CheckReference = (reference: Fields) => PodMismatch | undefined;

/** An argument that no parameter takes. */
export interface TooMany extends ProblemAt, ExtraArgument {
  readonly kind: 'extra';
}

/**
 * What is wrong with the arguments of a call of the public API. An option that is undefined counts as left out; the value of
 * a name in a map does not.
 *
 * @param call - the constructor, factory or method, such as `Sidecar` or `Probe.fromCommand`
 * @param values - its arguments, in order
 * @param context - whether names that are not options belong to somebody else, such as a class that extends this one; and
 * what is known of objects that have the name of a container or volume
 */
export function argumentProblems(
  call: string,
  values: ArrayLike<unknown>,
  { allowsOthers = false, checkReference = () => undefined }: ArgumentContext = {},
): OptionProblem[] {
  const problems: Problems = { all: [], checkReference };
  const parameters = parametersOf(call);
  const holder = parameters.findLastIndex(({ type }) => type.form === 'interface' || type.form === 'map');
  parameters.forEach((parameter, index) => {
    const value = values[index];
    if (index === holder && isOfType(parameter.type, value)) {
      return checkInside(parameter.type, value, '', problems, allowsOthers);
    }
    checkOption(parameter, value, `.${parameter.name}`, problems);
  });
  if (!allowsOthers) append(problems.all, tooMany(call, values, parameters));
  return problems.all;
}

/** What is known of a call besides its arguments. */
interface ArgumentContext {
  readonly allowsOthers?: boolean;
  readonly checkReference?: CheckReference;
}

interface Problems {
  readonly all: OptionProblem[];
  readonly checkReference: CheckReference;
}

function tooMany(call: string, values: ArrayLike<unknown>, parameters: readonly Option[]): TooMany[] {
  const names = parameters.map(({ name }) => name);
  const extra = extraArgument(call, values, names);
  if (!extra) return [];
  const piece = pieceOfArguments(call, Array.from(values)) ?? exampleOfPiece(call);
  const fix = piece === undefined ? extra.fix : `leave it out, and write \`${names.at(-1)}\` as in ${piece}.`;
  // What a variable holds is kept out of messages.
  const value = call === 'PodTemplate.addEnv' ? undefined : extra.value;
  return [{ kind: 'extra', path: `.arguments[${extra.index}]`, ...extra, value, fix }];
}

// Problems are added to one list: hardly any call has one, and every call is checked.

function checkOption({ type, isOptional }: Option, value: unknown, path: string, problems: Problems): void {
  if (value !== undefined) checkValue(type, value, path, isOptional, problems);
  else if (!isOptional && !isAny(type)) problems.all.push({ kind: 'missing', path, type });
}

/** What the table of fields checks is not looked at here. */
function isAny(type: OptionType): boolean {
  return type.form === 'scalar' && type.scalar === 'any';
}

function checkValue(type: OptionType, value: unknown, path: string, isOptional: boolean, problems: Problems): void {
  if (isAny(type)) return;
  if (isOfType(type, value)) checkInside(type, value, path, problems);
  else problems.all.push({ kind: 'type', path, type, value, isOptional });
}

function checkInside(type: OptionType, value: unknown, path: string, problems: Problems, allowsOthers = false): void {
  if (type.form === 'interface')
    return isFields(value) ? checkFields(type.name, value, path, problems, allowsOthers) : undefined;
  if (type.form === 'union') {
    const chosen = type.types.find((each) => isOfType(each, value));
    return chosen && checkInside(chosen, value, path, problems);
  }
  if (type.form === 'list') return checkItems(type.items, value as unknown[], path, problems);
  if (type.form === 'map') checkEntries(type.values, value as Fields, path, problems);
}

function checkItems(type: OptionType, items: readonly unknown[], path: string, problems: Problems): void {
  Array.from(items, (item, index) => checkValue(type, item, `${path}[${index}]`, false, problems));
}

/** A name without a value is nothing that somebody left out: its value is computed, and was not there. */
function checkEntries(type: OptionType, map: Fields, path: string, problems: Problems): void {
  for (const [name, value] of Object.entries(map)) {
    const place = `${path}[${quoted(name)}]`;
    if (value !== undefined) checkValue(type, value, place, true, problems);
    else if (!isAny(type)) problems.all.push({ kind: 'missing', path: place, type, isEntry: true });
  }
}

function checkFields(owner: string, value: Fields, path: string, problems: Problems, allowsOthers: boolean): void {
  if (isReference(owner)) return checkPod(owner, value, path, problems);
  const options = optionsOf(owner);
  const unknown = allowsOthers ? [] : unknownOptions(owner, value, path);
  for (const option of options.values()) {
    const given = value[option.name];
    if (given === undefined && (option.isOptional || isMisspelt(option, unknown))) continue;
    checkOption(option, given, `${path}.${option.name}`, problems);
  }
  append(problems.all, unknown);
}

function checkPod(owner: string, reference: Fields, path: string, problems: Problems): void {
  const mismatch = problems.checkReference(reference);
  if (mismatch) problems.all.push({ kind: 'otherPod', path, owner, name: String(reference['name']), ...mismatch });
}

/** Instances of classes, and objects with methods, can have whatever else they need. */
function unknownOptions(owner: string, value: Fields, path: string): UnknownOption[] {
  const options = optionsOf(owner);
  const names = Object.keys(value).filter((name) => !options.has(name) && value[name] !== undefined);
  if (names.length === 0 || !isPlainObject(value) || [...options.values()].some(isMethod)) return [];
  return names.map((name) => ({ kind: 'unknown', path, name, value: value[name], owner }));
}

function isMethod({ type }: Option): boolean {
  return type.form === 'scalar' && type.scalar === 'function';
}

/** An option that is there under another name is not missing as well. */
function isMisspelt({ name }: Option, unknown: readonly UnknownOption[]): boolean {
  return unknown.some((each) => meantOption(each.owner, each.name) === name);
}
