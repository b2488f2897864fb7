import { isAbsent } from '../kubernetes/json';
import { DEFAULT_CONTAINER_ANNOTATION } from '../pod/app-container';
import { metadataClash } from './metadata-clash';
import { EditPhase, type PodEdit } from './pod-edit';

/** Sets a label or annotation of the Pod; the value is asked for when the Pod is rendered. */
export function addMetadata(field: 'labels' | 'annotations', key: string, value: () => string): PodEdit {
  return {
    phase: EditPhase.FIELDS,
    apply: (draft, author) => {
      const map = draft.metadataOf(field);
      const part = { type: 'metadata', field, name: key } as const;
      const [present, wanted] = [Object.hasOwn(map, key) ? map[key] : undefined, value()];
      if (present !== undefined && present !== wanted) {
        const kind = field.slice(0, -1);
        const isOfPattern = draft.provenance.call === undefined || draft.provenance.isFromPattern(part);
        const isSelected = field === 'labels' && draft.selectedLabels.has(key);
        const data = {
          ...(isOfPattern && { addedBy: 'pattern', key }),
          ...(isSelected && { askedBy: 'selector', key }),
        };
        const where = { construct: author, ...((isOfPattern || isSelected) && { data }) };
        draft.problems.push(metadataClash(kind, key, [JSON.stringify(present), JSON.stringify(wanted)], where));
        return;
      }
      map[key] = wanted;
      draft.noteAdded(part, wanted, author);
    },
  };
}

/**
 * Tells kubectl that the app is what `logs` and `exec` are about, unless the Pod says already which container that is.
 *
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-default-container
 */
export function nameDefaultContainer(): PodEdit {
  return {
    phase: EditPhase.FINAL,
    apply: (draft) => {
      const [app] = draft.appContainers();
      if (app === undefined) return;
      const annotations = draft.metadataOf('annotations');
      if (!isAbsent(annotations[DEFAULT_CONTAINER_ANNOTATION])) return;
      annotations[DEFAULT_CONTAINER_ANNOTATION] = app.name;
      draft.provenance.isAppContainerChosen = true;
    },
  };
}
