import type { AttributedProblem } from '../findings/problem';
import { fieldsOf } from '../kubernetes/json';
import type { Pod } from '../pod/pod';

/** A label or annotation of the Pod. */
export interface MetadataEntry {
  readonly key: string;
  readonly value: unknown;
  /** Its path, and who added it. */
  readonly place: Pick<AttributedProblem, 'objectPath' | 'construct' | 'option'>;
}

/** The labels or annotations of a Pod, those of its template if it has one. */
export function metadataEntries(pod: Pod, field: 'labels' | 'annotations'): MetadataEntry[] {
  const entries = Object.entries(fieldsOf(fieldsOf(pod.template['metadata'])[field]));
  if (entries.length === 0) return [];
  const path = [...pod.kind.templatePath, 'metadata', field].join('.');
  return entries.map(([key, value]) => ({
    key,
    value,
    place: { objectPath: `${path}[${key}]`, ...authorOf(pod, field, key) },
  }));
}

function authorOf({ provenance }: Pod, field: 'labels' | 'annotations', name: string): Partial<AttributedProblem> {
  const part = { type: 'metadata', field, name } as const;
  if (!provenance.isAdded(part)) return {};
  const [construct, call] = [provenance.addedBy(part)[0], provenance.callOf(part)];
  return { ...(construct !== undefined && { construct }), ...(call !== undefined && { option: call }) };
}
