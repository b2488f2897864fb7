import type { Pod } from '../../pod/pod';
import { concerning } from '../../rules/engine';
import { POD_SECURITY_RULES } from '../../rules/pod-security/rules';

/** The strictest of the Pod Security Standards that takes a Pod, from the loosest to the strictest. */
export const SECURITY_LEVELS = ['privileged', 'baseline', 'restricted'] as const;

/** The strictest of the Pod Security Standards that takes a Pod. */
export type SecurityLevel = (typeof SECURITY_LEVELS)[number];

/** The strictest standard whose checks, for the version of the target, find nothing in a Pod. */
export function securityLevelOf(pod: Pod): SecurityLevel {
  const broken = concerning(POD_SECURITY_RULES, pod.keys).filter((rule) => rule.check(pod).length > 0);
  const tags = broken.flatMap((rule) => rule.tags ?? []);
  if (tags.includes('pod-security-baseline')) return 'privileged';
  return tags.includes('pod-security-restricted') ? 'baseline' : 'restricted';
}
