import { ApiObject, App, type IResolver } from 'cdk8s';
import { leavesPlainData } from '../template/resolve-additions';
import { isAbsent, type Fields } from '../kubernetes/json';

/** What cdk8s keeps of an object besides what is public. */
interface Internals {
  readonly props?: unknown;
  readonly patches?: unknown;
}

/** Something that only cdk8s can render, such as a lazy value. */
const NOT_PLAIN = Symbol('not plain data');

/**
 * The manifest of an object that is nothing but plain data, as `ApiObject.toJson` of cdk8s gives it; undefined if the
 * object is of a class that renders itself in another way, has patches, or holds something that has to be resolved.
 */
export function renderPlainObject(object: ApiObject): Fields | undefined {
  const { props, patches } = object as unknown as Internals;
  if (object.toJson !== ApiObject.prototype.toJson || !isRecord(props)) return undefined;
  if (!Array.isArray(patches) || patches.length > 0) return undefined;
  if (!((App.of(object).resolvers ?? []) as readonly IResolver[]).every(leavesPlainData)) return undefined;
  const data = plainCopy({ ...props, metadata: object.metadata.toJson() as unknown });
  return data === NOT_PLAIN ? undefined : withHeadFirst(data as Fields);
}

const HEAD = ['apiVersion', 'kind', 'metadata'];

function withHeadFirst(data: Fields): Fields {
  const result: Fields = {};
  for (const name of HEAD) if (name in data) result[name] = data[name];
  for (const name of Object.keys(data)) result[name] = data[name];
  return result;
}

function plainCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' ? NOT_PLAIN : (value ?? undefined);
  if (Array.isArray(value)) return copyItems(value);
  return isRecord(value) ? copyFields(value) : NOT_PLAIN;
}

function copyItems(items: readonly unknown[]): unknown {
  const copy: unknown[] = [];
  for (const item of items) {
    const inner = plainCopy(item);
    if (inner === NOT_PLAIN) return NOT_PLAIN;
    copy.push(inner);
  }
  return copy;
}

function copyFields(fields: Fields): unknown {
  if (typeof fields['resolve'] === 'function') return NOT_PLAIN;
  const names = Object.keys(fields);
  if (!process.env['CDK8S_DISABLE_SORT']) names.sort();
  const copy: Fields = {};
  for (const name of names) {
    const inner = plainCopy(fields[name]);
    if (inner === NOT_PLAIN) return NOT_PLAIN;
    if (!isAbsent(inner)) copy[name] = inner;
  }
  return copy;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && value.constructor === Object;
}
