import { ReadError } from '../read-error';

/** Below these counts nothing is refused. */
const MIN_ALIASED = 100;
const MIN_NODES = 1000;

/** Up to how many nodes the greater share may come from aliases, and from how many on the lesser one. */
const SMALL_DOCUMENT = 400_000;
const LARGE_DOCUMENT = 4_000_000;
const MAX_SHARE_IN_SMALL = 0.99;
const MAX_SHARE_IN_LARGE = 0.1;

/**
 * Counts the nodes of a document while aliases are replaced by what they stand for, and refuses one in which nearly all
 * come from aliases, before a few lines fill the memory.
 *
 * Source: go.yaml.in/yaml/v2/decode.go, decoder.unmarshal and allowedAliasRatio.
 */
export class AliasLimit {
  private nodes = 0;
  private aliased = 0;
  private depth = 0;

  /** Counts a node, once for each place in which it comes to stand. */
  count(position: number): void {
    this.nodes += 1;
    if (this.depth > 0) this.aliased += 1;
    if (this.aliased <= MIN_ALIASED || this.nodes <= MIN_NODES) return;
    if (this.aliased / this.nodes > allowedShare(this.nodes)) {
      throw new ReadError('the document has too many aliases ("*") for its size', position);
    }
  }

  /** What is counted from here on comes from an alias. */
  enter(): void {
    this.depth += 1;
  }

  /** Ends what `enter` began. */
  leave(): void {
    this.depth -= 1;
  }
}

function allowedShare(nodes: number): number {
  if (nodes <= SMALL_DOCUMENT) return MAX_SHARE_IN_SMALL;
  if (nodes >= LARGE_DOCUMENT) return MAX_SHARE_IN_LARGE;
  const way = (nodes - SMALL_DOCUMENT) / (LARGE_DOCUMENT - SMALL_DOCUMENT);
  return MAX_SHARE_IN_SMALL - (MAX_SHARE_IN_SMALL - MAX_SHARE_IN_LARGE) * way;
}
