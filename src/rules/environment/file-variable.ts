import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const PRINTABLE = /^[ -<>-~]+$/;

/** A variable that comes from a file takes it from an emptyDir of the Pod. */
export const fileVariable: Rule = {
  id: 'file-variable',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A variable that comes from a file takes it from an emptyDir of the Pod.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].env[*].valueFrom.fileKeyRef', 'spec.volumes[*]'],
  onlyWith: ['fileKeyRef'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateFileKeyRefVolumes and validateFileKeySelector',
  check: (pod) => {
    const volumes = pod.stored && listOf(pod.stored.spec['volumes']).map(fieldsOf);
    return problemsOfType(pod, 'FileKeySelector', (fields) => [
      ...keyProblem(fields),
      ...(volumes ? volumeProblem(fields, volumes) : []),
    ]);
  },
};

function keyProblem({ key }: Fields): FieldProblem[] {
  const text = textOf(key) ?? '';
  if (text === '' || PRINTABLE.test(text)) return [];
  return [
    {
      path: 'key',
      message: `the key ${JSON.stringify(text)} must consist of printable ASCII characters other than "=".`,
      fix: 'write the name of a variable in the file.',
    },
  ];
}

/** That there is no name at all is what `variable-source` finds. */
function volumeProblem({ volumeName }: Fields, volumes: readonly Fields[]): FieldProblem[] {
  const name = textOf(volumeName) ?? '';
  const volume = volumes.findLast((each) => each['name'] === name);
  if (name === '') return [];
  if (!volume) {
    return [
      {
        path: 'volumeName',
        reason: 'FieldValueNotFound',
        message: `no volume of the Pod has the name ${JSON.stringify(name)}.`,
        fix: 'name an emptyDir of the Pod.',
      },
    ];
  }
  if (isFields(volume['emptyDir']) && !isAbsent(volume['emptyDir'])) return [];
  return [
    {
      path: 'volumeName',
      message: `the volume ${JSON.stringify(name)} is not an emptyDir.`,
      fix: 'write the file into an emptyDir, and name that.',
    },
  ];
}
