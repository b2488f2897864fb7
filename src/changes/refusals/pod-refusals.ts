import { deepEqual, differingFields, fieldsOf, isAbsent, listOf, type Fields } from '../../kubernetes/json';
import { immutable } from './immutable-fields';
import { CONTAINER_LISTS, withoutInContainers, withoutNodeChoice } from './pod-spec-parts';
import type { Refusal } from './refusal';

/**
 * Why the API server refuses a change of a Pod. It takes other images, a shorter deadline, more tolerations, fewer
 * scheduling gates, and while it is gated a narrower choice of nodes. Resources change only through `resize`.
 *
 * Source: pkg/apis/core/validation, ValidatePodUpdate
 */
export function podRefusals(before: Fields, after: Fields): Refusal[] {
  const [old, present] = [fieldsOf(before['spec']), fieldsOf(after['spec'])];
  if (deepEqual(old, present)) return [];
  const lengths = CONTAINER_LISTS.filter((list) => listOf(old[list]).length !== listOf(present[list]).length);
  if (lengths.length > 0)
    return lengths.slice(0, 1).map((list) => immutable(`spec.${list}`, `spec.${list}`, 'may not be more or fewer'));
  const deadline = deadlineRefusals(old, present);
  if (deadline.length > 0) return deadline;
  return [...tolerationRefusals(old, present), ...gateRefusals(old, present), ...otherRefusals(old, present)];
}

function deadlineRefusals(old: Fields, present: Fields): Refusal[] {
  const path = 'spec.activeDeadlineSeconds';
  const [before, after] = [old['activeDeadlineSeconds'], present['activeDeadlineSeconds']];
  if (isAbsent(before) || deepEqual(before, after)) return [];
  if (isAbsent(after)) return [immutable(path, path, 'may not be removed')];
  return Number(after) > Number(before) ? [immutable(path, path, 'may only become less')] : [];
}

function tolerationRefusals(old: Fields, present: Fields): Refusal[] {
  const path = 'spec.tolerations';
  const after = listOf(present['tolerations']);
  const isKept = (toleration: unknown): boolean => after.some((each) => isSameToleration(toleration, each));
  return listOf(old['tolerations']).every(isKept) ? [] : [immutable(path, path, 'may only be added')];
}

/** The seconds of a toleration may change. */
function isSameToleration(left: unknown, right: unknown): boolean {
  const [{ tolerationSeconds: _a, ...before }, { tolerationSeconds: _b, ...after }] = [fieldsOf(left), fieldsOf(right)];
  return deepEqual(before, after);
}

function gateRefusals(old: Fields, present: Fields): Refusal[] {
  const names = (spec: Fields): unknown[] => listOf(spec['schedulingGates']).map((gate) => fieldsOf(gate)['name']);
  const known = names(old);
  const path = 'spec.schedulingGates';
  return names(present).flatMap((name, index) =>
    known.includes(name) ? [] : [immutable(path, `${path}[${index}].name`, 'may only be removed')],
  );
}

function otherRefusals(old: Fields, present: Fields): Refusal[] {
  const isGated = listOf(old['schedulingGates']).length > 0;
  const [before, after] = [comparable(old, isGated), comparable(present, isGated)];
  const [first] = differingFields(before, after);
  return [
    ...(isGated ? selectorRefusals(old, present) : []),
    ...(first === undefined ? [] : [immutable(`spec.${first}`, 'spec', POD_RULE)]),
  ];
}

const POD_RULE =
  'may not change: of a Pod only images, a shorter deadline, more tolerations and fewer scheduling gates may';

function comparable(spec: Fields, isGated: boolean): Fields {
  const {
    activeDeadlineSeconds: _a,
    tolerations: _b,
    schedulingGates: _c,
    ...rest
  } = withoutInContainers(spec, 'image');
  return isGated ? withoutNodeChoice(rest) : rest;
}

/** The labels of nodes that a gated Pod selects may only become more. */
function selectorRefusals(old: Fields, present: Fields): Refusal[] {
  const [before, after] = [fieldsOf(old['nodeSelector']), fieldsOf(present['nodeSelector'])];
  const path = 'spec.nodeSelector';
  const isKept = Object.keys(before).every((name) => before[name] === after[name]);
  return isKept ? [] : [immutable(path, path, 'may only get more entries')];
}
