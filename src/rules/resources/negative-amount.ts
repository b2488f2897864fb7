import { COUNT_FIELDS } from '../../kubernetes/fields/amounts';
import { parseQuantity, ZERO } from '../../kubernetes/quantity';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';
import { quantityExample } from '../quantity-words';
import { writtenAmounts } from '../written-amounts';

/** A negative one is taken, see `negative-grace-period`. */
const GRACE_PERIOD = 'terminationGracePeriodSeconds';

/**
 * Durations, counts and sizes are not negative. What is not a number or quantity at all is the finding `field-type`.
 */
export const negativeAmount: Rule = {
  id: 'negative-amount',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'Durations, counts and sizes are not negative.',
  fields: [
    'spec.{terminationGracePeriodSeconds,activeDeadlineSeconds}',
    'spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}',
    'spec.{initContainers,containers}[*].lifecycle.{postStart,preStop}.sleep.seconds',
    'spec.{initContainers,containers}[*].resources.{requests,limits}',
    'spec.resources.{requests,limits}',
    'spec.overhead',
    'spec.volumes[*].emptyDir.sizeLimit',
  ],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateNonnegativeField and ValidateNonnegativeQuantity',
  check: (pod) => [...numberProblems(pod), ...quantityProblems(pod)],
};

function numberProblems({ spec }: Pod): Problem[] {
  return COUNT_FIELDS.find(spec, isNegative).flatMap(({ path, value }) => {
    if (path === GRACE_PERIOD) return [];
    const message = `${JSON.stringify(value)} is not a whole number of 0 or more.`;
    return [{ path, message, fix: 'write a number of whole seconds or tries, 0 or more.' }];
  });
}

/** What is not a number is a field of a wrong type. */
function isNegative(value: unknown): boolean {
  return (typeof value === 'number' || typeof value === 'bigint') && value < 0;
}

/** Kubernetes reads a null as 0. */
function quantityProblems(pod: Pod): Problem[] {
  return writtenAmounts(pod).flatMap(({ path, value }) => {
    if ((parseQuantity(value) ?? ZERO).nano >= 0n) return [];
    return [
      {
        path,
        ...(path.endsWith('.sizeLimit') && { reason: 'FieldValueForbidden' as const }),
        message: `${JSON.stringify(value)} is negative.`,
        fix: `write an amount of 0 or more, such as ${quantityExample(path)}.`,
      },
    ];
  });
}
