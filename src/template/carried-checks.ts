import type { ApiObject } from 'cdk8s';
import { append } from '../kubernetes/append';
import { isFields } from '../kubernetes/json';
import type { PodCheck } from '../rules/rule';

/** Marks values of every copy of this package. */
const MARK = Symbol.for('cdk8s-pod-patterns.checks');

/** The checks that a value brings along; the container is the one whose props it stands in, empty for the workload. */
type ChecksOf = (container: string) => readonly PodCheck[];

type Carrier = { readonly [MARK]?: ChecksOf };

/**
 * Lets a value that is spread into the props of a cdk8s-plus workload or container bring along what it promises: only the
 * construct that keeps the value knows in which Pod it ends.
 */
export function carryChecks<T extends object>(value: T, checksOf: ChecksOf): T {
  return Object.defineProperty(value, MARK, { value: checksOf });
}

/** What values promise that were spread into the props of the construct that makes an object. */
export function carriedChecks({ node }: ApiObject): PodCheck[] {
  const maker = node.scope as { readonly containers?: unknown } | undefined;
  if (maker === undefined) return [];
  const containers: unknown[] = Array.isArray(maker.containers) ? maker.containers : [];
  const ofContainers = containers
    .filter(isFields)
    .flatMap((container) => checksIn(container, String(container['name'])));
  return [...checksIn(maker, ''), ...ofContainers];
}

const NOTHING: readonly PodCheck[] = [];

/** The checks of the values that an object keeps, also in a plain object of its own, once for each. */
function checksIn(owner: object, container: string): readonly PodCheck[] {
  const carriers: Carrier[] = [];
  for (const value of Object.values(owner)) {
    if (typeof value !== 'object' || value === null) continue;
    if (isCarrier(value)) carriers.push(value);
    if (isPlain(value)) append(carriers, Object.values(value).filter(isCarrier));
  }
  if (carriers.length === 0) return NOTHING;
  return [...new Set(carriers)].flatMap((carrier) => carrier[MARK]?.(container) ?? []);
}

function isCarrier(value: unknown): value is Carrier {
  return typeof value === 'object' && value !== null && MARK in value;
}

function isPlain(value: unknown): value is { readonly [name: string]: unknown } {
  return isFields(value) && Object.getPrototypeOf(value) === Object.prototype;
}
