import type { Token } from './token';

/** Tokens that have been read and not yet taken. They are numbered from the first of the text. */
export class TokenQueue {
  /** How many have been taken. */
  taken = 0;

  private readonly tokens: Token[] = [];
  private headIndex = 0;

  /** Whether all tokens have been taken. */
  get isEmpty(): boolean {
    return this.headIndex === this.tokens.length;
  }

  /** The number of the token that is added next. */
  get nextNumber(): number {
    return this.taken + this.tokens.length - this.headIndex;
  }

  /** The first token that has not been taken. */
  get head(): Token {
    const token = this.tokens[this.headIndex];
    if (!token) throw new RangeError('No token is left.');
    return token;
  }

  /** Puts a token behind all others. */
  add(token: Token): void {
    if (this.isEmpty) {
      this.tokens.length = 0;
      this.headIndex = 0;
    }
    this.tokens.push(token);
  }

  /** Puts a token in front of the one that has this number, or behind all others if that one is taken. */
  insert(token: Token, number: number): void {
    const distance = number - this.taken;
    if (distance < 0) this.add(token);
    else this.tokens.splice(this.headIndex + distance, 0, token);
  }

  /** Takes the first token. */
  take(): void {
    this.headIndex += 1;
    this.taken += 1;
  }
}
