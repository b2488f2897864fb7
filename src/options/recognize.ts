import { isFields, type Fields } from '../kubernetes/json';
import { isKnownClass, membersOfClass, membersOfEnum, optionsOf, type OptionType } from './option-types';

/** Whether a value is of a type at its surface; what is inside it is not looked at. */
export function isOfType(type: OptionType, value: unknown): boolean {
  switch (type.form) {
    case 'scalar':
      return type.scalar === 'any' || typeof value === type.scalar;
    case 'list':
      return Array.isArray(value);
    case 'map':
      return isPlainObject(value);
    case 'union':
      return type.types.some((each) => isOfType(each, value));
    case 'interface':
      return fitsInterface(type.name, value);
    case 'enum':
      return membersOfEnum(type.name).some((member) => member.value === value);
    case 'class':
      return isInstanceOf(type.name, value);
  }
}

/** Whether a value is an object without a class, in whatever realm it was made. */
export function isPlainObject(value: unknown): value is Fields {
  if (!isFields(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The names of the classes of an object, its own first. */
export function classNamesOf(value: unknown): string[] {
  const names: string[] = [];
  for (let each: unknown = value; isFields(each); each = Object.getPrototypeOf(each)) {
    const { constructor } = each;
    if (Object.hasOwn(each, 'constructor') && typeof constructor === 'function') names.push(constructor.name);
  }
  return names.filter((name) => name !== 'Object');
}

/** Times and sizes have an `amount` like CPU, and are not options. */
function isAmount(value: unknown): boolean {
  return !isPlainObject(value) && classNamesOf(value).some((name) => name === 'Duration' || name === 'Size');
}

interface ReferenceMembers {
  readonly ofHelper: string;
  readonly ofPlus: string;
}

/** The members by which an object is known that has the name of a container or volume: other objects have names as well. */
const REFERENCES: { readonly [type: string]: ReferenceMembers } = {
  ContainerReference: { ofHelper: 'containerName', ofPlus: 'image' },
  VolumeReference: { ofHelper: 'volumeName', ofPlus: 'asVolume' },
};

/** Whether an interface is that of objects of which only the name counts. */
export function isReference(name: string): boolean {
  return Object.hasOwn(REFERENCES, name);
}

function fitsInterface(name: string, value: unknown): boolean {
  const members = REFERENCES[name];
  return members ? isReferenceTo(members, value) : isPlainObject(value) || hasAnOption(name, value);
}

function isReferenceTo(members: ReferenceMembers, value: unknown): boolean {
  if (!isFields(value) || typeof value['name'] !== 'string') return false;
  if (isPlainObject(value) || members.ofHelper in value) return true;
  // A PersistentVolume of cdk8s-plus can become a volume as well, of another name.
  if (isOfPlus(value)) return members.ofPlus in value && !('apiObject' in value);
  return !('node' in value);
}

/** As with the compiler: an instance of a class fits an interface, unless it has nothing in common with it. */
function hasAnOption(name: string, value: unknown): boolean {
  return isFields(value) && !isAmount(value) && [...optionsOf(name).keys()].some((option) => option in value);
}

/**
 * `instanceof` knows one copy of a package only, and bundlers rename classes: an instance has the members of its class, and
 * is not known as one of another class with the same members.
 */
function isInstanceOf(name: string, value: unknown): boolean {
  if (!isFields(value) || !membersOfClass(name).every((member) => member in value)) return false;
  if (value.constructor?.name === name) return true;
  const names = classNamesOf(value);
  return names.includes(name) || (!isPlainObject(value) && !names.some(isKnownClass));
}

/**
 * Whether an object is a value of cdk8s-plus, of any line: those render themselves by an internal method. Ours that can
 * stand in for them have a `manifest` as well.
 */
export function isOfPlus(value: unknown): boolean {
  return isFields(value) && '_toKube' in value && !('manifest' in value);
}
