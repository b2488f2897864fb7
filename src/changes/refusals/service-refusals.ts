import { fieldsOf, textOf, type Fields } from '../../kubernetes/json';
import { immutable } from './immutable-fields';
import type { Refusal } from './refusal';

/**
 * Why the API server refuses a change of a Service. What is written of the address may not become another one; where the
 * manifest says nothing of it, the server keeps what it has.
 *
 * Source: pkg/apis/core/validation, validateUpgradeDowngradeClusterIPs; pkg/registry/core/service, patchAllocatedValues
 */
export function serviceRefusals(before: Fields, after: Fields): Refusal[] {
  const [old, present] = [fieldsOf(before['spec']), fieldsOf(after['spec'])];
  if ([old, present].some(({ type }) => type === 'ExternalName')) return [];
  const [left, right] = [textOf(old['clusterIP']) ?? '', textOf(present['clusterIP']) ?? ''];
  return right === '' || left === right ? [] : [immutable('spec.clusterIP', 'spec.clusterIPs[0]')];
}
