import { FindingLevel } from '../../src/findings/finding-kind';
import type { Finding } from '../../src/findings/finding';
import { podKindOf } from '../../src/kubernetes/kinds';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { Pod } from '../../src/pod/pod';
import { RULES } from '../../src/rules/catalogue';
import { judge } from '../../src/rules/engine';
import type { JsonObject } from './json';

/** What the rules find in an object for a minor version; nothing in one without a Pod. */
export function foundByRules(manifest: JsonObject, minor: string): readonly Finding[] {
  const target = { version: KubernetesVersion.of(minor), featureGates: {} };
  const kind = podKindOf(manifest['apiVersion'], manifest['kind']);
  return kind ? judge(new Pod({ kind, manifest, target }), RULES) : [];
}

/** Whether a finding says that the API server refuses the object. */
export function isInvalid({ level }: Finding): boolean {
  return level === FindingLevel.INVALID;
}
