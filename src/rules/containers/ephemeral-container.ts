import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, listOf, textOf } from '../../kubernetes/json';
import { withoutEphemeral, type PodContainer } from '../../pod/containers';
import type { Problem } from '../../findings/problem';
import type { Rule } from '../rule';

/** What an ephemeral container must not have. Source: allowedEphemeralContainerFields. */
const FORBIDDEN = [
  'ports',
  'resources',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
];

/** Ephemeral containers are added to a Pod that runs, with `kubectl debug`; none is in a manifest. */
export const ephemeralContainer: Rule = {
  id: 'ephemeral-container',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary: 'A Pod is not created with ephemeral containers.',
  fields: ['spec.ephemeralContainers'],
  onlyWith: ['ephemeralContainers'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidatePodCreate and validateEphemeralContainers',
  check: ({ stored }) => {
    const containers = (stored?.containers ?? []).filter(({ kind }) => kind === 'ephemeral');
    if (containers.length === 0) return [];
    const others = withoutEphemeral(stored?.containers ?? []).map(({ name }) => name);
    return [
      {
        path: 'ephemeralContainers',
        value: containers.map(({ name }) => name),
        message: 'a Pod cannot be created with ephemeral containers.',
        fix: 'remove ephemeralContainers; kubectl debug adds one to a Pod that runs.',
      },
      ...containers.flatMap((container) => [
        ...fieldProblems(container),
        ...targetProblem(container, others),
        ...pathProblems(container),
      ]),
    ];
  },
};

function fieldProblems({ path, fields }: PodContainer): Problem[] {
  return FORBIDDEN.filter((name) => !isZero(name, fields[name])).map((name) => ({
    path: `${path}.${name}`,
    value: name,
    message: `an ephemeral container must not set ${name}.`,
    fix: `remove ${name}.`,
  }));
}

/** Of resources an empty object is as good as none. */
function isZero(name: string, value: unknown): boolean {
  return isAbsent(value) || (name === 'resources' && Object.keys(fieldsOf(value)).length === 0);
}

function targetProblem({ path, fields }: PodContainer, others: readonly string[]): Problem[] {
  const target = textOf(fields['targetContainerName']) ?? '';
  if (target === '' || others.includes(target)) return [];
  const message = `no container of the Pod has the name ${JSON.stringify(target)}.`;
  return [
    { path: `${path}.targetContainerName`, reason: 'FieldValueNotFound', message, fix: 'name a container of the Pod.' },
  ];
}

function pathProblems({ path, fields }: PodContainer): Problem[] {
  return listOf(fields['volumeMounts']).flatMap((mount, index) =>
    ['subPath', 'subPathExpr']
      .filter((name) => textOf(fieldsOf(mount)[name]))
      .map((name) => ({
        path: `${path}.volumeMounts[${index}].${name}`,
        message: `an ephemeral container must not set ${name}.`,
        fix: `remove ${name}.`,
      })),
  );
}
