import { deepEqual } from '../../kubernetes/json';
import { canonicalQuantity, compareQuantities } from '../../kubernetes/quantity';
import type { FeatureTarget } from '../../kubernetes/fields/features';
import { parseResources, RESOURCE_SIDES, type ResourceSide } from '../../pod/resources/container-resources';
import { qosOf } from '../../pod/resources/qos';
import { resizeOf, RESIZABLE, type PodResize, type ResizeEffect, type ResizeRefusal } from '../../pod/resources/resize';
import { containersOf, type PodContainer } from '../../pod/containers';
import type { StoredSpec } from '../../pod/stored-spec';

/** Why a change of an amount cannot be made in a running Pod. */
export type ResizeObstacle = ResizeRefusal | 'otherResource' | 'removed' | 'memoryShrinks' | 'qosClass';

/** A change of an amount of a container, and what it would do in a running Pod. */
export interface ResizeChange {
  readonly container: string;
  readonly side: ResourceSide;
  readonly resource: string;
  /** Null if there was none. */
  readonly before: string | null;
  /** Null if there is none. */
  readonly after: string | null;
  /** What the same change does through the subresource `resize` of a running Pod. */
  readonly effect: ResizeEffect;
  /** Why it is refused there; null if it is taken. */
  readonly obstacle: ResizeObstacle | null;
}

/**
 * The amounts that change in containers which both templates have, and whether a running Pod could get them without being
 * replaced.
 *
 * Source: pkg/apis/core/validation, ValidatePodResize
 */
export function resizeChanges(before: StoredSpec, after: StoredSpec, target: FeatureTarget): ResizeChange[] {
  const resize = resizeOf(before, target);
  const keepsClass = qosOf(before, target).qosClass === qosOf(after, target).qosClass;
  const old = new Map(containersOf(before).map((container) => [container.name, container]));
  return containersOf(after).flatMap((container) => {
    const known = old.get(container.name);
    return known ? changesIn(known, container, resize, keepsClass) : [];
  });
}

function changesIn(before: PodContainer, after: PodContainer, resize: PodResize, keepsClass: boolean): ResizeChange[] {
  if (deepEqual(before.fields['resources'], after.fields['resources'])) return [];
  const [left, right] = [parseResources(before.fields['resources']), parseResources(after.fields['resources'])];
  return RESOURCE_SIDES.flatMap((side) => {
    const resources = [...new Set([...left[side].keys(), ...right[side].keys()])].sort();
    return resources.flatMap((resource): ResizeChange[] => {
      const [old, present] = [left[side].get(resource), right[side].get(resource)];
      const order = old && present ? compareQuantities(present, old) : undefined;
      if (order === 0) return [];
      const isLess = order === -1 || !present;
      const { effect, obstacle } = judged({ container: after.name, side, resource, isLess, isGone: !present }, resize);
      const isKept = keepsClass || obstacle !== null;
      return [
        {
          container: after.name,
          side,
          resource,
          before: old ? canonicalQuantity(old) : null,
          after: present ? canonicalQuantity(present) : null,
          effect: isKept ? effect : 'refused',
          obstacle: isKept ? obstacle : 'qosClass',
        },
      ];
    });
  });
}

interface Wanted {
  readonly container: string;
  readonly side: ResourceSide;
  readonly resource: string;
  readonly isLess: boolean;
  readonly isGone: boolean;
}

function judged(wanted: Wanted, resize: PodResize): Pick<ResizeChange, 'effect' | 'obstacle'> {
  const refused = (obstacle: ResizeObstacle): Pick<ResizeChange, 'effect' | 'obstacle'> => ({
    effect: 'refused',
    obstacle,
  });
  const { container, resource } = wanted;
  if (!RESIZABLE.some((name) => name === resource)) return refused('otherResource');
  const known = resize.resources.find((each) => each.container === container && each.resource === resource);
  if (!known) return refused('otherResource');
  if (known.refusal !== null) return refused(known.refusal);
  if (wanted.isGone) return refused('removed');
  const isShrunk = wanted.side === 'limits' && resource === 'memory' && wanted.isLess;
  if (isShrunk && resize.memoryLimitOnlyGrows.includes(container)) return refused('memoryShrinks');
  return { effect: known.effect, obstacle: null };
}
