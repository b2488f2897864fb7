import type { AttributedProblem as Problem } from '../findings/problem';
import { canonicalQuantity, compareQuantities, ZERO, type Quantity } from '../kubernetes/quantity';
import type { ResourceList } from '../kubernetes/resource-list';
import type { PodContainer } from '../pod/containers';
import type { Pod } from '../pod/pod';
import { aggregateResources, amountsOfContainers, type ContainerAmounts } from '../pod/resources/aggregate-resources';
import { RESOURCE_SIDES, type ResourceSide } from '../pod/resources/container-resources';
import { isHugePages, podLevelResourcesOf } from '../pod/resources/pod-level-resources';
import { qosOf } from '../pod/resources/qos';
import { sumText } from '../pod/resources/sum-text';
import type { StoredSpec } from '../pod/stored-spec';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';
import { amountProblem } from './amount-problems';
import { takesPodResources, type PodBudget } from './spread-pod-resources';
import { undecodableFields } from './undecodable-fields';

/** The call that gives a Pod its budget. */
const OPTION = 'QosTier.applyToPod';

/** The budget of a Pod as a rule for the final manifest. */
export function podBudgetRule(budget: PodBudget, isSpread: boolean): PodCheck {
  return {
    ...kindOf('pod-budget'),
    check: (pod) => {
      const stored = pod.stored?.spec;
      if (!stored) return undecodableFields(pod, 'the Pod has a budget');
      if (takesPodResources(pod.spec, pod.target)) return changedProblems(stored, pod, budget);
      return isSpread ? spreadProblems(stored, pod, budget) : [];
    },
  };
}

/** What a later edit makes of the resources of the Pod as a whole: one problem, however much it changes. */
function changedProblems(stored: StoredSpec, { target }: Pod, budget: PodBudget): Problem[] {
  const whole = podLevelResourcesOf(stored, target);
  const changed = RESOURCE_SIDES.flatMap((side) =>
    [...budget[side]].flatMap(([resource, wanted]) => {
      const present = whole?.[side].get(resource) ?? ZERO;
      return compareQuantities(present, wanted) === 0 ? [] : [{ side, resource, present, wanted }];
    }),
  );
  const [first, ...others] = changed;
  if (!first) return [];
  const [present, wanted] = [first.present, first.wanted].map(canonicalQuantity);
  const all = changed.map((amount) => {
    const texts = [amount.wanted, amount.present].map(canonicalQuantity);
    return `${amount.resource} ${amount.side} of ${texts.join(', not ')}`;
  });
  return [
    {
      path: others.length === 0 ? `resources.${first.side}[${first.resource}]` : 'resources',
      message:
        others.length === 0
          ? `the ${first.resource} ${first.side} of the Pod as a whole, ${present}, must be those of its budget, ${wanted}.`
          : `the resources of the Pod as a whole must be those of its budget: ${all.join('; ')}.`,
      fix: 'leave the resources of the Pod as the tier sets them, or give the Pod another tier.',
      data: { resources: JSON.stringify(changed.map(({ resource }) => resource)) },
    },
  ];
}

/** If the containers ask for too much, the budget is not spread, and nothing else is worth saying. */
function spreadProblems(stored: StoredSpec, pod: Pod, budget: PodBudget): Problem[] {
  const spread = { pod, consumers: amountsOfContainers(stored), budget };
  const resources = [...budget.requests.keys()];
  for (const find of [excessProblems, limitProblems]) {
    const problems = resources.flatMap((resource) => find(resource, spread));
    if (problems.length > 0) return problems;
  }
  const missing = resources.flatMap((resource) => missingSum(resource, spread));
  if (missing.length > 0) return [sumProblem(missing)];
  const problems = resources.flatMap((resource) => shareProblems(resource, spread));
  if (problems.length > 0) return problems;
  const { qosClass, reason } = qosOf(stored, pod.target);
  if (qosClass === budget.qosClass) return [];
  const message = `the budget of the Pod is ${budget.qosClass}, and the Pod is ${qosClass}: ${reason}.`;
  return [{ option: OPTION, message, fix: `give every container what a ${budget.qosClass} Pod needs.` }];
}

interface SpreadPod {
  readonly pod: Pod;
  readonly consumers: readonly ContainerAmounts[];
  readonly budget: PodBudget;
}

/** A resource of which the containers have more or less than the budget, requests before limits. */
function differingSide(resource: string, sign: 1 | -1, { consumers, budget }: SpreadPod): ResourceSide | undefined {
  return RESOURCE_SIDES.find((side) => {
    const [wanted, sum] = [budget[side].get(resource), aggregateResources(consumers, side).get(resource) ?? ZERO];
    return wanted !== undefined && compareQuantities(sum, wanted) === sign;
  });
}

function excessProblems(resource: string, spread: SpreadPod): Problem[] {
  const { consumers, budget } = spread;
  const side = differingSide(resource, 1, spread);
  if (!side) return [];
  const total = textOf(aggregateResources(consumers, side), resource);
  const message =
    `the ${resource} ${side} of the containers, ${sumText(consumers, side, resource)}, must be at most the budget of ` +
    `the Pod, ${textOf(budget[side], resource)}.`;
  const fix = `raise the budget to at least ${total}, or let the containers ask for less.`;
  return [{ option: OPTION, message, fix }];
}

/** Helpers whose limits are missing: they are not bound by those of the Pod. */
function limitProblems(resource: string, { pod, consumers, budget }: SpreadPod): Problem[] {
  if (!budget.limits.has(resource)) return [];
  return consumers
    .filter(({ container, limits }) => !isApp(container, pod) && isNothing(limits.get(resource)))
    .map(({ container: { name, path } }) => ({
      container: name,
      path: `${path}.resources`,
      message: `"${name}" has no limit of ${resource}, and must have one within the budget of the Pod, ${textOf(budget.limits, resource)}.`,
      fix: `give "${name}" a part of the budget as its resources.`,
    }));
}

/** A resource of which the containers no longer have all that was spread over them. */
function missingSum(resource: string, spread: SpreadPod): string[] {
  const { consumers, budget } = spread;
  const side = differingSide(resource, -1, spread);
  if (!side) return [];
  const sum = sumText(consumers, side, resource);
  return [
    `the ${resource} ${side} of the containers, ${sum}, must be as much as the budget of the Pod, ${textOf(budget[side], resource)}`,
  ];
}

/** One problem of all resources: whoever takes those of a container away takes them all. */
function sumProblem(missing: readonly string[]): Problem {
  const fix = 'leave the resources of the app containers as the tier spreads them.';
  return { option: OPTION, message: `${missing.join(', and ')}.`, fix };
}

/** App containers that get too little to run. */
function shareProblems(resource: string, { pod, consumers, budget }: SpreadPod): Problem[] {
  const fix = 'raise the budget, or let the helpers ask for less.';
  return consumers.flatMap(({ container, requests }) => {
    const { name, path } = container;
    const amount = requests.get(resource);
    if (!isApp(container, pod) || (isNothing(amount) && isHugePages(resource))) return [];
    const tooLittle = amountProblem({ resource, text: textOf(requests, resource) })?.message;
    const message = isNothing(amount)
      ? `nothing of the ${resource} budget of the Pod, ${textOf(budget.requests, resource)}, is left for "${name}": the others have ${sumText(consumers, 'requests', resource)}.`
      : tooLittle && `"${name}" gets too little of the budget of the Pod: ${tooLittle}`;
    return message ? [{ container: name, path: `${path}.resources`, message, fix }] : [];
  });
}

function isApp({ path }: PodContainer, { appContainers }: Pod): boolean {
  return appContainers.some((container) => container.path === path);
}

function textOf(list: ResourceList, resource: string): string {
  return canonicalQuantity(list.get(resource) ?? ZERO);
}

function isNothing(amount: Quantity | undefined): boolean {
  return (amount?.nano ?? 0n) <= 0n;
}
