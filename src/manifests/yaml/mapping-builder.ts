import { setField, type Fields } from '../fields';
import type { ScalarValue } from './resolve';

/** A key of a mapping, and where it begins. */
export interface MappingKey {
  readonly value: ScalarValue;
  readonly start: number;
}

/** Builds an object from a mapping and from what is merged into it. */
export class MappingBuilder {
  /** What has been set so far. */
  readonly fields: Fields = {};
  private readonly keys = new Map<string, MappingKey>();

  /** Sets a field; false if another key, of another type, has the same text. */
  set(text: string, key: MappingKey, value: unknown): boolean {
    const previous = this.keys.get(text);
    if (previous !== undefined && !Object.is(previous.value, key.value)) return false;
    this.keys.set(text, key);
    setField(this.fields, text, value);
    return true;
  }

  /** Where the key of each field begins. */
  get offsets(): ReadonlyMap<string, number> {
    return new Map([...this.keys].map(([text, { start }]) => [text, start]));
  }
}
