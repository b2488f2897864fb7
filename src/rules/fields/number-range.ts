import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { NUMBER_RANGES, ZERO_IF_ABSENT, type NumberRange } from '../../kubernetes/fields/number-ranges';
import { isAbsent } from '../../kubernetes/json';
import { problemsByTable, rowsByType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const rangesOfType = rowsByType(NUMBER_RANGES);

/** A number is in the range of its field. */
export const numberRange: Rule = {
  id: 'number-range',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A number is in the range of its field.',
  fields: ['the counts, modes, weights and deadlines of the Pod, and of the object that holds it'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, apps/validation and batch/validation',
  check: (pod) => problemsByTable(pod, rangesOfType, (fields, range) => problemOf(fields[range.name], range)),
};

function problemOf(value: unknown, range: NumberRange): FieldProblem[] {
  const { name, least, most } = range;
  const number = isAbsent(value) && ZERO_IF_ABSENT.has(name) ? 0 : value;
  if (typeof number !== 'number' || (number >= least && number <= most) || isFoundElsewhere(number, range)) return [];
  const is = isAbsent(value) ? 'is missing, which is 0,' : `is ${number}`;
  const [needed, written] =
    most === Number.MAX_SAFE_INTEGER ? [`${least} or more`, 'of '] : [`from ${least} to ${most}`, ''];
  return [{ path: name, message: `${name} ${is} but must be ${needed}.`, fix: `write a number ${written}${needed}.` }];
}

/** A negative deadline of a Pod is what `negative-amount` finds. */
function isFoundElsewhere(number: number, { type }: NumberRange): boolean {
  return type === 'PodSpec' && number < 0;
}
