import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { ANY_CONTAINER, DECLARED_CONTAINER } from '../../kubernetes/fields/container-patterns';
import type { Problem } from '../../findings/problem';
import { repeatedAt } from '../places';
import { repeatedEntriesOf, type EntryList } from '../repeated-entries';
import { removalOfRepeated } from '../mends';
import type { Rule } from '../rule';

/** The lists whose entries the API server compares; containers, volumes, mounts and resize policies have rules of their own. */
export const COMPARED_LISTS: readonly EntryList[] = [
  { list: 'schedulingGates', keys: ['name'] },
  { list: 'topologySpreadConstraints', keys: ['topologyKey', 'whenUnsatisfiable'] },
  { list: 'resourceClaims', keys: ['name'] },
  { list: 'evictionResponders', keys: ['name'] },
  { list: 'securityContext.sysctls', keys: ['name'] },
  { list: `${DECLARED_CONTAINER}.resources.claims`, keys: ['name'], optionalKey: 'request' },
  { list: `${ANY_CONTAINER}.volumeDevices`, keys: ['devicePath'] },
];

const repeatedEntries = repeatedEntriesOf(COMPARED_LISTS);

/**
 * No two entries of a list that the API server compares are the same.
 */
export const duplicateEntry: Rule = {
  id: 'duplicate-entry',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueDuplicate',
  summary: 'A list that must not repeat an entry does not.',
  fields: [
    'spec.{schedulingGates,topologySpreadConstraints,resourceClaims,evictionResponders}',
    'spec.securityContext.sysctls',
    'spec.{initContainers,containers}[*].resources.claims',
    'spec.{initContainers,containers,ephemeralContainers}[*].volumeDevices',
  ],
  onlyWith: [
    'schedulingGates',
    'topologySpreadConstraints',
    'resourceClaims',
    'evictionResponders',
    'sysctls',
    'claims',
    'volumeDevices',
  ],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidatePodSpec',
  mend: removalOfRepeated,
  check: (pod) =>
    repeatedEntries(pod).map(({ list, common, paths }) => ({
      ...repeatedAt(paths),
      ...serverAnswerOn(list, paths),
      message: `${paths.length} entries of ${list} have ${common}.`,
      fix: 'remove all but one of them.',
    })),
};

/** Of spread constraints the API server names the first, and a path of a device it calls invalid. */
function serverAnswerOn(list: string, [first = '']: readonly string[]): Pick<Problem, 'reason' | 'serverField'> {
  if (list === 'topologySpreadConstraints') return { serverField: `${first}.{topologyKey, whenUnsatisfiable}` };
  return list === 'volumeDevices' ? { reason: 'FieldValueInvalid' } : {};
}
