import type { Finding } from '../findings/finding';
import { FindingLevel, type FindingId } from '../findings/finding-kind';
import type { KubernetesVersion } from '../kubernetes/version';
import type { Refusal } from './refusals/refusal';

/** Why the API server refuses an object of a kind whatever was there before. */
export function invalidRefusals(findings: readonly Finding[], kind: string, version: KubernetesVersion): Refusal[] {
  return findings
    .filter((finding) => isRefusedOf(finding, kind, version))
    .map(({ location, cause, message, fix }) => {
      const path = location?.path ?? '';
      return { cause: 'invalid', path, field: cause?.field ?? path, reason: message, fix };
    });
}

/** Whether an API server of a version refuses an object of a kind for what was found. */
export function isRefusedOf(finding: Finding, kind: string, version: KubernetesVersion): boolean {
  return finding.level === FindingLevel.INVALID && !isTaken(finding, kind, version);
}

/** What is refused of any object, since the API server cannot read it. */
const UNREADABLE: ReadonlySet<FindingId> = new Set(['field-type', 'unknown-field']);

/** What the API server looks at in the template of a StatefulSet, whatever its version. */
const ALWAYS_JUDGED: ReadonlySet<string> = new Set([
  'spec.template.spec.restartPolicy',
  'spec.template.spec.activeDeadlineSeconds',
]);

/**
 * Before 1.36 the API server takes a StatefulSet whose Pods it then refuses.
 *
 * Source: k8s.io/kubernetes/pkg/apis/apps/validation, ValidatePodTemplateSpecForStatefulSet
 */
function isTaken({ rule, location }: Finding, kind: string, { minor }: KubernetesVersion): boolean {
  const path = location?.path ?? '';
  return (
    kind === 'StatefulSet' &&
    minor < 36 &&
    path.startsWith('spec.template.spec.') &&
    !UNREADABLE.has(rule) &&
    !ALWAYS_JUDGED.has(path)
  );
}
