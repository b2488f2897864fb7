import type { FieldChange } from '../../fields/field-changes';

/** What became of a field. */
export function fieldText(field: FieldChange): string {
  const { change, isHidden } = field;
  const [before, after] = [field.before ?? '', field.after ?? ''];
  if (isHidden) return `${change}, and its value is not shown`;
  switch (change) {
    case 'added':
      return `added: ${after}`;
    case 'removed':
      return `removed: ${before}`;
    case 'reordered':
      return `in another order: ${before} → ${after}`;
    case 'changed':
      return `${before} → ${after}`;
  }
}
