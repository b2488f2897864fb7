import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isFields } from '../../kubernetes/json';
import { compareQuantities, parseQuantity, type Quantity } from '../../kubernetes/quantity';
import type { PodContainer } from '../../pod/containers';
import { RESOURCE_SIDES, writtenAmount } from '../../pod/resources/container-resources';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/** An amount beyond which a unit is missing, since no program lives with less and no node has more. */
interface Bound {
  readonly resource: string;
  readonly least?: Quantity;
  readonly most?: Quantity;
  readonly fix: string;
}

const BOUNDS: readonly Bound[] = [
  { resource: 'memory', least: quantity('1Mi'), fix: 'write the unit, such as Mi.' },
  { resource: 'ephemeral-storage', least: quantity('1Mi'), fix: 'write the unit, such as Mi or Gi.' },
  { resource: 'cpu', most: quantity('512'), fix: 'write the unit m for thousandths of a core.' },
];

function quantity(text: string): Quantity {
  return parseQuantity(text) as Quantity;
}

/**
 * Amounts are of a size that exists. `memory: 512` are 512 bytes, with which no container starts, and `cpu: 500` are 500
 * cores, for which no node is found. Thousandths of a byte are another rule.
 */
export const amountUnit: Rule = {
  id: 'amount-unit',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'An amount of cpu, memory or storage has the unit that is meant.',
  fields: ['spec.{initContainers,containers}[*].resources.{requests,limits}'],
  onlyWith: ['resources'],
  symptoms: [
    SYMPTOMS.pending,
    SYMPTOMS.failedScheduling,
    SYMPTOMS.insufficientCpu,
    SYMPTOMS.insufficientMemory,
    SYMPTOMS.outOfMemory,
    SYMPTOMS.crashLoop,
    SYMPTOMS.memoryLimitTooLow,
    SYMPTOMS.evicted,
    SYMPTOMS.exceededStorage,
    SYMPTOMS.exceededVolume,
  ],
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes',
  check: ({ declared }) => problemsOfEach(declared, problemsIn),
};

function problemsIn(container: PodContainer): ContainerProblem[] {
  const problems: ContainerProblem[] = [];
  if (!isFields(container.fields['resources'])) return problems;
  for (const bound of BOUNDS) {
    for (const side of RESOURCE_SIDES) {
      const text = writtenAmount(container, side, bound.resource);
      if (text !== undefined && isBeyond(text, bound)) problems.push(problemOf(text, side, bound));
    }
  }
  return problems;
}

function problemOf(text: string, side: string, { resource, most, fix }: Bound): ContainerProblem {
  return { path: `resources.${side}.${resource}`, message: messageOf(text, resource, most !== undefined), fix };
}

function messageOf(text: string, resource: string, isTooMuch: boolean): string {
  if (isTooMuch) return `${text} of ${resource} are ${text} cores: no node has as many, and the Pod stays Pending.`;
  const reason = /^\d+$/.test(text) ? ', since a number without a unit counts bytes' : '';
  return `${text} of ${resource} is less than 1Mi${reason}: no program runs with so little.`;
}

/** Thousandths are another rule. */
function isBeyond(text: string, { least, most }: Bound): boolean {
  const amount = text.endsWith('m') ? undefined : parseQuantity(text);
  if (!amount || amount.nano <= 0n) return false;
  return (least && compareQuantities(amount, least) < 0) || (most !== undefined && compareQuantities(amount, most) > 0);
}
