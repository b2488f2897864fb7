import { FindingLevel } from '../../../../src/findings/finding-kind';
import type { Finding } from '../../../../src/findings/finding';
import type { FeatureTarget } from '../../../../src/kubernetes/fields/features';
import { podKindOf } from '../../../../src/kubernetes/kinds';
import { Pod } from '../../../../src/pod/pod';
import { RULES } from '../../../../src/rules/catalogue';
import { judge } from '../../../../src/rules/engine';
import type { Rule } from '../../../../src/rules/rule';
import type { JsonObject } from '../../json';
import type { Verdict } from '../kube-judge';

/** The rules about what the API server refuses. */
export const INVALID = RULES.filter(({ level }) => level === FindingLevel.INVALID);

/** What the rules find in an object. */
export function foundIn(object: JsonObject, target: FeatureTarget, rules: readonly Rule[] = INVALID): Finding[] {
  const kind = podKindOf(object['apiVersion'], object['kind']);
  return kind ? judge(new Pod({ kind, manifest: { ...object }, target }), rules) : [];
}

export function refusedPaths({ errors = [] }: Verdict): string[] {
  return errors.map(({ field }) => field);
}
