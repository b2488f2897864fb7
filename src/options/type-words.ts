import { isFields } from '../kubernetes/json';
import { withArticle } from '../kubernetes/words';
import { membersOfEnum, type OptionType } from './option-types';
import { classNamesOf, isOfPlus, isPlainObject } from './recognize';

const SCALAR_WORDS = { string: 'a string', number: 'a number', boolean: 'true or false', function: 'a function' };

/** Objects that are more than options; plain JavaScript knows none of their interfaces by name. */
const OBJECT_WORDS: { readonly [name: string]: string } = {
  Construct: 'a construct',
  ContainerReference: 'a container',
  CpuAmount: 'an amount of CPU',
  CpuRange: 'a request and a limit of CPU',
  CpuResources: 'a request and a limit of CPU',
  EnvironmentValue: 'an object with its value or source',
  HelperPort: 'a port with options',
  HelperResources: 'an object with resources',
  ObjectReference: 'an object with a name',
  PodVisitor: 'an object with a method',
  SecretKeyReference: 'the key of a Secret',
  SizeRange: 'a request and a limit',
  SizeResources: 'a request and a limit',
  UpstreamPort: 'a port with options',
  VolumeReference: 'a volume',
};

/** What an option must be. */
export function typeWords(type: OptionType): string {
  switch (type.form) {
    case 'scalar':
      return type.scalar === 'any' ? 'an object' : SCALAR_WORDS[type.scalar];
    case 'list':
      return 'a list';
    case 'map':
      return 'an object with a value for each name';
    case 'union':
      return either(type.types.map(typeWords));
    case 'enum':
      return either(membersOfEnum(type.name).map(({ name }) => `${type.name}.${name}`));
    case 'interface':
    case 'class':
      return objectWords(type);
  }
}

function objectWords({ form, name }: { readonly form: string; readonly name: string }): string {
  if (Object.hasOwn(OBJECT_WORDS, name)) return OBJECT_WORDS[name] ?? '';
  return form === 'interface' ? 'an object with options' : withArticle(name);
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** What a value is, without the value. */
export function valueWords(type: OptionType, value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (!isFields(value)) return withArticle(typeof value);
  const [name] = isPlainObject(value) ? [] : classNamesOf(value);
  if (name === undefined) return 'an object';
  if (isOfPlus(value)) return `${withArticle(name)} of cdk8s-plus`;
  return `${withArticle(name)}${type.form === 'class' && type.name === name ? ' of another package' : ''}`;
}
