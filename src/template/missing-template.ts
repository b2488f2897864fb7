import type { ApiObject } from 'cdk8s';
import { templateMissing } from '../edits/edit-problems';
import { FindingSeverity } from '../findings/finding-kind';
import type { EditProblem } from '../findings/problem';
import { fieldsOf, isFields, textOf, type Fields } from '../kubernetes/json';
import { kindsOf } from './registered-kinds';

/**
 * An object has no Pod template. What is meant for this Pod alone cannot be done; edits for every Pod below a scope pass
 * it over.
 */
export function missingTemplate(workload: ApiObject, manifest: Fields, isForItAlone: boolean): EditProblem {
  const path = kindsOf(workload)[0]?.templatePath.join('.') ?? '';
  const reference = fieldsOf(manifest['spec'])['workloadRef'];
  const found = templateMissing(path, isFields(reference) ? referenceText(reference) : undefined);
  return isForItAlone ? found : { ...found, kind: { ...found.kind, severity: FindingSeverity.INFO } };
}

/** Source: Argo Rollouts, Rollout.spec.workloadRef: the Rollout takes the Pod template of another object. */
function referenceText(reference: Fields): string {
  return `${textOf(reference['kind']) ?? ''} "${textOf(reference['name']) ?? ''}"`;
}
