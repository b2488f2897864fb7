import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { listOf, fieldsOf, textOf, type Fields } from '../../kubernetes/json';
import { dnsSubdomainProblem } from '../../kubernetes/names';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';
import { keyProblems, operatorProblems, valueProblems } from './label-selector';

/** What a Pod asks of its node has an operator that fits its values. */
export const nodeAffinity: Rule = {
  id: 'node-affinity',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'What a Pod asks of its node has an operator that fits its values.',
  fields: ['spec.affinity.nodeAffinity'],
  onlyWith: ['nodeAffinity'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateNodeSelectorTerm',
  check: (pod) =>
    problemsOfType(pod, 'NodeSelectorTerm', (term, { path }) =>
      termProblems(term, pod.target.version.minor >= 32 && path.includes('.requiredDuring')),
    ),
};

/** Since 1.32 the values of what is required must be ones that labels have. */
function termProblems({ matchExpressions, matchFields }: Fields, looksAtValues: boolean): FieldProblem[] {
  return [
    ...each(matchExpressions, 'matchExpressions', (requirement) => [
      ...keyProblems(requirement),
      ...expressionProblems(requirement),
      ...(looksAtValues ? valueProblems(requirement) : []),
    ]),
    ...each(matchFields, 'matchFields', fieldProblems),
  ];
}

function each(list: unknown, name: string, check: (requirement: Fields) => FieldProblem[]): FieldProblem[] {
  return listOf(list).flatMap((item, index) =>
    check(fieldsOf(item)).map(({ path = '', ...problem }) => ({ ...problem, path: `${name}[${index}].${path}` })),
  );
}

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];
const COMPARING = ['Gt', 'Lt'];

function expressionProblems(requirement: Fields): FieldProblem[] {
  const operator = textOf(requirement['operator']) ?? '';
  if (!OPERATORS.includes(operator)) return [wrongOperator(operator, OPERATORS)];
  if (!COMPARING.includes(operator)) return operatorProblems(requirement);
  const count = listOf(requirement['values']).length;
  if (count === 1) return [];
  return [
    {
      path: 'values',
      reason: 'FieldValueRequired',
      message: `${operator} compares with one value, and ${count} are written.`,
      fix: 'write one number.',
    },
  ];
}

const OF_FIELDS = ['In', 'NotIn'];
const NODE_NAME = 'metadata.name';

function fieldProblems({ key, operator, values }: Fields): FieldProblem[] {
  const name = textOf(operator) ?? '';
  const names = listOf(values);
  const isKnown = OF_FIELDS.includes(name);
  return [
    ...(isKnown ? [] : [wrongOperator(name, OF_FIELDS)]),
    ...(isKnown && names.length !== 1
      ? [
          {
            path: 'values',
            reason: 'FieldValueRequired' as const,
            message: `${name} takes one value here, and ${names.length} are written.`,
            fix: 'write the name of one node.',
          },
        ]
      : []),
    ...(key === NODE_NAME ? names.flatMap(nodeNameProblem) : [wrongField(key)]),
  ];
}

function wrongOperator(operator: string, operators: readonly string[]): FieldProblem {
  const message = `operator is ${JSON.stringify(operator)}, and must be one of ${operators.join(', ')}.`;
  return { path: 'operator', message, fix: 'write one of these operators.' };
}

function wrongField(key: unknown): FieldProblem {
  const message = `the key is ${JSON.stringify(key ?? '')}, and ${NODE_NAME} is the only field of a node to match.`;
  return { path: 'key', message, fix: `write ${NODE_NAME}, or match a label with matchExpressions.` };
}

function nodeNameProblem(name: unknown, index: number): FieldProblem[] {
  const text = textOf(name) ?? '';
  const problem = text === '' ? 'is empty' : dnsSubdomainProblem(text);
  if (problem === undefined) return [];
  return [
    {
      path: `values[${index}]`,
      message: `the node name ${JSON.stringify(text)} ${problem}.`,
      fix: 'write the name of a node.',
    },
  ];
}
