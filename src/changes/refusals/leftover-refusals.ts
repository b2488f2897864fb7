import { fieldsOf, isAbsent, type Fields } from '../../kubernetes/json';
import type { Refusal } from './refusal';

/** A strategy that has no `rollingUpdate`. */
interface Strategy {
  readonly group: string;
  readonly kind: string;
  readonly field: string;
  readonly type: string;
  /** What keeps what the API server has written out. */
  readonly applies: string;
}

/**
 * The strategies beside which the API server takes no `rollingUpdate`. Client-side apply takes it away from a Deployment, as
 * the patch strategy `retainKeys` tells it to.
 *
 * Source: pkg/apis/apps/validation, ValidateDeploymentStrategy and ValidateStatefulSetSpec; k8s.io/api/apps/v1
 */
const STRATEGIES: readonly Strategy[] = [
  { group: 'apps', kind: 'Deployment', field: 'strategy', type: 'Recreate', applies: 'server-side apply keeps' },
  { group: 'apps', kind: 'StatefulSet', field: 'updateStrategy', type: 'OnDelete', applies: 'apply keeps' },
];

/**
 * Why the API server refuses a change of the strategy: what it has itself written into `rollingUpdate` is not part of the old
 * manifest, so that applying the new one does not take it away, not even with a null.
 */
export function leftoverRefusals(
  before: Fields,
  after: Fields,
  { group, kind }: { readonly group: string; readonly kind: string },
): Refusal[] {
  const strategy = STRATEGIES.find((row) => row.group === group && row.kind === kind);
  if (!strategy) return [];
  const { field, type, applies } = strategy;
  const [old, present] = [strategyOf(before, field), strategyOf(after, field)];
  const isDefaulted = old['type'] !== type && isAbsent(old['rollingUpdate']);
  if (present['type'] !== type || !isDefaulted) return [];
  const path = `spec.${field}.rollingUpdate`;
  const reason = `has defaults of the API server that ${applies}, and may not be there beside ${type}`;
  return [{ cause: 'leftover', path, field: path, reason, fix: FIX }];
}

function strategyOf(manifest: Fields, field: string): Fields {
  return fieldsOf(fieldsOf(manifest['spec'])[field]);
}

const FIX = 'apply the old manifest once with "rollingUpdate" written out, so that the change can take it away';
