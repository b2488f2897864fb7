import { COUNTS, RESOURCE_LISTS, SIZES } from '../../kubernetes/fields/amounts';
import { findFieldPaths, type FieldMatch } from '../../kubernetes/fields/field-path';
import { fieldsOf } from '../../kubernetes/json';
import { parseQuantity } from '../../kubernetes/quantity';
import { containerAt } from '../../pod/containers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem as Problem } from '../../findings/problem';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';

/**
 * Durations, counts and sizes are not negative, and sizes can be read as quantities.
 */
export const negativeAmount: Rule = {
  id: 'negative-amount',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'Durations, counts and sizes are not negative.',
  fields: ['the lists above'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateNonnegativeField and ValidateNonnegativeQuantity',
  check: (pod) =>
    [...numberProblems(pod), ...quantityProblems(pod)].map((problem) => {
      const container = containerAt(pod.containers, problem.path)?.name;
      return { ...problem, ...(container !== undefined && { container }) };
    }),
};

type FieldProblem = Problem & FieldMatch;

function numberProblems({ spec }: Pod): FieldProblem[] {
  return COUNTS.flatMap((pattern) => findFieldPaths(spec, pattern)).flatMap(({ path, value }) => {
    if (Number.isInteger(value) && Number(value) >= 0) return [];
    const message = `${JSON.stringify(value)} is no whole number from 0.`;
    return [{ path, value, message, fix: 'write a number of whole seconds or tries, 0 or more.' }];
  });
}

/** The quantities of a list by resource name; Kubernetes reads a null as 0. */
function quantitiesIn({ path, value }: FieldMatch): FieldMatch[] {
  return Object.entries(fieldsOf(value))
    .filter(([, quantity]) => quantity !== null)
    .map(([name, quantity]) => ({ path: `${path}[${name}]`, value: quantity }));
}

function quantityProblems({ spec }: Pod): FieldProblem[] {
  const single = SIZES.flatMap((pattern) => findFieldPaths(spec, pattern));
  const listed = RESOURCE_LISTS.flatMap((pattern) => findFieldPaths(spec, pattern)).flatMap(quantitiesIn);
  return [...single, ...listed].flatMap(({ path, value }) => {
    const quantity = parseQuantity(value);
    if (quantity && quantity.nano >= 0n) return [];
    const what = quantity ? 'is negative' : 'is no quantity';
    return [
      {
        path,
        value,
        message: `${JSON.stringify(value)} ${what}.`,
        fix: 'write an amount from 0, such as 500m or 64Mi.',
      },
    ];
  });
}
