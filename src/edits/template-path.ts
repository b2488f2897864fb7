import { Pointer } from 'rfc6902';
import { objectType } from '../kubernetes/fields/field-table';
import { isFields, type Fields } from '../kubernetes/json';

/** The fields of a Pod template, which nothing of the Pod stands beside. */
export const TEMPLATE_FIELDS = ['metadata', 'spec'];

/** What to do about a path that leads nowhere, if nothing is known about it. */
export const CORRECT_PATH = 'correct its path; paths begin at the Pod template, as in /spec/containers/0/image.';

/** What people write before the fields of a Pod template: the paths of the whole object. */
const ABOVE_TEMPLATE = [['spec', 'jobTemplate', 'spec', 'template'], ['spec', 'template'], ['template']];

const METADATA_FIELDS = ['annotations', 'labels'];

/** Where a field of a Pod stands in its template; undefined if it is none that is known. */
export function holderOf(field: string): 'metadata' | 'spec' | undefined {
  if (METADATA_FIELDS.includes(field)) return 'metadata';
  return objectType('PodSpec').fields.has(field) ? 'spec' : undefined;
}

/** The path that is probably meant by one that does not begin at the Pod template; undefined if it does. */
export function meantPath(path: string): string | undefined {
  const tokens = (path.includes('/') ? path : withSlashes(path)).replace(/^\//, '').split('/');
  const above = ABOVE_TEMPLATE.find((names) => names.every((name, index) => tokens[index] === name)) ?? [];
  const below = tokens.slice(above.length);
  const [first = ''] = below;
  const holder = TEMPLATE_FIELDS.includes(first) ? [] : [holderOf(first) ?? []].flat();
  if (!TEMPLATE_FIELDS.includes(first) && holder.length === 0) return undefined;
  const meant = `/${[...holder, ...below].join('/')}`;
  return meant === path ? undefined : meant;
}

/** A path as JSONPath and findings write it: `spec.containers[0].image`. */
function withSlashes(path: string): string {
  return path.replace(/\[(\d+)\]/g, '.$1').replaceAll('.', '/');
}

/** How to set a field whose parent is not there; undefined if something else is wrong with the path. */
export function fixForMissingParent(template: Fields, path: string): string | undefined {
  const { tokens } = Pointer.fromJSON(path);
  const [, first = '', second = ''] = tokens;
  if (holderOf(second) !== first) return undefined;
  const length = tokens.findIndex((_token, index) => at(template, tokens.slice(0, index + 1)) === undefined) + 1;
  const [parent, below] = [tokens.slice(0, length), tokens.slice(length)];
  if (length < 3 || below.length === 0 || !isFields(at(template, parent.slice(0, -1)))) return undefined;
  const place = new Pointer(parent).toString();
  if (first === 'metadata' && length === 3) {
    const method = second === 'labels' ? 'addLabel' : 'addAnnotation';
    return `use PodTemplate.${method}('${below.join('/')}', value): there is no ${place} yet.`;
  }
  return `add ${place} as a whole, which is not there yet: JsonPatch.add('${place}', ${codeAround('value', below)}).`;
}

function at(template: Fields, tokens: readonly string[]): unknown {
  return new Pointer([...tokens]).get(template);
}

/** A value in the objects and lists that lead to it. */
function codeAround(value: string, tokens: readonly string[]): string {
  return tokens.reduceRight((inner, token) => (isIndex(token) ? `[${inner}]` : `{ ${keyOf(token)}: ${inner} }`), value);
}

function isIndex(token: string): boolean {
  return token === '-' || token === '0';
}

function keyOf(token: string): string {
  return /^[A-Za-z_]\w*$/.test(token) ? token : `'${token}'`;
}
