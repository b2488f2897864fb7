import type { AttributedProblem } from '../findings/problem';
import { fieldsOf } from '../kubernetes/json';
import type { Pod } from '../pod/pod';

/** A label or annotation of the Pod. */
export interface MetadataEntry {
  readonly key: string;
  readonly value: unknown;
  /** Its path, and who added it; of most entries nobody wants to know. */
  readonly place: () => Pick<AttributedProblem, 'objectPath' | 'construct' | 'option'>;
}

/** The labels or annotations of a Pod, those of its template if it has one. */
export function metadataEntries(pod: Pod, field: 'labels' | 'annotations'): MetadataEntry[] {
  return Object.entries(fieldsOf(fieldsOf(pod.template['metadata'])[field])).map(([key, value]) => ({
    key,
    value,
    place: () => ({
      objectPath: `${[...pod.kind.templatePath, 'metadata', field].join('.')}[${key}]`,
      ...authorOf(pod, field, key),
    }),
  }));
}

function authorOf({ provenance }: Pod, field: 'labels' | 'annotations', name: string): Partial<AttributedProblem> {
  const part = { type: 'metadata', field, name } as const;
  if (!provenance.isAdded(part)) return {};
  const [construct, call] = [provenance.addedBy(part)[0], provenance.callOf(part)];
  return { ...(construct !== undefined && { construct }), ...(call !== undefined && { option: call }) };
}
