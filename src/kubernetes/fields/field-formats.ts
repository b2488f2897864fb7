import {
  absolutePathProblem,
  backstepProblem,
  configKeyProblem,
  domainPathProblem,
  driverNameProblem,
  filePathProblem,
  headerNameProblem,
  insidePathProblem,
  namePrefixProblem,
  signerNameProblem,
  sysctlNameProblem,
  type FormatCheck,
} from '../formats';
import { dnsLabelProblem, dnsSubdomainProblem, qualifiedNameProblem } from '../names';

/** A field that holds a text, or texts, of one format. */
export interface FormattedField {
  readonly type: string;
  readonly name: string;
  readonly problemOf: FormatCheck;
  /** Whether an empty text is wrong too; others count as absent, or are required. */
  readonly refusesEmpty: boolean;
  /** The first minor version that looks at it; every one if absent. */
  readonly since?: number;
}

type Names = Readonly<Record<string, readonly string[]>>;

/** Fields in which an empty text counts as absent. Source: k8s.io/kubernetes/pkg/apis/core/validation. */
const OPTIONAL: readonly (readonly [FormatCheck, Names])[] = [
  [
    dnsSubdomainProblem,
    {
      PodSpec: ['nodeName', 'priorityClassName', 'serviceAccount', 'serviceAccountName'],
      PersistentVolumeClaimSpec: ['storageClassName'],
      TypedLocalObjectReference: ['apiGroup'],
      TypedObjectReference: ['apiGroup'],
    },
  ],
  [
    dnsLabelProblem,
    {
      FileKeySelector: ['volumeName'],
      ObjectMeta: ['namespace'],
      PodResourceClaim: ['name'],
      ResourceClaim: ['request'],
      StorageOSVolumeSource: ['volumeName', 'volumeNamespace'],
      TypedObjectReference: ['namespace'],
    },
  ],
  [namePrefixProblem, { ConfigMapEnvSource: ['name'], SecretEnvSource: ['name'] }],
  [
    qualifiedNameProblem,
    {
      PodAffinityTerm: ['topologyKey'],
      PodFailurePolicyOnPodConditionsPattern: ['type'],
      PodReadinessGate: ['conditionType'],
      PodSchedulingGate: ['name'],
      Toleration: ['key'],
    },
  ],
  [headerNameProblem, { HTTPHeader: ['name'] }],
  [configKeyProblem, { ConfigMapKeySelector: ['key'], SecretKeySelector: ['key'] }],
  [driverNameProblem, { CSIVolumeSource: ['driver'] }],
  [sysctlNameProblem, { Sysctl: ['name'] }],
  [
    filePathProblem,
    {
      ClusterTrustBundleProjection: ['path'],
      DownwardAPIVolumeFile: ['path'],
      KeyToPath: ['path'],
      PodCertificateProjection: ['certificateChainPath', 'credentialBundlePath', 'keyPath'],
    },
  ],
  [backstepProblem, { FileKeySelector: ['path'], HostPathVolumeSource: ['path'] }],
  [insidePathProblem, { GitRepoVolumeSource: ['directory'] }],
  [absolutePathProblem, { NFSVolumeSource: ['path'] }],
];

/** Fields in which an empty text is of the wrong format. */
const NEVER_EMPTY: readonly (readonly [FormatCheck, Names])[] = [
  [
    dnsSubdomainProblem,
    {
      ConfigMapKeySelector: ['name'],
      HostAlias: ['hostnames'],
      PodResourceClaim: ['resourceClaimName', 'resourceClaimTemplateName'],
      PodSchedulingGroup: ['podGroupName'],
      PodSpec: ['hostnameOverride', 'runtimeClassName'],
      SecretKeySelector: ['name'],
      WindowsSecurityContextOptions: ['gmsaCredentialSpecName'],
    },
  ],
  [dnsLabelProblem, { PodAffinityTerm: ['namespaces'] }],
  [domainPathProblem, { JobSpec: ['managedBy'] }],
  [signerNameProblem, { ClusterTrustBundleProjection: ['signerName'], PodCertificateProjection: ['signerName'] }],
];

/** The fields that hold texts of one format. */
export const FORMATTED_FIELDS: readonly FormattedField[] = [
  ...OPTIONAL.flatMap(([problemOf, names]) => formatted(names, problemOf, false)),
  {
    type: 'PersistentVolumeClaimSpec',
    name: 'volumeAttributesClassName',
    problemOf: dnsSubdomainProblem,
    refusesEmpty: false,
    since: 34,
  },
  { type: 'ServiceAccountTokenProjection', name: 'path', problemOf: filePathProblem, refusesEmpty: false, since: 30 },
  { type: 'StatefulSetSpec', name: 'serviceName', problemOf: dnsLabelProblem, refusesEmpty: false, since: 33 },
  ...NEVER_EMPTY.flatMap(([problemOf, names]) => formatted(names, problemOf, true)),
];

function formatted(names: Names, problemOf: FormatCheck, refusesEmpty: boolean): FormattedField[] {
  return Object.entries(names).flatMap(([type, fields]) =>
    fields.map((name) => ({ type, name, problemOf, refusesEmpty })),
  );
}
