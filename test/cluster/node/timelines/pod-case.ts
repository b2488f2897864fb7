import type { JsonObject } from '../../json';
import type { Script } from '../scripts/script';

/** A Pod that is run for real, and what its containers are made to do. */
export interface PodCase {
  readonly name: string;
  /** The folder of the host into which its containers write. */
  readonly journal: string;
  readonly spec: JsonObject;
  readonly scripts: readonly Script[];
  /** When it is deleted, counted from the start of its first container; undefined for one that ends by itself. */
  readonly deletedAtSeconds?: number;
}
