import { FEATURES } from '../../src/kubernetes/fields/features';
import { objectType, typeNames } from '../../src/kubernetes/fields/field-table';
import { RELEASES } from '../../src/kubernetes/fields/generated/releases';
import { minorOf } from './module';
import { placesOf, podFields } from './pod-fields';
import { FIELDS_WITHOUT_FEATURE, PLACES_WITHOUT_FEATURE } from './without-feature';

const OLDEST = minorOf(RELEASES[0]);

/**
 * The fields that not all versions have, and of which neither a feature nor an exception says what that means: places of
 * the Pod's spec, and for other types their fields.
 */
export function undecidedFields(): string[] {
  return [...undecidedPlaces(), ...undecidedElsewhere()];
}

/** The fields that not all versions have: those of the Pod's spec by their places, those of other types by the type. */
export function changedFields(): { readonly inPod: string[]; readonly elsewhere: string[] } {
  const places = podFields();
  const changed = places.filter(({ path, field, range, outer }) => {
    const hasForms = places.some((other) => other.path === path && other.field !== field);
    return !hasForms && (range.since > Math.max(OLDEST, outer.since) || range.until < outer.until);
  });
  const inPod = new Set(places.map(({ field }) => field));
  const elsewhere = typeNames().flatMap((typeName) => {
    const type = objectType(typeName);
    return [...type.fields.values()].flat().flatMap((field) => {
      if (inPod.has(field) || hasOtherForm(typeName, field.name)) return [];
      const isChanged = field.since > Math.max(OLDEST, type.since) || field.until < type.until;
      return isChanged ? [`${typeName}.${field.name}`] : [];
    });
  });
  return { inPod: [...new Set(changed.map(({ path }) => path))], elsewhere };
}

/** A field that only changed its form is in all versions. */
function hasOtherForm(typeName: string, name: string): boolean {
  return (objectType(typeName).fields.get(name) ?? []).length > 1;
}

function undecidedPlaces(): string[] {
  const decided = new Set([
    ...FEATURES.flatMap(({ fields }) => fields.flatMap(placesOf)),
    ...PLACES_WITHOUT_FEATURE.flatMap(({ places }) => places.flatMap(placesOf)),
  ]);
  return changedFields().inPod.filter((path) => !decided.has(path));
}

function undecidedElsewhere(): string[] {
  const decided = new Set(FIELDS_WITHOUT_FEATURE.flatMap(({ fields }) => fields));
  return changedFields().elsewhere.filter((field) => !decided.has(field));
}
