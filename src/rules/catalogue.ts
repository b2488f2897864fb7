import { CODE_FINDINGS } from '../findings/code-findings';
import { FindingLevel, type FindingKind } from '../findings/finding-kind';
import { CONTAINERS_RULES } from './containers/rules';
import { ENVIRONMENT_RULES } from './environment/rules';
import { FIELDS_RULES } from './fields/rules';
import { HELPERS_RULES } from './helpers/rules';
import { HOOKS_RULES } from './hooks/rules';
import { OBJECTS_RULES } from './objects/rules';
import { POD_SECURITY_RULES } from './pod-security/rules';
import { PORTS_RULES } from './ports/rules';
import { PROBES_RULES } from './probes/rules';
import { RESOURCES_RULES } from './resources/rules';
import type { ObjectsRule, Rule } from './rule';
import { VOLUMES_RULES } from './volumes/rules';
import { WORKLOAD_RULES } from './workload/rules';

/** Every rule about one Pod, sorted by id. */
export const RULES: readonly Rule[] = sortedById([
  ...CONTAINERS_RULES,
  ...ENVIRONMENT_RULES,
  ...FIELDS_RULES,
  ...HELPERS_RULES,
  ...HOOKS_RULES,
  ...POD_SECURITY_RULES,
  ...PORTS_RULES,
  ...PROBES_RULES,
  ...RESOURCES_RULES,
  ...VOLUMES_RULES,
  ...WORKLOAD_RULES,
]);

/** The levels from the firmest on. What code promises is judged at each of them. */
const LEVELS = [FindingLevel.CODE, FindingLevel.INVALID, FindingLevel.RECOMMENDED, FindingLevel.RESTRICTED];

/** The rules about one Pod of a level and of those that are firmer, sorted by id: all rules at level `restricted`. */
export function rulesAtLevel(level: FindingLevel): readonly Rule[] {
  const judged = LEVELS.slice(0, LEVELS.indexOf(level) + 1);
  return RULES.filter((rule) => judged.includes(rule.level));
}

/** Every rule about all objects of an input, sorted by id. */
export const RULES_OF_OBJECTS: readonly ObjectsRule[] = OBJECTS_RULES;

/** Everything that can be found, sorted by id. */
export const FINDING_KINDS: readonly FindingKind[] = sortedById([...RULES, ...RULES_OF_OBJECTS, ...CODE_FINDINGS]);

const BY_ID = new Map(FINDING_KINDS.map((kind) => [kind.id, kind]));

/** What is known of the findings of an id. */
export function kindOf(id: string): FindingKind {
  const kind = BY_ID.get(id);
  if (!kind) throw new Error(`no finding has the id "${id}"`);
  return kind;
}

/** Whether findings of an id exist. */
export function isFindingId(id: string): boolean {
  return BY_ID.has(id);
}

function sortedById<T extends FindingKind>(kinds: readonly T[]): T[] {
  return [...kinds].sort((left, right) => (left.id < right.id ? -1 : 1));
}
