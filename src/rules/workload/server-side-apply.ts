import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { DECLARED_CONTAINER, ANY_CONTAINER } from '../../kubernetes/fields/container-patterns';
import { repeatedAt } from '../places';
import { repeatedEntriesOf, type EntryList } from '../repeated-entries';
import { removalOfRepeated } from '../mends';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * The lists whose entries only server-side apply tells apart. Variables, ports, and what the API server compares anyway
 * have rules of their own.
 */
export const APPLIED_LISTS: readonly EntryList[] = [
  { list: 'hostAliases', keys: ['ip'] },
  { list: 'imagePullSecrets', keys: ['name'] },
  { list: `${DECLARED_CONTAINER}.resources.claims`, keys: ['name'], differIn: 'request' },
  { list: `${DECLARED_CONTAINER}.restartPolicyRules[*].exitCodes.values`, keys: [] },
  { list: `${ANY_CONTAINER}.volumeMounts[*].bindMountOptions`, keys: [] },
];

const repeatedEntries = repeatedEntriesOf(APPLIED_LISTS);

/**
 * Server-side apply can tell the entries of a list apart. The API server takes what it cannot tell apart by any other
 * request, and `kubectl apply` may then drop one of them.
 */
export const serverSideApply: Rule = {
  id: 'server-side-apply',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'Server-side apply can tell the entries of a list apart.',
  fields: [
    'spec.{hostAliases,imagePullSecrets}',
    'spec.{initContainers,containers}[*].resources.claims',
    'spec.{initContainers,containers}[*].restartPolicyRules[*].exitCodes.values',
    'spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].bindMountOptions',
  ],
  onlyWith: ['hostAliases', 'imagePullSecrets', 'claims', 'restartPolicyRules', 'bindMountOptions'],
  symptoms: [SYMPTOMS.duplicateKey],
  source: 'k8s.io/api/core/v1, listMapKey and listType=set; sigs.k8s.io/structured-merge-diff, typed',
  mend: removalOfRepeated,
  check: (pod) =>
    repeatedEntries(pod).map(({ list, common, paths }) => ({
      ...repeatedAt(paths),
      message: `${paths.length} entries of ${list} have ${common}: server-side apply refuses that, and other updates may drop one of them.`,
      fix: FIXES[list] ?? 'remove all but one of them.',
    })),
};

const FIXES: { readonly [list: string]: string } = {
  hostAliases: 'write one entry with all of the hostnames.',
  'resources.claims': 'name two claims in resourceClaims, one for each request.',
};
