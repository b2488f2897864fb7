import type { Fields } from '../kubernetes/json';
import { outlineOf } from '../kubernetes/sensitive';
import { mergeFailed } from './edit-problems';
import type { PodDraft } from './pod-draft';

/** Changes the container of a name by a piece of it, which must not rename it, and remembers who set its fields. */
export function editContainer(
  draft: PodDraft,
  author: string,
  { name, piece, change }: { name: string; piece: Fields; change: (container: Fields) => void },
): void {
  const container = draft.container(name, author);
  if (!container) return;
  if ((piece['name'] ?? name) !== name) {
    draft.problems.push(mergeFailed(outlineOf(piece), RENAMED, author));
    return;
  }
  change(container);
  draft.provenance.addFields(Object.keys(piece), author, name);
}

const RENAMED = {
  reason: 'a container keeps its name',
  fix: 'leave `name` out: the first argument names the container.',
};
