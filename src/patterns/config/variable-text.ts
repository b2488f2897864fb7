import type { SecretKeyReference } from '../parts/references';

/** A text with a variable of the container in it: the only thing in the configuration that the collector expands. */
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
