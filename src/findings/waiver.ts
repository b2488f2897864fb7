import { fieldsOf, isFields, textOf, type Fields } from '../kubernetes/json';
import type { Finding } from './finding';

/** The annotation of an object that waives findings of its Pod. Its prefix claims no domain. */
export const WAIVERS_ANNOTATION = 'cdk8s-pod-patterns/waivers';

/** A finding that is accepted, with the reason. */
export interface Waiver {
  /** The id of the finding. */
  readonly rule: string;
  readonly reason: string;
  /** The container to which it is limited; absent for the whole Pod. */
  readonly container?: string;
}

/** The waivers that an object carries, or why its annotation cannot be read. */
export type AnnotatedWaivers = { readonly waivers: readonly Waiver[] } | { readonly problem: string };

/** The waivers in the annotation of an object. */
export function annotatedWaivers(manifest: Fields): AnnotatedWaivers {
  const value = fieldsOf(fieldsOf(manifest['metadata'])['annotations'])[WAIVERS_ANNOTATION];
  if (value === undefined) return { waivers: [] };
  const list = parsed(textOf(value) ?? '');
  if (!Array.isArray(list)) return { problem: 'it is not a JSON list' };
  const waivers = list.flatMap((item) => waiverOf(item) ?? []);
  if (waivers.length === list.length) return { waivers };
  return { problem: 'an item lacks its "rule" or its "reason"' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function waiverOf(item: unknown): Waiver | undefined {
  if (!isFields(item)) return undefined;
  const [rule, reason, container] = [item['rule'], item['reason'], item['container']].map(textOf);
  if (!rule || !reason?.trim()) return undefined;
  return { rule, reason, ...(container !== undefined && { container }) };
}

/** An object with an annotation for these waivers; those that it carries already stay. */
export function withWaivers(manifest: Fields, waivers: readonly Waiver[]): Fields {
  if (waivers.length === 0) return manifest;
  const present = annotatedWaivers(manifest);
  const all = [...('waivers' in present ? present.waivers : []), ...waivers].map(orderedFields);
  const text = JSON.stringify(all.sort((left, right) => compareTexts(JSON.stringify(left), JSON.stringify(right))));
  const metadata = fieldsOf(manifest['metadata']);
  const annotations = { ...fieldsOf(metadata['annotations']), [WAIVERS_ANNOTATION]: text };
  return { ...manifest, metadata: { ...metadata, annotations } };
}

function orderedFields({ rule, container, reason }: Waiver): Waiver {
  return { rule, ...(container !== undefined && { container }), reason };
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** Whether a waiver is for a finding. */
export function matches({ rule, container }: Waiver, finding: Finding): boolean {
  return rule === finding.rule && (container === undefined || container === finding.container);
}
