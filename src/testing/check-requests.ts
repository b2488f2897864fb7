import { peakText } from '../explain/wording/peak-text';
import { canonicalQuantity, compareQuantities, parseQuantity, ZERO, type Quantity } from '../kubernetes/quantity';
import { didYouMean } from '../kubernetes/closest-name';
import { resourceNameProblem } from '../pod/resources/resource-names';
import { resourcesOf } from '../pod/resources/container-resources';
import { containersOf, isLongRunning } from '../pod/containers';
import { effectiveResources } from '../pod/resources/effective-resources';
import { containerText } from './container-words';
import { requireContainers, type TestedPod } from './tested-pod';
import type { Verdict } from './verdict';
import { misuse } from './misuse';

/** Amounts by the name of the resource, such as `{ cpu: '500m', memory: '1Gi' }`. */
export interface ResourceAmounts {
  readonly [resource: string]: string | number;
}

/** Whether a Pod as a whole requests no more of some resources, as the scheduler counts. */
export function checkRequests(pod: TestedPod, allowed: ResourceAmounts): Verdict {
  requireContainers(pod);
  const limits = quantitiesOf(allowed);
  const { requests, peaks } = effectiveResources(pod.stored, pod.target);
  const judged = limits.map(([resource, limit]) => {
    const amount = requests.get(resource) ?? ZERO;
    requirePositive(pod, resource);
    return { resource, limit, amount, isTooMuch: compareQuantities(amount, limit) > 0 };
  });
  const lines = judged.map(({ resource, limit, amount, isTooMuch }) => {
    const peak = peaks.find((candidate) => candidate.side === 'requests' && candidate.resource === resource);
    const why = peak ? peakText(peak) : sharesText(pod, resource);
    const amounts = `${resource} ${canonicalQuantity(amount)} of ${canonicalQuantity(limit)} allowed`;
    return `  ${isTooMuch ? '>' : ' '} ${amounts}${why === '' ? '' : `: ${why}`}`;
  });
  return { holds: !judged.some(({ isTooMuch }) => isTooMuch), fact: ['requests:', ...lines].join('\n') };
}

function quantitiesOf(amounts: ResourceAmounts): [string, Quantity][] {
  const entries = typeof amounts === 'object' && amounts !== null ? Object.entries(amounts) : [];
  if (entries.length === 0) throw misuse("name at least one resource, as in { cpu: '500m', memory: '1Gi' }.");
  return entries.map(([resource, text]) => {
    requireResource(resource);
    const quantity = parseQuantity(text);
    if (quantity && text !== null) return [resource, quantity];
    throw misuse(
      `${JSON.stringify(text)} is not an amount of ${resource}: write it as in a manifest, such as 500m or 1Gi.`,
    );
  });
}

const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'];

/** A resource that no container can request would never be too much. */
function requireResource(name: string): void {
  const problem = resourceNameProblem(name);
  if (problem !== undefined) throw misuse(`"${name}" ${problem}.${didYouMean(name, RESOURCES)}`);
}

/** A negative request would make room for others. */
function requirePositive({ stored, label }: TestedPod, resource: string): void {
  const wrong = containersOf(stored).find(
    (container) => (resourcesOf(container).requests.get(resource)?.nano ?? 0n) < 0n,
  );
  if (wrong)
    throw misuse(
      `${label}: ${containerText(wrong)} requests a negative amount of ${resource}, which no API server takes.`,
    );
}

/** What each container that runs with the app has its part in. */
function sharesText({ stored }: TestedPod, resource: string): string {
  return containersOf(stored)
    .filter(isLongRunning)
    .flatMap((container) => {
      const amount = resourcesOf(container).requests.get(resource);
      return amount ? [`${containerText(container)} ${canonicalQuantity(amount)}`] : [];
    })
    .join(', ');
}
