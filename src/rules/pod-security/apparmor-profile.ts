import { textOf } from '../../kubernetes/json';
import type { Pod } from '../../pod/pod';
import { forbiddenProfiles } from '../admitted-pod';
import { metadataEntries } from '../metadata-entries';
import { podSecurityRule, type Violation } from '../pod-security-rule';

const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';
const ALLOWED_ANNOTATION = /^($|runtime\/default$|localhost\/)/;

/** No AppArmor profile is switched off, neither by a field nor by the annotation that stood for it before 1.30. */
export const apparmorProfile = podSecurityRule({
  id: 'apparmor-profile',
  standard: 'baseline',
  summary: 'An AppArmor profile is the default one of the runtime or a local one.',
  fields: [
    'spec.securityContext.appArmorProfile.type',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.appArmorProfile.type',
    `metadata.annotations[${ANNOTATION}*]`,
  ],
  name: 'appArmorProfile',
  reason: 'forbidden AppArmor profile',
  violations: (pod) => [...fieldViolations(pod), ...annotationViolations(pod)],
});

function fieldViolations(pod: Pod): Violation[] {
  return forbiddenProfiles(pod, 'appArmorProfile').map(({ setter, path, type }) => ({
    path: `${path}.appArmorProfile.type`,
    detail: `${setter} must not set AppArmor profile type to "${type}"`,
    fix: 'set type: RuntimeDefault, or Localhost with a localhostProfile that allows what the container needs.',
  }));
}

function annotationViolations(pod: Pod): Violation[] {
  return metadataEntries(pod, 'annotations')
    .map(({ value, ...entry }) => ({ ...entry, profile: textOf(value) ?? '' }))
    .filter(({ key, profile }) => key.startsWith(ANNOTATION) && !ALLOWED_ANNOTATION.test(profile))
    .map(({ key, profile, place }) => ({
      ...place(),
      detail: `annotation must not set AppArmor profile type to "${key}="${profile}""`,
      fix: 'remove the annotation, or set it to runtime/default or localhost/ and the name of a profile.',
    }));
}
