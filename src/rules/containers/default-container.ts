import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, isFields } from '../../kubernetes/json';
import { fieldSteps } from '../../kubernetes/value-at';
import type { DocumentEdit } from '../../manifests/edit/document-edit';
import { DEFAULT_CONTAINER_ANNOTATION } from '../../pod/app-container';
import type { PodContainer } from '../../pod/containers';
import type { Pod } from '../../pod/pod';
import { runsHelper } from '../known-programs';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A Pod with several ordinary containers says which of them kubectl takes when a command names none. Without that it takes
 * the first one, and says so each time.
 */
export const defaultContainer: Rule = {
  id: 'default-container',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A Pod with several ordinary containers says which one kubectl takes by default.',
  fields: ['spec.containers', `metadata.annotations[${DEFAULT_CONTAINER_ANNOTATION}]`],
  symptoms: [SYMPTOMS.defaultedContainer],
  source: 'k8s.io/kubectl/pkg/cmd/util/podcmd, FindOrDefaultContainerByName',
  mend: (pod) => {
    const [first] = ordinaryContainers(pod);
    // One that helps is hardly meant, and would count as the app from then on.
    return first === undefined || runsHelper(first) ? [] : annotationEdit(pod, first.name);
  },
  check: (pod) => {
    const containers = ordinaryContainers(pod);
    const [first] = containers;
    if (!first || containers.length < 2 || isAnnotated(pod)) return [];
    return [
      {
        objectPath: templatePath(pod, 'metadata'),
        data: { container: first.name },
        message: `kubectl logs and exec take "${first.name}", the first of ${containers.length} containers, unless a command names another.`,
        fix: `set the annotation ${DEFAULT_CONTAINER_ANNOTATION} of the Pod to the name of the container of the app.`,
      },
    ];
  },
};

function ordinaryContainers({ containers }: Pod): PodContainer[] {
  return containers.filter(({ kind, name }) => kind === 'app' && name !== '');
}

function isAnnotated({ template }: Pod): boolean {
  return !isAbsent(fieldsOf(fieldsOf(template['metadata'])['annotations'])[DEFAULT_CONTAINER_ANNOTATION]);
}

function templatePath({ kind }: Pod, field: string): string {
  return [...kind.templatePath, field].join('.');
}

/** Names the container that kubectl takes anyway, so that nothing changes but that it is said. */
function annotationEdit(pod: Pod, name: string): DocumentEdit[] {
  const annotation = { [DEFAULT_CONTAINER_ANNOTATION]: name };
  const template = fieldSteps(pod.kind.templatePath.join('.'));
  const metadata = pod.template['metadata'];
  if (!isFields(metadata)) {
    return [{ change: 'add', steps: template, key: 'metadata', value: { annotations: annotation } }];
  }
  const steps = [...template, 'metadata'];
  if (isAbsent(metadata['annotations'])) return [{ change: 'add', steps, key: 'annotations', value: annotation }];
  return [{ change: 'add', steps: [...steps, 'annotations'], key: DEFAULT_CONTAINER_ANNOTATION, value: name }];
}
