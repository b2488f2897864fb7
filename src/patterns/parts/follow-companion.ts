import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { companionElsewhere } from '../../edits/edit-problems';
import { EditPhase, type PodEdit } from '../../edits/pod-edit';
import { fieldsOf, listOf, textOf, type Fields } from '../../kubernetes/json';
import { constructPath } from '../../tree/construct-path';
import { isInTree } from '../../tree/in-tree';
import { manifestWithoutEdits } from '../../template/render-workload';

/**
 * Lets a volume follow the ConfigMap that is made for it: it takes the name that the ConfigMap is written with. A Pod finds
 * it in its own namespace only, whatever patches say.
 */
export function followCompanion(
  place: { readonly volume: string; readonly option: string },
  configMap: ApiObject,
  workload: ApiObject,
): PodEdit {
  return {
    phase: EditPhase.FINAL,
    apply: (draft, author) => {
      const metadata = metadataOf(configMap.toJson());
      const found = listOf(draft.spec['volumes'])
        .map(fieldsOf)
        .find(({ name }) => name === place.volume);
      const source = fieldsOf(found?.['configMap']);
      if (source['name'] === configMap.name && metadata['name'] !== undefined) source['name'] = metadata['name'];
      const problem = problemOf(configMap, metadata, metadataOf(manifestWithoutEdits(workload)));
      if (problem !== undefined) draft.problems.push(companionElsewhere(place, problem, author));
    },
  };
}

function problemOf(configMap: IConstruct, own: Fields, ofWorkload: Fields): string | undefined {
  if (!isInTree(configMap)) return 'was removed from the tree';
  const [namespace, wanted] = [textOf(own['namespace']), textOf(ofWorkload['namespace'])];
  if (namespace === wanted) return undefined;
  return `(${constructPath(configMap)}) is in ${namespaceText(namespace)}, and the Pod in ${namespaceText(wanted)}`;
}

function namespaceText(namespace: string | undefined): string {
  return namespace === undefined ? 'the default namespace' : `the namespace "${namespace}"`;
}

function metadataOf(manifest: unknown): Fields {
  return fieldsOf(fieldsOf(manifest)['metadata']);
}
