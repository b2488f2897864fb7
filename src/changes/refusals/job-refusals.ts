import { deepEqual, fieldsOf, type Fields } from '../../kubernetes/json';
import type { KubernetesVersion } from '../../kubernetes/version';
import { immutable } from './immutable-fields';
import { withoutInContainers, withoutNodeChoice } from './pod-spec-parts';
import type { Refusal } from './refusal';

/** The first version in which the resources of a suspended Job may change. */
const RESOURCES_MINOR = 36;

/**
 * Why the API server refuses a change of a Job, beside the fields that may never change. Of the Pod template only a Job
 * that is suspended and has never started may change where its Pods run, and from 1.36 on their resources.
 *
 * Source: pkg/apis/batch/validation, validateCompletions and validatePodTemplateUpdate; pkg/registry/batch/job/strategy.go
 */
export function jobRefusals(before: Fields, after: Fields, { minor }: KubernetesVersion): Refusal[] {
  const [old, present] = [fieldsOf(before['spec']), fieldsOf(after['spec'])];
  return [...completionRefusals(old, present), ...templateRefusals(old, present, minor)];
}

function completionRefusals(old: Fields, present: Fields): Refusal[] {
  if (deepEqual(old['completions'], present['completions'])) return [];
  const path = 'spec.completions';
  if (present['completionMode'] !== 'Indexed') return [immutable(path)];
  if (present['completions'] === present['parallelism']) return [];
  return [immutable(path, path, 'may change only together with parallelism, to the same number')];
}

function templateRefusals(old: Fields, present: Fields, minor: number): Refusal[] {
  const [before, after] = [fieldsOf(old['template']), fieldsOf(present['template'])];
  if (deepEqual(before, after)) return [];
  const path = 'spec.template';
  if (old['suspend'] !== true) return [immutable(path)];
  const comparable = (template: Fields): unknown => comparableTemplate(template, minor >= RESOURCES_MINOR);
  if (deepEqual(comparable(before), comparable(after))) return [];
  const field = minor >= RESOURCES_MINOR ? `${path}.spec` : path;
  return [immutable(path, field, 'may change only in where the Pods run, even before the first start')];
}

/** What stays when everything that may change is taken away. */
function comparableTemplate(template: Fields, mayResize: boolean): unknown {
  const { tolerations: _a, schedulingGates: _b, ...kept } = withoutNodeChoice(fieldsOf(template['spec']));
  return mayResize ? withoutInContainers(kept, 'resources') : kept;
}
