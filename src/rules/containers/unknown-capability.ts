import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { closestName } from '../../kubernetes/closest-name';
import { fieldsOf, textsOf } from '../../kubernetes/json';
import { LINUX_CAPABILITIES } from '../../kubernetes/linux-capabilities';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/** Runtimes read the names in any case, and put `CAP_` in front of them. */
const KNOWN = new Set(['ALL', ...LINUX_CAPABILITIES]);

/**
 * A capability that a container adds or drops is one of Linux. The API server takes any text, and the container runtime
 * decides: CRI-O refuses to start the container, and runc goes on without it. A newer kernel can have more of them, which is
 * why it is only a warning.
 */
export const unknownCapability: Rule = {
  id: 'unknown-capability',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A capability that a container adds or drops is one of Linux.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].securityContext.capabilities.{add,drop}'],
  onlyWith: ['capabilities'],
  symptoms: [SYMPTOMS.createError],
  source: 'https://man7.org/linux/man-pages/man7/capabilities.7.html; runc/libcontainer/capabilities, New',
  check: ({ containers }) =>
    problemsOfEach(containers, ({ fields }) => {
      const capabilities = fieldsOf(fieldsOf(fields['securityContext'])['capabilities']);
      return ['add', 'drop'].flatMap((list) => problemsIn(list, textsOf(capabilities[list])));
    }),
};

function problemsIn(list: string, names: readonly string[]): ContainerProblem[] {
  return names.flatMap((name, index) => {
    if (KNOWN.has(name.toUpperCase())) return [];
    const plain = name.toUpperCase().replace(/^CAP_/, '');
    const meant = KNOWN.has(plain) ? plain : closestName(plain, KNOWN);
    return [
      {
        path: `securityContext.capabilities.${list}[${index}]`,
        message: `Linux has no capability ${JSON.stringify(name)}: a container runtime refuses it or passes over it.`,
        fix: meant === undefined ? 'correct the name, or leave it out.' : `did you mean "${meant}"? Use that name.`,
      },
    ];
  });
}
