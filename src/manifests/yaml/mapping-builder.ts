import { setField } from '../fields';
import type { Fields } from '../../kubernetes/json';
import type { ScalarValue } from './resolve';

/** An object that is being filled from a mapping and from what is merged into it. */
export class MappingBuilder {
  /** What has been set so far. */
  readonly fields: Fields = {};
  private readonly keys = new Map<string, ScalarValue>();

  /** Sets a field; false where another key, of another type, has the same text. */
  set(text: string, key: ScalarValue, value: unknown): boolean {
    const previous = this.keys.get(text);
    if (previous !== undefined && !Object.is(previous, key)) return false;
    this.keys.set(text, key);
    setField(this.fields, text, value);
    return true;
  }
}
