import type { Paint } from '../../explain/layout/style';
import { NO_OBJECT } from '../../explain/report/report';
import type { UnexplainedObject, UnexplainedReason } from '../../explain/unexplained';
import { printable } from '../../kubernetes/printable';
import { listed, sentence } from '../../kubernetes/words';
import type { InputError } from '../../manifests/input-objects';
import type { CheckReport } from './report';
import { fileText } from './text';

/** Everything that could not be read or checked, and that there was no object, a line each. */
export function errorText({ summary, errors, unchecked }: CheckReport, paint: Paint): string {
  const isEmpty = summary.objects + summary.skipped + errors.length === 0;
  const note = paint('note', 'warning');
  const lines = [
    ...(isEmpty ? [`${note}: ${sentence(NO_OBJECT)}`] : []),
    ...unchecked.map((object) => `${note}: ${placeText(object)}: ${printable(uncheckedText(object))}`),
    ...errors.map((error) => `${paint('error', 'bad')}: ${placeText(error)}: ${printable(error.message)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** A place in the form that editors and terminals make a link of. */
function placeText({ file, line, isAboutFile }: Pick<InputError, 'file' | 'line' | 'isAboutFile'>): string {
  return isAboutFile ? fileText(file) : `${fileText(file)}:${line}`;
}

function uncheckedText(object: UnexplainedObject): string {
  const { kind, namespace, name } = object;
  const path = [namespace, name].filter((part) => part !== '').join('/');
  return `${kind}${path === '' ? '' : ` "${path}"`} ${TEXTS[object.reason](object)}`;
}

const TEXTS: Readonly<Record<UnexplainedReason, (object: UnexplainedObject) => string>> = {
  unknownKind: ({ apiVersion, kind, paths }) => {
    const flags = paths.map((path) => `--pod-kind '${apiVersion}/${kind}=${path}'`);
    return `has containers, and its kind is not known. To check it, add ${flags.join(' ')}.`;
  },
  operatorMakesPod: ({ operator, paths }) =>
    `is not checked: ${operator ?? 'its operator'} makes its Pod of ${paths.length === 0 ? 'what it refers to' : `the containers at ${listed(paths)}`}.`,
  podOfOtherObject: ({ podOf }) =>
    `has no Pod of its own: it runs the Pod of the ${podOf?.kind ?? ''} "${podOf?.name ?? ''}".`,
  noTemplate: () => 'has no Pod, which its kind holds.',
};
