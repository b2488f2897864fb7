import { createHash } from 'node:crypto';
import { trimmedEnd } from '../../kubernetes/trimmed-end';

/** The name of a volume that only one container mounts: that of the container, and what the volume holds. */
export function volumeNameFor(container: string, content: string): string {
  const words = content.toLowerCase().split(/[^a-z0-9]+/);
  return shortened([container, ...words.filter((word) => word !== '')].join('-'));
}

const MAX_LENGTH = 63;
const HASH_LENGTH = 8;

/** A name that fits into a DNS label: a long one ends with a hash of the whole instead of its end. */
function shortened(name: string): string {
  if (name.length <= MAX_LENGTH) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${trimmedEnd(name.slice(0, MAX_LENGTH - HASH_LENGTH - 1), '-')}-${hash}`;
}
