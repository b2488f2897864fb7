import { LimitedErrors } from '../explain/limited-errors';
import type { InputError, InputItem } from '../manifests/input-objects';
import { KeptObjects } from './objects/kept-objects';

/** What stands in an input, each object of which is kept as it is read. */
export class KeptInput {
  /** Its objects. */
  public readonly objects = new KeptObjects();
  private readonly found = new LimitedErrors();
  private items = 0;

  /** Keeps what stands in one place. */
  public add(item: InputItem): void {
    this.items += 1;
    if (item.type === 'object') this.objects.add(item);
    if (item.type === 'error') this.found.add(item.error);
  }

  /** What could not be read: of many of a kind, the first. */
  public get errors(): InputError[] {
    return this.found.all();
  }

  /** Whether nothing stands in it, not even an empty list. */
  public get isEmpty(): boolean {
    return this.items === 0;
  }
}
