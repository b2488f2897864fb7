import { Size, SizeRoundingBehavior } from 'cdk8s';
import { addCheck } from '../../edits/check';
import { editProblem } from '../../edits/edit-problems';
import { EditPhase } from '../../edits/pod-edit';
import type { EditProblem } from '../../findings/problem';
import { fieldsOf, textOf } from '../../kubernetes/json';
import { compareQuantities, ONE, parseQuantity } from '../../kubernetes/quantity';
import { containersOf } from '../../pod/containers';
import { amountsOf, type HelperResources } from '../../qos/resource-amounts';
import type { QosTier } from '../../qos/qos-tier';
import { constructPath } from '../../tree/construct-path';
import type { PodHelper } from '../parts/pod-helper';
import { isTier } from '../parts/resources';

/** How much memory a program takes for each mebibyte that it keeps, and for itself, in mebibytes. */
export interface MemoryNeed {
  readonly factor: number;
  readonly base: number;
}

/** The least that a cache can keep; below it, a program has little room for anything but itself. */
export const MIN_SIZE = Size.mebibytes(8);

const DEFAULT_SIZE = Size.mebibytes(64);

/** A whole number of mebibytes. */
export function mebibytesOf(size: Size): number {
  return size.toMebibytes({ rounding: SizeRoundingBehavior.FLOOR });
}

/** The memory of the container of a cache that keeps as much. */
export function memoryFor(size: Size, need: MemoryNeed): Size {
  return Size.mebibytes(Math.ceil(mebibytesOf(size) * need.factor + need.base));
}

/** What a cache keeps: as much as is asked for, or what fits into the limit of its container. */
export function cacheSize(
  { size, resources }: { readonly size?: Size; readonly resources?: HelperResources | QosTier },
  need: MemoryNeed,
): Size {
  if (size) return size;
  const limit = memoryLimit(resources);
  if (limit === undefined) return DEFAULT_SIZE;
  return Size.mebibytes(Math.max(sizeWithin(limit, need), mebibytesOf(MIN_SIZE)));
}

/**
 * Finds a memory limit, whoever set it, at which the kernel would kill the cache before it is full.
 *
 * @param least - what the program takes at least when it is full
 */
export function requireMemory(helper: PodHelper, size: Size, least: MemoryNeed): void {
  helper.podTemplate._keep(
    addCheck(EditPhase.PATCHES, ({ spec }) => {
      const container = containersOf(spec).find(({ name }) => name === helper.containerName);
      const limit = textOf(fieldsOf(fieldsOf(container?.fields['resources'])['limits'])['memory']);
      return limit === undefined || fits(limit, size, least) ? undefined : tooLarge(helper, { size, limit, least });
    }),
  );
}

interface Misfit {
  readonly size: Size;
  readonly limit: string;
  readonly least: MemoryNeed;
}

function tooLarge(helper: PodHelper, { size, limit, least }: Misfit): EditProblem {
  const needed = memoryFor(size, least).asString();
  const smaller = sizeWithin(limit, least);
  const cure = smaller < mebibytesOf(MIN_SIZE) ? '' : `, or let it keep less: \`size: Size.mebibytes(${smaller})\``;
  return editProblem('preset-option', {
    construct: constructPath(helper),
    option: `${helper.constructor.name}.size`,
    value: size.asString(),
    message: `"${helper.containerName}" takes up to ${needed} of memory when it keeps ${size.asString()}, but its limit is ${limit}: the kernel kills it before it is full.`,
    fix: `raise the limit to ${needed} or more${cure}.`,
  });
}

/** What cannot be read is the finding of a rule. */
function fits(limit: string, size: Size, need: MemoryNeed): boolean {
  const [has, needs] = [parseQuantity(limit), parseQuantity(memoryFor(size, need).asString())];
  return has === undefined || needs === undefined || compareQuantities(has, needs) >= 0;
}

/** The whole mebibytes that can be kept within a limit; not above zero if there is no room for any. */
function sizeWithin(limit: string, { factor, base }: MemoryNeed): number {
  const bytes = Number((parseQuantity(limit)?.nano ?? 0n) / ONE);
  return Math.floor((bytes / 2 ** 20 - base) / factor);
}

function memoryLimit(resources: HelperResources | QosTier | undefined): string | undefined {
  const amounts = amountsOf((isTier(resources) ? resources.helperResources : resources) ?? {});
  return amounts.find(({ resource, side }) => resource === 'memory' && side === 'limits')?.text;
}
