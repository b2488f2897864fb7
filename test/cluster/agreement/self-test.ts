import { asStored } from '../../support/as-stored';
import type { FeatureTarget } from '../../../src/kubernetes/fields/features';
import { fieldsOf, isFields, listOf, type Fields } from '../../../src/kubernetes/json';
import { canonicalQuantity, parseQuantity, type Quantity } from '../../../src/kubernetes/quantity';
import type { Report } from '../report';
import { PARTS, type Parts } from './answer';
import { countDisagreements } from './object-suite';
import { pairDifferences, QUANTITY_PARTS, type JudgedPair } from './quantity-suite';
import type { Verdict } from './kube-judge';
import type { JsonObject } from '../json';

/** An arithmetic with one part that is wrong, and the topics of which the comparison must then complain. */
interface Break {
  readonly title: string;
  readonly parts: Parts;
  readonly topics: readonly string[];
}

const BREAKS: readonly Break[] = [
  {
    title: 'a sidecar is not added to the app',
    parts: {
      ...PARTS,
      effectiveResources: (stored, target) => PARTS.effectiveResources(asStored(withoutSidecars(stored)), target),
    },
    topics: ['requests', 'limits'],
  },
  {
    title: 'a zero counts as asked for',
    parts: { ...PARTS, qosOf: (stored, target) => PARTS.qosOf(asStored(withAmounts(stored, raisedFromZero)), target) },
    topics: ['qosClass'],
  },
  {
    title: 'amounts are rounded down',
    parts: { ...PARTS, storedSpec: (spec, target) => PARTS.storedSpec(withAmounts(spec, roundedDown), target) },
    topics: ['requests', 'limits', 'containers.requests', 'containers.limits'],
  },
];

/** Shows, with objects whose verdicts are known, that a wrong arithmetic would be noticed. */
export function runObjectSelfTest(
  judged: readonly { readonly object: JsonObject; readonly verdict: Verdict }[],
  target: FeatureTarget,
  report: Report,
): void {
  const before = countDisagreements(judged, target, PARTS);
  for (const { title, parts, topics } of BREAKS) {
    const after = countDisagreements(judged, target, parts);
    const counts = topics.map((topic) => ({ topic, more: (after.get(topic) ?? 0) - (before.get(topic) ?? 0) }));
    const told = counts.map(({ topic, more }) => `${more} about ${topic}`).join(', ');
    report.say(`self-test: where ${title}, ${judged.length} objects bring more disagreements: ${told}`);
    if (counts.every(({ more }) => more > 0)) report.pass();
    else report.fail(`self-test: nobody notices that ${title}`);
  }
}

/** The same for quantities alone. */
export function runQuantitySelfTest(judged: readonly JudgedPair[], report: Report): void {
  const parts = { ...QUANTITY_PARTS, roundUpToMilli: towardsZero };
  const [before, after] = [QUANTITY_PARTS, parts].map(
    (tried) => judged.flatMap((pair) => pairDifferences(pair, tried)).length,
  );
  const more = (after ?? 0) - (before ?? 0);
  report.say(`self-test: where quantities are rounded down, ${judged.length} pairs bring ${more} more disagreements`);
  if (more > 0) report.pass();
  else report.fail('self-test: nobody notices that quantities are rounded down');
}

/** Every sidecar as a plain init step. */
function withoutSidecars(spec: Fields): Fields {
  const initContainers = listOf(spec['initContainers']).map((item) => ({
    ...fieldsOf(item),
    restartPolicy: undefined,
  }));
  return { ...spec, initContainers };
}

const MILLI = 10n ** 6n;

function towardsZero(quantity: Quantity): Quantity {
  const { nano, format } = quantity;
  return quantity.exponent !== undefined || nano % MILLI === 0n ? quantity : { nano: (nano / MILLI) * MILLI, format };
}

function roundedDown(value: unknown): unknown {
  const quantity = parseQuantity(value);
  return quantity ? canonicalQuantity(towardsZero(quantity)) : value;
}

function raisedFromZero(value: unknown): unknown {
  return parseQuantity(value)?.nano === 0n ? '1m' : value;
}

type Change = (amount: unknown) => unknown;

/** A Pod's spec with every amount of its resource lists changed. */
function withAmounts(spec: Fields, change: Change): Fields {
  const lists = ['initContainers', 'containers', 'ephemeralContainers'].filter((list) => Array.isArray(spec[list]));
  return {
    ...spec,
    ...Object.fromEntries(lists.map((list) => [list, listOf(spec[list]).map((item) => inResources(item, change))])),
    ...(isFields(spec['resources']) && inResources({ resources: spec['resources'] }, change)),
    ...(isFields(spec['overhead']) && { overhead: inList(spec['overhead'], change) }),
  };
}

function inResources(holder: unknown, change: Change): Fields {
  const fields = fieldsOf(holder);
  const resources = fields['resources'];
  if (!isFields(resources)) return fields;
  const sides = ['requests', 'limits'].filter((side) => isFields(resources[side]));
  const changed = Object.fromEntries(sides.map((side) => [side, inList(fieldsOf(resources[side]), change)]));
  return { ...fields, resources: { ...resources, ...changed } };
}

function inList(list: Fields, change: Change): Fields {
  return Object.fromEntries(Object.entries(list).map(([name, amount]) => [name, change(amount)]));
}
