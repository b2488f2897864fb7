import { MAX_KEY_LENGTH } from '../limits';
import type { Source } from './source';

/** What may turn out to be a key once a ":" follows. */
export interface SimpleKey {
  readonly tokenNumber: number;
  readonly position: number;
  readonly column: number;
  readonly index: number;
  readonly line: number;
  /** Whether nothing but a key may stand there. */
  readonly isRequired: boolean;
  isPossible: boolean;
}

const NONE: SimpleKey = {
  tokenNumber: 0,
  position: 0,
  column: 0,
  index: 0,
  line: 0,
  isRequired: false,
  isPossible: false,
};

/**
 * The potential simple keys, one for each level of flow collections.
 *
 * Source: go.yaml.in/yaml/v2/scannerc.go, yaml_parser_save_simple_key, yaml_parser_remove_simple_key,
 * yaml_simple_key_is_valid.
 */
export class SimpleKeys {
  private readonly levels: SimpleKey[] = [{ ...NONE }];
  private readonly levelByToken = new Map<number, number>();

  constructor(private readonly source: Source) {}

  /** Whether a token can still turn out to be a key, so that it must wait for more of the text. */
  mayOccupy(tokenNumber: number): boolean {
    const level = this.levelByToken.get(tokenNumber);
    const key = level === undefined ? undefined : this.levels[level];
    return key !== undefined && this.isValid(key);
  }

  /** The token with this number, which begins at the position, may be a key. */
  save(isRequired: boolean, tokenNumber: number): void {
    this.remove();
    const { position, column, index, line } = this.source;
    const level = this.levels.length - 1;
    this.levels[level] = { tokenNumber, position, column, index, line, isRequired, isPossible: true };
    this.levelByToken.set(tokenNumber, level);
  }

  /** Gives up the potential key of this level. */
  remove(): void {
    const key = this.current;
    if (!key.isPossible) return;
    if (key.isRequired) this.failWithoutColon(key);
    this.forget(key);
  }

  /** The key that the ":" at the position belongs to, if there is one. */
  take(): SimpleKey | undefined {
    const key = this.current;
    if (!this.isValid(key)) return undefined;
    this.forget(key);
    return key;
  }

  /** Begins a level of flow collections. */
  enterFlow(tokenNumber: number): void {
    this.levels.push({ ...NONE, tokenNumber });
  }

  /** Ends a level of flow collections. */
  leaveFlow(): void {
    const key = this.levels.pop();
    if (key) this.levelByToken.delete(key.tokenNumber);
  }

  private get current(): SimpleKey {
    return this.levels[this.levels.length - 1] ?? NONE;
  }

  private forget(key: SimpleKey): void {
    key.isPossible = false;
    this.levelByToken.delete(key.tokenNumber);
  }

  private isValid(key: SimpleKey): boolean {
    if (!key.isPossible) return false;
    if (key.line >= this.source.line && key.index + MAX_KEY_LENGTH >= this.source.index) return true;
    if (key.isRequired) this.failWithoutColon(key);
    key.isPossible = false;
    return false;
  }

  private failWithoutColon(key: SimpleKey): never {
    return this.source.fail('a key without ":" behind it', key.position);
  }
}
