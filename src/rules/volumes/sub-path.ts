import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

const FIELDS = ['subPath', 'subPathExpr'];

/** A path inside a volume stays inside it. */
export const subPath: Rule = {
  id: 'sub-path',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A path inside a volume is relative and does not lead out of it.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].{subPath,subPathExpr}'],
  onlyWith: ['subPath', 'subPathExpr'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateLocalDescendingPath',
  check: ({ containers }) =>
    problemsOfEach(containers, ({ fields }) =>
      listOf(fields['volumeMounts']).flatMap((mount, index) =>
        FIELDS.flatMap((field) => problemsOf(mount, field, index)),
      ),
    ),
};

function problemsOf(mount: unknown, field: string, index: number): ContainerProblem[] {
  const value = fieldsOf(mount)[field];
  const problem = typeof value === 'string' ? pathProblem(value) : undefined;
  if (problem === undefined) return [];
  const path = `volumeMounts[${index}].${field}`;
  return [
    {
      path,
      message: valueText('the path inside the volume', value, problem),
      fix: 'write it from the root of the volume, such as data/new.',
    },
  ];
}

function pathProblem(path: string): string | undefined {
  if (path.startsWith('/')) return 'is absolute';
  return path.split('/').includes('..') ? 'has ".." in it' : undefined;
}
