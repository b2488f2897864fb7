import type { ApiObject } from 'cdk8s';
import { FindingSeverity } from '../findings/finding-kind';
import type { EditProblem } from '../findings/problem';
import { fieldsOf, isFields, textOf, type Fields } from '../kubernetes/json';
import { podKindOf } from '../kubernetes/kinds';
import { kindOf } from '../rules/catalogue';

/**
 * An object has no Pod template. What is meant for this Pod alone cannot be done; edits for every Pod below a scope pass
 * it over.
 */
export function missingTemplate({ apiVersion, kind }: ApiObject, manifest: Fields, isForItAlone: boolean): EditProblem {
  const path = podKindOf(apiVersion, kind)?.templatePath.join('.') ?? '';
  const reference = fieldsOf(manifest['spec'])['workloadRef'];
  const severity = isForItAlone ? FindingSeverity.ERROR : FindingSeverity.INFO;
  return {
    kind: { ...kindOf('template-missing'), severity },
    problem: { objectPath: path, ...(isFields(reference) ? ofOtherObject(reference, path) : ofNobody(path)) },
  };
}

/** Source: Argo Rollouts, Rollout.spec.workloadRef: the Rollout takes the Pod template of another object. */
function ofOtherObject(reference: Fields, path: string): { message: string; fix: string } {
  const owner = `${textOf(reference['kind']) ?? ''} "${textOf(reference['name']) ?? ''}"`;
  return {
    message: `there is no Pod template at ${path}: this object runs the Pod of the ${owner}, which its spec.workloadRef names.`,
    fix: `change the Pod of the ${owner} instead.`,
  };
}

function ofNobody(path: string): { message: string; fix: string } {
  return {
    message: `there is no Pod template at ${path}.`,
    fix: 'write the template into the manifest before anything joins it.',
  };
}
