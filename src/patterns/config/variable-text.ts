import { isFields, setOwn, type Fields } from '../../kubernetes/json';
import type { SecretKeyReference } from '../parts/references';

/** A text with a variable of the container in it: the only thing in a configuration that its program expands. */
export class VariableText {
  /**
   * @param source - the name of the variable, or the key of a Secret that becomes one
   * @param before - the text before the variable
   * @param behind - the text behind it
   */
  public constructor(
    public readonly source: string | SecretKeyReference,
    public readonly before = '',
    public readonly behind = '',
  ) {}
}

/** How the configuration of a program names variables, and has texts in which the program finds none. */
export interface VariableFormat {
  /** What the names of variables begin with that are keys of Secrets; their number follows. */
  readonly secretPrefix: string;
  /** A variable as the program reads it. */
  readonly reference: (name: string) => string;
  /** A text that comes out as it is, or is refused with the place at which it stands. */
  readonly literal: (text: string, place: string) => string;
}

/** A variable that is the key of a Secret. */
export interface SecretVariable {
  readonly name: string;
  readonly reference: SecretKeyReference;
}

/** Data with variables as a program reads it, and the variables that are keys of Secrets, in order. */
export function withVariables(
  format: VariableFormat,
  place: string,
  data: unknown,
): { readonly data: unknown; readonly secrets: readonly SecretVariable[] } {
  const secrets: SecretVariable[] = [];
  return { data: written(format, { place, value: data }, secrets), secrets };
}

interface Part {
  readonly place: string;
  readonly value: unknown;
}

function written(format: VariableFormat, { place, value }: Part, secrets: SecretVariable[]): unknown {
  const inner = (at: string, each: unknown): unknown =>
    written(format, { place: `${place}${at}`, value: each }, secrets);
  if (typeof value === 'string') return format.literal(value, place);
  if (value instanceof VariableText) {
    const { source, before, behind } = value;
    return `${before}${format.reference(variableName(format, source, secrets))}${behind}`;
  }
  if (Array.isArray(value)) return value.map((item: unknown, index) => inner(`[${index}]`, item));
  if (!isFields(value)) return value;
  const copy: Fields = {};
  for (const [key, each] of Object.entries(value)) setOwn(copy, key, inner(`.${key}`, each));
  return copy;
}

/** The name of a variable; one that is the key of a Secret joins the others. */
function variableName(
  { secretPrefix }: VariableFormat,
  source: string | SecretKeyReference,
  secrets: SecretVariable[],
): string {
  if (typeof source === 'string') return source;
  const name = `${secretPrefix}${secrets.length + 1}`;
  secrets.push({ name, reference: source });
  return name;
}
