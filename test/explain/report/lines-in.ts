import type { ExplainedPod } from '../../../src/explain/explain-object';
import { textOf } from '../explained';

/** The lines of a part of what people read about a Pod, by how its heading begins. */
export function linesIn(pod: ExplainedPod, heading: string): string[] {
  const parts = textOf(pod).split('\n\n');
  const part = parts.find((text) => text.startsWith(heading)) ?? '';
  const [, ...lines] = part.split('\n').filter((line) => line !== '');
  return lines.map((line) => line.trim());
}
