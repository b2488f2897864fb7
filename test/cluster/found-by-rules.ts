import { FindingLevel } from '../../src/findings/finding-kind';
import type { Finding } from '../../src/findings/finding';
import { podKindOf } from '../../src/kubernetes/kinds';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { Pod } from '../../src/pod/pod';
import { RULES, RULES_OF_OBJECTS } from '../../src/rules/catalogue';
import { judge, judgeObjects } from '../../src/rules/engine';
import type { JsonObject } from './json';

/** What the rules find in an object, by itself, for a minor version. */
export function foundByRules(manifest: JsonObject, minor: string): readonly Finding[] {
  const target = { version: KubernetesVersion.of(minor), featureGates: {} };
  const kind = podKindOf(manifest['apiVersion'], manifest['kind']);
  const ofPod = kind ? judge(new Pod({ kind, manifest, target }), RULES) : [];
  return [...ofPod, ...judgeObjects([{ manifest }], RULES_OF_OBJECTS)];
}

/** Whether a finding says that the API server refuses the object. */
export function isInvalid({ level }: Finding): boolean {
  return level === FindingLevel.INVALID;
}
