import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { greatest, smallest } from '../../kubernetes/greatest';
import { groupBy } from '../../kubernetes/group-by';
import { fieldsOf, isFields, listOf, textOf, textsOf, type Fields } from '../../kubernetes/json';
import { listed } from '../../kubernetes/words';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

const REQUIRED = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution';

/** What is asked of one label of a node. */
interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
  /** As a message names it. */
  readonly text: string;
}

/**
 * A node can have all labels that a Pod asks for. A node fits if it has those of the node selector and meets all that one of
 * the terms of the node affinity asks for, and a label has one value.
 */
export const nodeLabels: Rule = {
  id: 'node-labels',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'A node can have all labels that a Pod asks for.',
  fields: ['spec.nodeSelector', `spec.${REQUIRED}.nodeSelectorTerms`],
  onlyWith: ['nodeAffinity'],
  symptoms: [SYMPTOMS.pending, SYMPTOMS.failedScheduling, SYMPTOMS.otherNodeLabels],
  source: 'k8s.io/kubernetes/pkg/scheduler/framework/plugins/nodeaffinity, PreFilter and Filter',
  check: ({ spec }) => {
    const affinity = fieldsOf(fieldsOf(spec['affinity'])['nodeAffinity']);
    const terms = listOf(fieldsOf(affinity['requiredDuringSchedulingIgnoredDuringExecution'])['nodeSelectorTerms']);
    const selected = selectedLabels(spec);
    const faults = terms.map((term) => (isFields(term) ? faultOf(term, selected) : ''));
    const [first] = faults;
    if (!first || faults.includes('')) return [];
    const which = faults.length === 1 ? '' : `none of the ${faults.length} terms fits a node, the first since `;
    return [
      {
        path: faults.length === 1 ? `${REQUIRED}.nodeSelectorTerms[0]` : `${REQUIRED}.nodeSelectorTerms`,
        message: `${which}${first}: the Pod stays Pending.`,
        fix: 'write what a node can meet; terms stand for each other, and all that one of them asks must hold beside nodeSelector.',
      },
    ];
  },
};

function selectedLabels(spec: Fields): ReadonlyMap<string, Requirement> {
  const labels = Object.entries(fieldsOf(spec['nodeSelector'])).flatMap(([key, value]) => {
    if (typeof value !== 'string') return [];
    return { key, operator: 'In', values: [value], text: `${JSON.stringify(value)} in nodeSelector` };
  });
  return new Map(labels.map((label) => [label.key, label]));
}

function requirementsOf(term: Fields): Requirement[] {
  return listOf(term['matchExpressions']).flatMap((item) => {
    const { key, operator, values } = fieldsOf(item);
    const [name, written] = [textOf(operator) ?? '', textsOf(values)];
    const text = written.length === 0 ? name : `${name} ${written.map((value) => JSON.stringify(value)).join(', ')}`;
    return { key: textOf(key) ?? '', operator: name, values: written, text };
  });
}

/** Why no node meets all requirements of a term; empty if one can. */
function faultOf(term: Fields, selected: ReadonlyMap<string, Requirement>): string {
  const isEmpty = [term['matchExpressions'], term['matchFields']].every((list) => listOf(list).length === 0);
  if (isEmpty) return 'a term without expressions and fields matches no node';
  for (const [key, ofTerm] of groupBy(requirementsOf(term), (requirement) => requirement.key)) {
    const asked = [selected.get(key) ?? [], ofTerm].flat();
    if (canHold(asked)) continue;
    return `the label ${JSON.stringify(key)} of a node cannot meet ${listed(asked.map(({ text }) => text))} at once`;
  }
  return '';
}

/** Whether a label can meet some requirements, each of which is valid. */
function canHold(asked: readonly Requirement[]): boolean {
  const needed = asked.filter(({ operator }) => !['NotIn', 'DoesNotExist'].includes(operator));
  if (needed.length > 0 && asked.some(({ operator }) => operator === 'DoesNotExist')) return false;
  const [above, below] = [greatest(boundsOf(asked, 'Gt'), -Infinity), smallest(boundsOf(asked, 'Lt'))];
  const [first, ...others] = asked.filter(({ operator }) => operator === 'In');
  if (!first) return above + 1 < below;
  const refused = new Set(asked.flatMap(({ operator, values }) => (operator === 'NotIn' ? values : [])));
  return valuesInAll(first, others).some((value) => {
    const isBetween = (above === -Infinity || Number(value) > above) && (below === Infinity || Number(value) < below);
    return isBetween && !refused.has(value);
  });
}

function boundsOf(asked: readonly Requirement[], wanted: string): number[] {
  return asked.filter(({ operator }) => operator === wanted).map(({ values: [value = ''] }) => Number(value));
}

function valuesInAll({ values }: Requirement, others: readonly Requirement[]): readonly string[] {
  return others.reduce((common, other) => {
    const known = new Set(common);
    return other.values.filter((value) => known.has(value));
  }, values);
}
