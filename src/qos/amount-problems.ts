import { compareQuantities, parseQuantity, ZERO, type Quantity } from '../kubernetes/quantity';
import { isHugePages } from '../pod/resources/pod-level-resources';
import { hugePageSize, isOvercommitAllowed, resourceNameProblem } from '../pod/resources/resource-names';
import type { ResourceAmount } from './resource-amounts';

/** Why an amount is invalid in every tier. */
export interface AmountProblem {
  readonly message: string;
  readonly fix: string;
}

/** The valid amounts of a resource. */
interface Bounds {
  readonly least: string;
  /** Why less is invalid. */
  readonly belowLeast: string;
  readonly most: string;
  /** Every amount is a multiple of it. */
  readonly step: string;
  /** What is wrong with an amount that is not a multiple. */
  readonly offStep: string;
  readonly example: string;
}

/**
 * The valid amounts. The upper limits exceed the largest machines on the market (1,920 processors and 32 TiB in 2025).
 * Below the lower limit of memory not even an empty program starts, because the runtime needs some to start it.
 */
const BOUNDS: { readonly [resource: string]: Bounds } = {
  cpu: {
    least: '1m',
    belowLeast: 'the least that Kubernetes counts',
    most: '4096',
    step: '1m',
    offStep: 'is finer than a thousandth of a core',
    example: 'Cpu.millis(500)',
  },
  memory: {
    least: '4Mi',
    belowLeast: 'with which no program starts',
    most: '64Ti',
    step: '1',
    offStep: 'is not a whole number of bytes',
    example: 'Size.mebibytes(512)',
  },
  'ephemeral-storage': {
    least: '4Ki',
    belowLeast: 'the least that a file takes on disk',
    most: '1Pi',
    step: '1',
    offStep: 'is not a whole number of bytes',
    example: 'Size.gibibytes(2)',
  },
};

const COUNT: Bounds = {
  least: '1',
  belowLeast: 'and a resource that is not needed must be left out',
  most: '1000000',
  step: '1',
  offStep: 'is not a whole number',
  example: '1',
};

/** What is wrong with an amount by itself; undefined if it is valid. */
export function amountProblem({ resource, text }: Omit<ResourceAmount, 'side'>): AmountProblem | undefined {
  const name = resourceNameProblem(resource);
  if (name !== undefined) {
    return { message: `${JSON.stringify(resource)} ${name}.`, fix: 'correct the name, as in nvidia.com/gpu.' };
  }
  const bounds = boundsOf(resource);
  if (!bounds) {
    const message = `${resource} must name the size of a page.`;
    return { message, fix: 'name a size that the nodes have, such as 2Mi or 1Gi.' };
  }
  const problem = valueProblem(parseQuantity(text), bounds);
  return problem === undefined
    ? undefined
    : { message: `${text} of ${resource} ${problem}.`, fix: `write an amount such as ${bounds.example}.` };
}

function boundsOf(resource: string): Bounds | undefined {
  if (!isHugePages(resource)) return (Object.hasOwn(BOUNDS, resource) ? BOUNDS[resource] : undefined) ?? COUNT;
  if (!hugePageSize(resource)) return undefined;
  const step = resource.replace(/^hugepages-/, '');
  const page = {
    least: step,
    belowLeast: 'the size of a page',
    step,
    offStep: `is not a whole number of pages of ${step}`,
  };
  return { ...page, most: '64Ti', example: `a multiple of ${step}` };
}

function valueProblem(quantity: Quantity | undefined, bounds: Bounds): string | undefined {
  if (!quantity) return 'is not a quantity';
  if (quantity.nano < 0n) return 'is negative';
  if (quantity.nano === 0n) return 'is zero, which Kubernetes treats as absent';
  const { least, most, step } = bounds;
  if (compareQuantities(quantity, parsedBound(least)) < 0) return `is less than ${least}, ${bounds.belowLeast}`;
  if (compareQuantities(quantity, parsedBound(most)) > 0) return `is more than ${most}, which no machine has`;
  return quantity.nano % parsedBound(step).nano === 0n ? undefined : bounds.offStep;
}

/** Cache of parsed bounds. */
const PARSED_BOUNDS = new Map<string, Quantity>();

function parsedBound(text: string): Quantity {
  const quantity = PARSED_BOUNDS.get(text) ?? (parseQuantity(text) as Quantity);
  PARSED_BOUNDS.set(text, quantity);
  return quantity;
}

/** What is wrong with a request and its limit together; undefined if they fit, or one is missing. */
export function pairProblem(
  resource: string,
  request: string | undefined,
  limit: string | undefined,
): AmountProblem | undefined {
  if (request === undefined || limit === undefined || !isOvercommitAllowed(resource)) return undefined;
  if (request === limit || compareQuantities(quantityOf(request), quantityOf(limit)) <= 0) return undefined;
  const message = `the ${resource} request, ${request}, is above the limit, ${limit}.`;
  return { message, fix: `raise the limit to ${request} or more, or lower the request.` };
}

/** An invalid amount counts as zero. */
function quantityOf(text: string): Quantity {
  return parseQuantity(text) ?? ZERO;
}
