import { isFields, type Fields } from '../kubernetes/json';
import { meantOption } from './meant-option';
import { optionsOf, parametersOf, type Option, type OptionType } from './option-types';
import { isOfType, isPlainObject } from './recognize';

/** What is wrong with an option: a value of another type, a name that is none, or nothing where something must be. */
export type OptionProblem = WrongType | UnknownOption | MissingOption;

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

/** An option that must be there. */
export interface MissingOption extends ProblemAt {
  readonly kind: 'missing';
  readonly type: OptionType;
}

/**
 * What is wrong with the arguments of a call of the public API; undefined counts as left out, wherever it stands.
 *
 * @param call - the constructor, factory or method, such as `Sidecar` or `Probe.fromCommand`
 * @param values - its arguments, in order
 * @param allowsOthers - whether names that are no options belong to somebody else, such as a class that extends this one
 */
export function argumentProblems(call: string, values: readonly unknown[], allowsOthers = false): OptionProblem[] {
  const parameters = parametersOf(call);
  const holder = parameters.findLastIndex(({ type }) => type.form === 'interface' || type.form === 'map');
  return parameters.flatMap((parameter, index) => {
    const value = values[index];
    const path = `.${parameter.name}`;
    if (index !== holder || !isOfType(parameter.type, value)) return optionProblems(parameter, value, path);
    return insideProblems(parameter.type, value, '', allowsOthers);
  });
}

function optionProblems(option: Option, value: unknown, path: string): OptionProblem[] {
  if (value !== undefined) return valueProblems(option.type, value, path, option.isOptional);
  return option.isOptional || isAny(option.type) ? [] : [{ kind: 'missing', path, type: option.type }];
}

/** What the table of fields checks is not looked at here. */
function isAny(type: OptionType): boolean {
  return type.form === 'scalar' && type.scalar === 'any';
}

function valueProblems(type: OptionType, value: unknown, path: string, isOptional: boolean): OptionProblem[] {
  if (isAny(type)) return [];
  if (!isOfType(type, value)) return [{ kind: 'type', path, type, value, isOptional }];
  return insideProblems(type, value, path, false);
}

function insideProblems(type: OptionType, value: unknown, path: string, allowsOthers: boolean): OptionProblem[] {
  switch (type.form) {
    case 'list':
      return (value as unknown[]).flatMap((item, index) => valueProblems(type.items, item, `${path}[${index}]`, false));
    case 'map':
      return Object.entries(value as Fields)
        .filter(([, each]) => each !== undefined)
        .flatMap(([name, each]) => valueProblems(type.values, each, `${path}[${quoted(name)}]`, true));
    case 'union': {
      const chosen = type.types.find((each) => isOfType(each, value));
      return chosen ? insideProblems(chosen, value, path, allowsOthers) : [];
    }
    case 'interface':
      return isFields(value) ? fieldProblems(type.name, value, path, allowsOthers) : [];
    case 'scalar':
    case 'enum':
    case 'class':
      return [];
  }
}

function quoted(name: string): string {
  return `'${name.replace(/['\\]/g, '\\$&')}'`;
}

function fieldProblems(owner: string, value: Fields, path: string, allowsOthers: boolean): OptionProblem[] {
  const options = optionsOf(owner);
  const known = [...options.values()].flatMap((option) =>
    optionProblems(option, value[option.name], `${path}.${option.name}`),
  );
  const isClosed = isPlainObject(value) && !allowsOthers && ![...options.values()].some(isMethod);
  if (!isClosed) return known;
  const names = Object.keys(value).filter((name) => !options.has(name) && value[name] !== undefined);
  const unknown = names.map((name) => ({ kind: 'unknown', path, name, value: value[name], owner }) as const);
  return [...known.filter((problem) => !isMisspelt(problem, unknown)), ...unknown];
}

/** An object with methods can have whatever else it needs. */
function isMethod({ type }: Option): boolean {
  return type.form === 'scalar' && type.scalar === 'function';
}

/** An option that is there under another name is not missing as well. */
function isMisspelt({ kind, path }: OptionProblem, unknown: readonly UnknownOption[]): boolean {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return kind === 'missing' && unknown.some((each) => meantOption(each.owner, each.name) === name);
}
