import type { Fields } from '../../kubernetes/json';
import type { KubernetesVersion } from '../../kubernetes/version';
import { keyOf } from '../objects/changed-objects';
import { claimRefusals } from './claim-refusals';
import { frozenRefusals, immutableRefusals } from './immutable-fields';
import { leftoverRefusals } from './leftover-refusals';
import { jobRefusals } from './job-refusals';
import { podRefusals } from './pod-refusals';
import type { Refusal } from './refusal';
import { serviceRefusals } from './service-refusals';

type Check = (before: Fields, after: Fields, version: KubernetesVersion) => Refusal[];

/** What depends on more than one field, by the group and kind of the object. */
const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['/Pod', podRefusals],
  ['batch/Job', jobRefusals],
  ['/PersistentVolumeClaim', claimRefusals],
  ['/Service', serviceRefusals],
]);

/** Both manifests of a change. */
export interface WrittenPair {
  readonly before: Fields;
  readonly after: Fields;
}

/**
 * Why an API server of a version refuses the change of one stored form of an object into another one.
 *
 * @param written - the manifests that they come from
 */
export function changeRefusals(
  before: Fields,
  after: Fields,
  written: WrittenPair,
  version: KubernetesVersion,
): Refusal[] {
  const { group, kind } = keyOf(after);
  return [
    ...immutableRefusals(before, after, { group, kind }, version),
    ...leftoverRefusals(written.before, written.after, { group, kind }),
    ...(group === '' ? frozenRefusals(before, after, kind) : []),
    ...(CHECKS.get(`${group}/${kind}`)?.(before, after, version) ?? []),
  ];
}
