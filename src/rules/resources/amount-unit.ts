import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isFields } from '../../kubernetes/json';
import { compareQuantities, parseQuantity, type Quantity } from '../../kubernetes/quantity';
import type { PodContainer } from '../../pod/containers';
import { RESOURCE_SIDES, writtenAmount } from '../../pod/resources/container-resources';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/** An amount beyond which a unit is missing, since no program lives with less and hardly a node has more. */
interface Bound {
  readonly resource: string;
  readonly least?: Quantity;
  readonly most?: Quantity;
  readonly fix: string;
}

const BOUNDS: readonly Bound[] = [
  { resource: 'memory', least: quantity('1Mi'), fix: 'write the unit, such as Mi.' },
  { resource: 'ephemeral-storage', least: quantity('1Mi'), fix: 'write the unit, such as Mi or Gi.' },
  { resource: 'cpu', most: quantity('384'), fix: 'write the unit m for thousandths of a core.' },
];

function quantity(text: string): Quantity {
  return parseQuantity(text) as Quantity;
}

/**
 * Amounts are of a size that exists. `memory: 512` are 512 bytes, with which no container starts, and `cpu: 500` are 500
 * cores, which hardly a node has. Thousandths of a byte are another rule.
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
      if (text === undefined || !isBeyond(text, bound)) continue;
      const isReserved = side === 'requests' || writtenAmount(container, 'requests', bound.resource) === undefined;
      problems.push(problemOf(text, side, bound, isReserved));
    }
  }
  return problems;
}

/** @param isReserved - whether a node needs to have the amount; a limit is also the request if there is no other */
function problemOf(text: string, side: string, bound: Bound, isReserved: boolean): ContainerProblem {
  const { resource, most, fix } = bound;
  const message = most === undefined ? tooLittle(text, resource) : tooMuch(text, resource, isReserved);
  return { path: `resources.${side}.${resource}`, message, fix };
}

function tooMuch(text: string, resource: string, isReserved: boolean): string {
  const effect = isReserved ? 'where none has, the Pod stays Pending' : 'this limits nothing';
  return `${text} of ${resource} are ${text} cores, and hardly any node has as many: ${effect}.`;
}

function tooLittle(text: string, resource: string): string {
  const reason = /^\d+$/.test(text) ? ', since a number without a unit counts bytes' : '';
  return `${text} of ${resource} is less than 1Mi${reason}: no program runs with so little.`;
}

/** Thousandths are another rule. */
function isBeyond(text: string, { least, most }: Bound): boolean {
  const amount = text.endsWith('m') ? undefined : parseQuantity(text);
  if (!amount || amount.nano <= 0n) return false;
  return (least && compareQuantities(amount, least) < 0) || (most !== undefined && compareQuantities(amount, most) > 0);
}
