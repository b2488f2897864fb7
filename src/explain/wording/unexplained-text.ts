import { listed } from '../../kubernetes/words';
import type { UnexplainedObject, UnexplainedReason } from '../unexplained';

/** Why an object is not explained, and what to do, in a sentence or two. */
export function unexplainedText(object: UnexplainedObject): string {
  const { kind, namespace, name } = object;
  const path = [namespace, name].filter((part) => part !== '').join('/');
  return `${kind}${path === '' ? '' : ` "${path}"`} ${TEXTS[object.reason](object)}`;
}

const TEXTS: Readonly<Record<UnexplainedReason, (object: UnexplainedObject) => string>> = {
  unknownKind: ({ apiVersion, kind, paths }) => {
    const flags = paths.map((path) => `--pod-kind '${apiVersion}/${kind}=${path}'`);
    return `has containers, and its kind is not known. To explain it, add ${flags.join(' ')}.`;
  },
  operatorMakesPod: ({ operator, paths }) =>
    `is not explained: ${operator ?? 'its operator'} makes its Pod of ${paths.length === 0 ? 'what it refers to' : `the containers at ${listed(paths)}`}.`,
  podOfOtherObject: ({ podOf }) =>
    `has no Pod of its own: it runs the Pod of the ${podOf?.kind ?? ''} "${podOf?.name ?? ''}".`,
  noTemplate: () => 'has no Pod, which its kind holds.',
};
