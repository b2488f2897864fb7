import { differingFields, fieldsOf, isAbsent, type Fields } from '../../kubernetes/json';
import { compareQuantities, parseQuantity, ZERO } from '../../kubernetes/quantity';
import { immutable } from './immutable-fields';
import type { Refusal } from './refusal';

/**
 * Why the API server refuses a change of a claim, as far as its manifest tells it. A claim that is bound may ask for
 * more storage if its class allows that, and for another class of attributes.
 *
 * Source: pkg/apis/core/validation, ValidatePersistentVolumeClaimUpdate
 */
export function claimRefusals(before: Fields, after: Fields): Refusal[] {
  const [old, present] = [fieldsOf(before['spec']), fieldsOf(after['spec'])];
  const [frozen] = differingFields(old, present).filter(
    (name) => !MAY_CHANGE.has(name) && !(MAY_BE_SET.has(name) && isAbsent(old[name])),
  );
  const path = 'spec.resources.requests.storage';
  return [
    ...(frozen === undefined ? [] : [immutable(`spec.${frozen}`, 'spec')]),
    ...(isLess(storageOf(old), storageOf(present)) ? [immutable(path, path, 'may not become less')] : []),
  ];
}

/** What a claim gets once: its volume, and its class if it had none. */
const MAY_BE_SET: ReadonlySet<string> = new Set(['volumeName', 'storageClassName']);

/** What a claim that is bound may change. */
const MAY_CHANGE: ReadonlySet<string> = new Set(['resources', 'volumeAttributesClassName']);

function storageOf(spec: Fields): unknown {
  return fieldsOf(fieldsOf(spec['resources'])['requests'])['storage'];
}

function isLess(before: unknown, after: unknown): boolean {
  return compareQuantities(parseQuantity(after) ?? ZERO, parseQuantity(before) ?? ZERO) < 0;
}
