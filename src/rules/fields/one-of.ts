import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Fields } from '../../kubernetes/json';
import { quotedChoice, quotedList } from '../../kubernetes/words';
import { alternativesOf } from '../../pod/judged-fields';
import { isEmptyField, problemsByTable, rowsByType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

/** Fields of which an object has one, or none. */
interface Alternatives {
  readonly type: string;
  readonly names: readonly string[];
  /** Whether it may have none of them. */
  readonly isOptional?: boolean;
  /** Whether it may have several. */
  readonly takesSeveral?: boolean;
  /** Whether the API server calls it invalid that there is none of them; it calls it required otherwise. */
  readonly isInvalidIfNone?: boolean;
  /** The field that the API server names; the object itself if absent. */
  readonly at?: string;
}

const ALTERNATIVES: readonly Alternatives[] = [
  { type: 'Volume', names: alternativesOf('Volume'), isOptional: true },
  {
    type: 'VolumeProjection',
    names: ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'],
    isOptional: true,
  },
  { type: 'EnvFromSource', names: ['configMapRef', 'secretRef'], isInvalidIfNone: true },
  { type: 'PodResourceClaim', names: ['resourceClaimName', 'resourceClaimTemplateName'], isInvalidIfNone: true },
  { type: 'DownwardAPIVolumeFile', names: ['fieldRef', 'resourceFieldRef'] },
  { type: 'ClusterTrustBundleProjection', names: ['name', 'signerName'] },
  {
    type: 'PodCertificateProjection',
    names: ['credentialBundlePath', 'keyPath', 'certificateChainPath'],
    takesSeveral: true,
  },
  { type: 'PodSchedulingGroup', names: ['podGroupName'], at: 'podGroupName' },
  { type: 'FlockerVolumeSource', names: ['datasetName', 'datasetUUID'] },
  { type: 'FCVolumeSource', names: ['targetWWNs', 'wwids'], at: 'targetWWNs' },
  { type: 'PodFailurePolicyRule', names: ['onExitCodes', 'onPodConditions'], isInvalidIfNone: true },
  { type: 'SuccessPolicyRule', names: ['succeededCount', 'succeededIndexes'], takesSeveral: true },
];

/** Pointers in Go: an empty text is one. */
const KEPT_EMPTY: ReadonlySet<string> = new Set([
  'ClusterTrustBundleProjection', 'PodResourceClaim', 'PodSchedulingGroup', 'SuccessPolicyRule',
]); // prettier-ignore

const alternativesOfType = rowsByType(ALTERNATIVES);

/** Of fields that exclude each other an object has one. */
export const oneOf: Rule = {
  id: 'one-of',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'Of fields that exclude each other, an object has one.',
  fields: [
    'spec.volumes[*]',
    'spec.volumes[*].projected.sources[*]',
    'spec.{initContainers,containers,ephemeralContainers}[*].envFrom[*]',
    'spec.resourceClaims[*]',
  ],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateVolumeSource and others',
  check: (pod) => problemsByTable(pod, alternativesOfType, problemOf, false),
};

function problemOf(fields: Fields, alternatives: Alternatives): FieldProblem[] {
  const { type, names, at, isOptional = false, takesSeveral = false, isInvalidIfNone = false } = alternatives;
  const found = names.filter((name) =>
    KEPT_EMPTY.has(type) ? fields[name] !== undefined && fields[name] !== null : !isEmptyField(fields[name]),
  );
  if (found.length === 1 || (found.length === 0 ? isOptional : takesSeveral)) return [];
  const place = { ...(at !== undefined && { path: at }), value: found };
  if (found.length === 0) {
    return [
      {
        ...place,
        ...(!isInvalidIfNone && { reason: 'FieldValueRequired' }),
        message: `none of ${quotedList(names)} is set.`,
        fix: `set ${quotedChoice(names)}.`,
      },
    ];
  }
  return [
    {
      ...place,
      ...serverAnswerTo(type, found),
      message: `${quotedList(found)} are set, and only one of them may be.`,
      fix: 'keep one of them.',
    },
  ];
}

/** Of the sources of a volume the API server refuses the second one. */
function serverAnswerTo(type: string, [, second]: readonly string[]): Pick<FieldProblem, 'reason' | 'serverField'> {
  if (type === 'VolumeProjection') return { reason: 'FieldValueForbidden' };
  if (type !== 'Volume' || second === undefined) return {};
  return { reason: 'FieldValueForbidden', serverField: second === 'cephfs' ? 'cephFS' : second };
}
