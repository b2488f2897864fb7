import { listText, printableJson } from '../../check/report/json';
import { isPreview, type KubernetesVersion } from '../../kubernetes/version';
import type { InputError } from '../../manifests/input-objects';
import type { Changes } from '../changes-of';
import { SCHEMA_VERSION } from './changes-output';

/** One JSON object, with a line for each object that changes. */
export function* changesJson(
  { objects, summary }: Changes,
  target: KubernetesVersion,
  errors: readonly InputError[],
): Generator<string> {
  yield `{"schemaVersion": ${SCHEMA_VERSION},\n"target": ${printableJson(target.toString())},\n`;
  yield `"targetIsPreview": ${isPreview(target)},\n"objects": `;
  yield* listText(objects);
  yield `,\n"summary": ${printableJson(summary)},\n"errors": `;
  yield* listText(errors);
  yield '}\n';
}
