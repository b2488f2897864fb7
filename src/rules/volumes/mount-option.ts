import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, listOf, textOf, type Fields } from '../../kubernetes/json';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

/** The options of a mount fit each other, and its container. */
export const mountOption: Rule = {
  id: 'mount-option',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The options of a mount fit each other, and the container.',
  fields: [
    'spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].{readOnly,recursiveReadOnly,mountPropagation,subPath,subPathExpr}',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.privileged',
  ],
  onlyWith: ['mountPropagation', 'recursiveReadOnly', 'subPathExpr'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateMountRecursiveReadOnly and validateMountPropagation',
  check: ({ stored }) =>
    problemsOfEach(stored?.containers ?? [], ({ fields }) => {
      const isPrivileged = fieldsOf(fields['securityContext'])['privileged'] === true;
      return listOf(fields['volumeMounts']).flatMap((mount, index) =>
        problemsOf(fieldsOf(mount), isPrivileged).map(({ path = '', ...problem }) => ({
          ...problem,
          path: `volumeMounts[${index}].${path}`,
        })),
      );
    }),
};

const RECURSIVE = ['Enabled', 'IfPossible'];

function problemsOf(mount: Fields, isPrivileged: boolean): ContainerProblem[] {
  const { mountPropagation, subPath, subPathExpr } = mount;
  return [
    ...recursionProblems(mount),
    ...(mountPropagation === 'Bidirectional' && !isPrivileged ? [NOT_PRIVILEGED] : []),
    ...(textOf(subPath) && textOf(subPathExpr) ? [TWO_PATHS] : []),
  ];
}

const NOT_PRIVILEGED: ContainerProblem = {
  path: 'mountPropagation',
  reason: 'FieldValueForbidden',
  message: 'mountPropagation is Bidirectional, and the container is not privileged.',
  fix: 'use HostToContainer, or let the container be privileged.',
};

const TWO_PATHS: ContainerProblem = {
  path: 'subPathExpr',
  message: 'subPath and subPathExpr are both set.',
  fix: 'remove one of the two.',
};

function recursionProblems({ readOnly, recursiveReadOnly, mountPropagation }: Fields): ContainerProblem[] {
  const how = textOf(recursiveReadOnly) ?? '';
  if (!RECURSIVE.includes(how)) return [];
  const problem = (message: string, fix: string): ContainerProblem => ({
    path: 'recursiveReadOnly',
    reason: 'FieldValueForbidden',
    message,
    fix,
  });
  const isPropagated = mountPropagation !== undefined && mountPropagation !== 'None';
  return [
    ...(readOnly === true
      ? []
      : [problem(`recursiveReadOnly is ${how}, and readOnly is not true.`, 'set readOnly to true.')]),
    ...(isPropagated
      ? [problem(`recursiveReadOnly is ${how}, and mountPropagation is not None.`, 'remove mountPropagation.')]
      : []),
  ];
}
