import { RULES, RULES_OF_OBJECTS } from '../../rules/catalogue';
import type { ObjectsRule, Rule } from '../../rules/rule';
import type { Symptom } from '../../rules/symptoms';
import { ANSWERS } from './answers';

/** The rules that are about manifests. */
export const MANIFEST_RULES: readonly (ObjectsRule | Rule)[] = [...RULES, ...RULES_OF_OBJECTS].sort((left, right) =>
  left.id < right.id ? -1 : 1,
);

/** What a cluster shows of what breaks a rule. */
export function symptomsOf({ id, symptoms = [] }: ObjectsRule | Rule): readonly Symptom[] {
  return [...symptoms, ...(ANSWERS[id] ?? [])];
}

/** All that a cluster can show of what breaks a rule, each text once for each place. */
export const KNOWN_SYMPTOMS: readonly Symptom[] = [
  ...new Map(MANIFEST_RULES.flatMap(symptomsOf).map((symptom) => [keyOf(symptom), symptom])).values(),
];

function keyOf({ place, text }: Symptom): string {
  return `${place} ${text}`;
}
