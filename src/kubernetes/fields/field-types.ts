/** What a field holds that has no fields itself, by the name that OpenAPI has for it. */
export type Scalar =
  'string' | 'boolean' | 'int32' | 'int64' | 'double' | 'intOrString' | 'quantity' | 'time' | 'base64' | 'any';

/** What stands in a field: a scalar, a list, a map from any name to values of one type, or an object by its type. */
export type FieldType =
  | { readonly form: 'scalar'; readonly scalar: Scalar }
  | { readonly form: 'list'; readonly items: FieldType }
  | { readonly form: 'map'; readonly values: FieldType }
  | { readonly form: 'object'; readonly typeName: string };

/** The first and the last minor version that have something. */
export interface MinorRange {
  readonly since: number;
  /** Infinity if the newest known version has it. */
  readonly until: number;
}

/** A value of an enumeration. */
export interface EnumValue extends MinorRange {
  readonly value: string;
}

/** What the minor versions of a range say of a field. */
export interface Field extends MinorRange {
  readonly name: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
  /** The fields by which the items of a list are told apart; none if the list is replaced as a whole. */
  readonly listKeys: readonly string[];
  /** The field by which a strategic merge patch tells the items of a list apart, if it merges them. */
  readonly mergeKey?: string;
  /** Whether a list of scalars has each of them only once. */
  readonly isSet: boolean;
  /** Whether a strategic merge patch names all fields that an item keeps. */
  readonly retainsKeys: boolean;
  /** The default that OpenAPI names. It names few, and none that depends on another field. */
  readonly default?: string;
  /** The values that an enumeration has; none if the field is not one. */
  readonly values: readonly EnumValue[];
}

/** A type of the Kubernetes API with its fields. A field that changed stands there once for each of its forms. */
export interface ObjectType extends MinorRange {
  readonly name: string;
  readonly fields: ReadonlyMap<string, readonly Field[]>;
}
