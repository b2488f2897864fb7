import type { Fields } from '../../kubernetes/json';
import type { InputPlace } from '../../manifests/input-objects';
import { packedText, unpacked } from '../../manifests/packed-value';
import { keyOf, keyText, type SideObject } from './changed-objects';

/** How many characters the texts of the objects of one side may have together; the most that is read of a file has half of it. */
const MAX_TEXTS = 64 * 1024 * 1024;

/** An object of a side as it is kept: little more than its text, from which it is read again whenever it is asked for. */
export class KeptObject {
  public constructor(
    public readonly place: InputPlace,
    /** What tells it apart, as text. */
    public readonly key: string,
    /** Whether it has a name of its own; the API server generates that of another one. */
    public readonly hasName: boolean,
    private readonly content: string | Fields,
  ) {}

  /** The object, which nothing else holds if it was made of a text. */
  public read(): Fields {
    return typeof this.content === 'string' ? (unpacked(this.content) as Fields) : this.content;
  }

  /** Whether it is written in the very same way as another one; others may be equal all the same. */
  public isSameAs({ content }: KeptObject): boolean {
    return this.content === content;
  }

  /** Whether its text may have one of some words; it has none of them if this is false. */
  public mayMention(words: RegExp): boolean {
    return typeof this.content !== 'string' || words.test(this.content);
  }
}

/** The objects of one side, which may be as many as a file can hold. */
export class KeptObjects implements Iterable<KeptObject> {
  private readonly all: KeptObject[] = [];
  private left = MAX_TEXTS;

  /** Those of a list. */
  public static of(objects: Iterable<SideObject>): KeptObjects {
    const kept = new KeptObjects();
    for (const object of objects) kept.add(object);
    return kept;
  }

  /** Keeps one more. */
  public add({ place, object }: SideObject): void {
    const key = keyOf(object);
    const text = packedText(object, this.left);
    this.left -= text?.length ?? 0;
    this.all.push(new KeptObject(place, keyText(key), key.name !== '', text ?? object));
  }

  /** All of them. */
  public [Symbol.iterator](): Iterator<KeptObject> {
    return this.all.values();
  }

  /** Whether there are none. */
  public get isEmpty(): boolean {
    return this.all.length === 0;
  }

  /** Those that the cluster ends up with: of one that stands there twice, the last. */
  public lastOfEach(): KeptObject[] {
    const last = new Map(this.all.map((each) => [each.key, each]));
    return this.all.filter((each) => !each.hasName || last.get(each.key) === each);
  }
}
