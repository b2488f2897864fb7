import { podKindOf } from '../../kubernetes/kinds';
import { meantKind } from '../../kubernetes/served-kinds';
import { namedObject } from '../../kubernetes/object-name';
import { listed } from '../../kubernetes/words';
import type { UnexplainedObject, UnexplainedReason } from '../unexplained';

/** What a command does with objects: `explain` and `explained`. */
export interface CommandWords {
  readonly verb: string;
  readonly done: string;
}

/** Why an object is passed over, and what to do, in a sentence or two. */
export function unexplainedText(object: UnexplainedObject, words: CommandWords): string {
  const { kind, namespace, name } = object;
  return `${namedObject(kind, namespace, name)} ${TEXTS[object.reason](object, words)}`;
}

const TEXTS: Readonly<Record<UnexplainedReason, (object: UnexplainedObject, words: CommandWords) => string>> = {
  unknownKind: ({ apiVersion, kind, paths }, { verb }) => {
    const meant = meantKind(apiVersion, kind);
    if (meant)
      return `has containers, and no API server has its kind in ${apiVersion}. Did you mean ${meant.kind} of ${meant.apiVersion}?`;
    const flags = paths.map((path) => `--pod-kind '${apiVersion}/${kind}=${path}'`);
    return `has containers, and its kind is not known. To ${verb} it, add ${flags.join(' ')}.`;
  },
  operatorMakesPod: ({ operator, paths }, { done }) =>
    `is not ${done}: ${operator ?? 'its operator'} makes its Pod of ${paths.length === 0 ? 'what it refers to' : `the containers at ${listed(paths)}`}.`,
  podOfOtherObject: ({ podOf }) =>
    `has no Pod of its own: it runs the Pod of the ${podOf?.kind ?? ''} "${podOf?.name ?? ''}".`,
  noTemplate: ({ apiVersion, kind }) =>
    podKindOf(apiVersion, kind)?.templatePath.length === 0 ? 'has no spec.' : 'has no Pod, which its kind holds.',
};
