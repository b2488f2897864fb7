import { fieldIn, objectType } from './field-table';
import type { FieldType, Scalar } from './field-types';

/** A list and what its items are. */
export interface ListDecoder {
  readonly form: 'list';
  readonly items: Decoder;
  /** Whether an item may be null; a container that is null has no name, and is refused for that. */
  readonly takesNull: boolean;
}

/** What a field holds in one minor version, with all that it refers to. */
export type Decoder =
  | { readonly form: 'scalar'; readonly scalar: Scalar }
  | { readonly form: 'map'; readonly values: Decoder }
  | ListDecoder
  | FieldsDecoder;

/** An object with the fields that are known, by name. */
export interface FieldsDecoder {
  readonly form: 'object';
  /** The name of its type in the table of fields, if it is there. */
  readonly typeName?: string;
  readonly fields: ReadonlyMap<string, Decoder>;
}

/** An object with the fields that one minor version knows. */
class ObjectDecoder implements FieldsDecoder {
  /** What tells it apart from the other decoders. */
  public readonly form = 'object';
  private known: ReadonlyMap<string, Decoder> | undefined;

  public constructor(
    /** The name of the type in the table of fields. */
    public readonly typeName: string,
    private readonly minor: number,
  ) {}

  /** The fields by name, read when they are asked for the first time. */
  public get fields(): ReadonlyMap<string, Decoder> {
    this.known ??= fieldDecoders(this.typeName, this.minor);
    return this.known;
  }
}

/** Cache: the decoder of each type, by minor version. */
const READ = new Map<number, Map<string, ObjectDecoder>>();

/** What a minor version knows of a type, such as `PodSpec`. */
export function decoderOf(typeName: string, minor: number): FieldsDecoder {
  const ofMinor = READ.get(minor) ?? new Map<string, ObjectDecoder>();
  READ.set(minor, ofMinor);
  const decoder = ofMinor.get(typeName) ?? new ObjectDecoder(typeName, minor);
  ofMinor.set(typeName, decoder);
  return decoder;
}

const TYPES_OF_CONTAINERS: ReadonlySet<string> = new Set(['Container', 'EphemeralContainer']);

function fieldDecoders(typeName: string, minor: number): Map<string, Decoder> {
  const type = objectType(typeName);
  const decoders = new Map<string, Decoder>();
  for (const name of type.fields.keys()) {
    const field = fieldIn(type, name, minor);
    if (field) decoders.set(name, decoderFor(field.type, minor));
  }
  return decoders;
}

function decoderFor(type: FieldType, minor: number): Decoder {
  switch (type.form) {
    case 'scalar':
      return type;
    case 'map':
      return { form: 'map', values: decoderFor(type.values, minor) };
    case 'list':
      return { form: 'list', items: decoderFor(type.items, minor), takesNull: takesNull(type.items) };
    case 'object':
      return decoderOf(type.typeName, minor);
  }
}

function takesNull(items: FieldType): boolean {
  return items.form !== 'object' || !TYPES_OF_CONTAINERS.has(items.typeName);
}
