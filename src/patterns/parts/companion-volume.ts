import type { ApiObject } from 'cdk8s';
import { addVolume } from '../../edits/add-volume';
import { companionChanged, companionElsewhere } from '../../edits/edit-problems';
import { EditPhase, type PodEdit } from '../../edits/pod-edit';
import type { EditProblem } from '../../findings/problem';
import { fieldsOf, isAbsent, textOf, type Fields } from '../../kubernetes/json';
import { quotedList, withArticle } from '../../kubernetes/words';
import { constructPath } from '../../tree/construct-path';
import { isInTree } from '../../tree/in-tree';
import { manifestWithoutEdits } from '../../template/render-workload';

/** A volume of the ConfigMap that is made for it, under the name that the ConfigMap is written with, whatever patches say. */
export function companionVolume(volume: string, configMap: ApiObject): PodEdit {
  return {
    phase: EditPhase.FIELDS,
    apply: (draft, author) => {
      const { name = configMap.name } = metadataOf(configMap.toJson());
      addVolume({ name: volume, configMap: { name } }).apply(draft, author);
    },
  };
}

/** A ConfigMap that is made for a Pod. */
export interface Companion {
  /** The volume of the Pod. */
  readonly volume: string;
  /** The option that asks for it. */
  readonly option: string;
  readonly configMap: ApiObject;
  /** The names of the files that the Pod reads there. */
  readonly files: readonly string[];
  readonly workload: ApiObject;
}

/** Finds a ConfigMap that a Pod cannot mount, since it looks in its own namespace only, and one that lost files. */
export function checkCompanion(companion: Companion): PodEdit {
  return {
    phase: EditPhase.FINAL,
    apply: (draft, author) => {
      const problem = problemOf(companion, author);
      if (problem !== undefined) draft.problems.push(problem);
    },
  };
}

function problemOf(companion: Companion, author: string): EditProblem | undefined {
  const { configMap, files, workload } = companion;
  if (!isInTree(configMap)) return companionElsewhere(companion, 'was removed from the tree', author);
  const path = constructPath(configMap);
  const manifest = fieldsOf(configMap.toJson());
  const [own, wanted] = [manifest, manifestWithoutEdits(workload)].map((each) => textOf(metadataOf(each)['namespace']));
  if (own !== wanted) {
    const places = `is in ${placeOf(own)}, and the Pod in ${placeOf(wanted)}`;
    return companionElsewhere(companion, `(${path}) ${places}`, author);
  }
  const change = changeOf(manifest, files);
  return change === undefined ? undefined : companionChanged(companion, `(${path}) ${change}`, author);
}

function changeOf({ apiVersion, kind, data, binaryData }: Fields, files: readonly string[]): string | undefined {
  if (kind !== 'ConfigMap' || apiVersion !== 'v1') return `is now ${withArticle(textOf(kind) ?? 'object')}`;
  const lost = files.filter((name) => [data, binaryData].every((map) => isAbsent(fieldsOf(map)[name])));
  return lost.length === 0 ? undefined : `no longer has ${quotedList(lost)}`;
}

function placeOf(namespace: string | undefined): string {
  return namespace === undefined ? 'the default namespace' : `the namespace "${namespace}"`;
}

function metadataOf(manifest: unknown): Fields {
  return fieldsOf(fieldsOf(manifest)['metadata']);
}
