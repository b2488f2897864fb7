import { listText, printableJson } from '../../check/report/json';
import { isPreview, type KubernetesVersion } from '../../kubernetes/version';
import type { InputError } from '../../manifests/input-objects';
import type { Changes } from '../changes';
import { SCHEMA_VERSION } from './changes-output';

/** One JSON object, with a line for each object that changes. */
export function* changesJson(
  changes: Changes,
  target: KubernetesVersion,
  errors: readonly InputError[],
): Generator<string> {
  yield `{"schemaVersion": ${SCHEMA_VERSION},\n"target": ${printableJson(target.toString())},\n`;
  yield `"targetIsPreview": ${isPreview(target)},\n"objects": `;
  yield* listText(changes.objects);
  // The numbers are known behind the objects.
  yield `,\n"summary": ${printableJson(changes.summary)},\n"errors": `;
  yield* listText(errors);
  yield '}\n';
}
