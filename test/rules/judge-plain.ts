import { findingText } from '../../src/findings/finding-text';
import { podKindOf } from '../../src/kubernetes/kinds';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { Pod } from '../../src/pod/pod';
import { judge } from '../../src/rules/engine';
import type { Rule } from '../../src/rules/rule';

/** What a rule finds in a Pod that no code made, each finding as it is shown. */
export function foundInPod(rule: Rule, spec: object): string[] {
  const kind = podKindOf('v1', 'Pod');
  if (!kind) throw new Error('a Pod is not known');
  const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop' }, spec };
  return judge(new Pod({ kind, manifest, target: { version: NEWEST_VERSION, featureGates: {} } }), [rule]).map(
    findingText,
  );
}
