import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, isFields, listOf, textOf, textsOf, type Fields } from '../../kubernetes/json';
import { labelsOf } from '../../kubernetes/labels-of';
import type { Problem } from '../../findings/problem';
import type { Pod } from '../../pod/pod';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';
import { isSelecting, labelProblems, requirementProblems } from './label-selector';

/** Kinds whose selector says which Pods are theirs. */
const TYPES = ['DeploymentSpec', 'ReplicaSetSpec', 'StatefulSetSpec', 'DaemonSetSpec'];

/** The labels by which a Job finds its Pods, which it sets itself: its name, and its uid. */
const NAME_LABELS = ['job-name', 'batch.kubernetes.io/job-name'];
const UID_LABELS = ['controller-uid', 'batch.kubernetes.io/controller-uid'];

/** The selector of a workload selects its own Pods; a Job makes its selector itself unless it says otherwise. */
export const workloadSelector: Rule = {
  id: 'workload-selector',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The selector of a workload selects its own Pods, and nothing else than Pods with labels.',
  fields: ['spec.selector', 'spec.template.metadata.labels', 'spec.manualSelector'],
  source: 'k8s.io/kubernetes/pkg/apis/apps/validation and pkg/apis/batch/validation, validateGeneratedSelector',
  check: (pod) => (pod.isFromCode ? labelsOfCode(pod) : problemsAround(pod)),
};

/** In code the selector is the workload's own, and edits reach the labels of its template. */
function labelsOfCode(pod: Pod): Problem[] {
  return problemsOfKind(pod)
    .filter(({ path = '' }) => path.startsWith('template.metadata.labels'))
    .map(({ path, ...problem }) => ({ ...problem, objectPath: `spec.${path ?? ''}` }));
}

function problemsOfKind(pod: Pod): FieldProblem[] {
  const { apiVersion, kind } = pod.manifest;
  const spec = fieldsOf(pod.manifest['spec']);
  if (kind === 'ReplicationController' && apiVersion === 'v1') return ofReplicationController(spec);
  if (kind === 'Job' && apiVersion === 'batch/v1') return ofJob(spec, pod);
  return TYPES.includes(`${String(kind)}Spec`) && isApps(apiVersion) ? mismatch(spec) : [];
}

function isApps(apiVersion: unknown): boolean {
  return typeof apiVersion === 'string' && apiVersion.startsWith('apps/');
}

function problemsAround(pod: Pod): Problem[] {
  return [
    ...TYPES.flatMap((type) =>
      problemsOfType(pod, type, (spec) => [...emptyProblem(spec), ...missingProblem(spec, type), ...mismatch(spec)]),
    ),
    ...problemsOfType(pod, 'ReplicationControllerSpec', ofReplicationController),
    ...problemsOfType(pod, 'CronJobSpec', ({ jobTemplate }) => ofCronJob(fieldsOf(fieldsOf(jobTemplate)['spec']))),
    ...(pod.manifest['kind'] === 'Job' ? problemsOfType(pod, 'JobSpec', (spec) => ofJob(spec, pod)) : []),
  ];
}

/** A DaemonSet without any selector selects nothing; that of other kinds is what `required-field` finds. */
function missingProblem({ selector }: Fields, type: string): FieldProblem[] {
  if (isFields(selector) || type !== 'DaemonSetSpec') return [];
  return [
    {
      path: 'selector',
      serverField: 'template.metadata.labels',
      message: 'the DaemonSet has no selector, and so selects no Pods.',
      fix: 'write the labels of the Pods into matchLabels.',
    },
  ];
}

/** Its selector is a map of labels, and without one those of the template count; without that there is nothing to compare. */
function ofReplicationController({ selector, template }: Fields): FieldProblem[] {
  if (!isFields(template)) return [];
  if (isFields(selector) && Object.keys(selector).length > 0) {
    return mismatch({ selector: { matchLabels: selector }, template });
  }
  const labels = labelsOf(template);
  if (Object.keys(labels).length > 0) return [];
  return [
    {
      path: 'selector',
      reason: 'FieldValueRequired',
      message: 'the ReplicationController has no selector, and its template no labels that could be one.',
      fix: 'write labels into the template: without a selector they are the selector.',
    },
  ];
}

function emptyProblem({ selector }: Fields): FieldProblem[] {
  if (!isFields(selector) || isSelecting(selector)) return [];
  return [
    {
      path: 'selector',
      value: '',
      message: 'the selector is empty.',
      fix: 'write the labels of the Pods into matchLabels.',
    },
  ];
}

/** What the labels of a template lack to be selected; undefined if they lack nothing, or nobody can read the selector. */
export function unmetLabel({ selector, template }: Fields): string | undefined {
  return isFields(selector) && isReadable(selector) ? unmetBy(labelsOf(template), selector) : undefined;
}

function mismatch(spec: Fields): FieldProblem[] {
  const unmet = unmetLabel(spec);
  if (unmet === undefined) return [];
  return [
    {
      path: 'template.metadata.labels',
      value: labelsOf(spec['template']),
      message: `the selector does not select the Pods of the template: ${unmet}.`,
      fix: 'let the labels of the template have what the selector asks for.',
    },
  ];
}

/** What is wrong with the selector itself `label-selector` finds; it then selects nothing. */
function isReadable({ matchLabels, matchExpressions }: Fields): boolean {
  return (
    [...labelProblems(matchLabels, ''), ...listOf(matchExpressions).map(fieldsOf).flatMap(requirementProblems)]
      .length === 0
  );
}

function unmetBy(labels: Fields, { matchLabels, matchExpressions }: Fields): string | undefined {
  for (const [key, value] of Object.entries(fieldsOf(matchLabels))) {
    if (labels[key] !== (value ?? '')) return `the label ${JSON.stringify(key)} is not ${JSON.stringify(value)}`;
  }
  const unmet = listOf(matchExpressions)
    .map(fieldsOf)
    .find((expression) => !isMet(labels, expression));
  return unmet && `${textOf(unmet['key']) ?? ''} ${textOf(unmet['operator']) ?? ''} is not met`;
}

/** An operator that there is not is what `enum-value` finds. */
function isMet(labels: Fields, { key, operator, values }: Fields): boolean {
  const name = textOf(key) ?? '';
  const value = Object.hasOwn(labels, name) ? (labels[name] ?? '') : undefined;
  const isListed = value !== undefined && textsOf(values).some((text) => text === value);
  switch (operator) {
    case 'In':
      return isListed || listOf(values).length === 0;
    case 'NotIn':
      return !isListed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return true;
  }
}

function ofCronJob({ selector, manualSelector }: Fields): FieldProblem[] {
  const at = 'jobTemplate.spec';
  return [
    ...(isAbsent(selector)
      ? []
      : [
          {
            path: `${at}.selector`,
            value: '',
            message: 'the Jobs of a CronJob make their selectors themselves.',
            fix: 'remove the selector.',
          },
        ]),
    ...(manualSelector === true
      ? [
          {
            path: `${at}.manualSelector`,
            reason: 'FieldValueNotSupported' as const,
            message: 'manualSelector is true, and the Jobs of a CronJob make their selectors themselves.',
            fix: 'remove manualSelector.',
          },
        ]
      : []),
  ];
}

function ofJob(spec: Fields, pod: Pod): FieldProblem[] {
  const { selector, manualSelector } = spec;
  if (manualSelector === true) {
    if (!isFields(selector))
      return [
        {
          path: 'selector',
          reason: 'FieldValueRequired',
          message: 'manualSelector is true, and the Job has no selector.',
          fix: 'write the selector, or remove manualSelector.',
        },
      ];
    return mismatch(spec);
  }
  return [
    ...labelConflicts(spec, textOf(fieldsOf(pod.manifest['metadata'])['name']) ?? ''),
    ...generatedConflict(selector),
  ];
}

/** What the Job selects by is not known before it is created. */
function generatedConflict(selector: unknown): FieldProblem[] {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const own = Object.keys(fieldsOf(matchLabels));
  if (own.length === 0 && listOf(matchExpressions).length === 0) return [];
  return [
    {
      path: 'selector',
      value: own,
      message: 'the Job has a selector, and manualSelector is not true: it makes its selector itself.',
      fix: 'remove the selector, or set manualSelector to true.',
    },
  ];
}

function labelConflicts({ template }: Fields, name: string): FieldProblem[] {
  const labels = labelsOf(template);
  const wrong = [
    ...NAME_LABELS.filter((label) => Object.hasOwn(labels, label) && labels[label] !== name),
    ...UID_LABELS.filter((label) => Object.hasOwn(labels, label)),
  ];
  return wrong.map((label) => ({
    path: `template.metadata.labels[${label}]`,
    message: `the Job sets the label ${label} itself.`,
    fix: 'remove the label.',
  }));
}
