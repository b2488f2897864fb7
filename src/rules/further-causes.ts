import { labelsOf } from '../kubernetes/labels-of';
import type { CauseReason } from '../findings/cause-reason';
import type { FindingCause } from '../findings/finding';
import type { FindingId } from '../findings/finding-kind';
import { isZeroAmount } from '../kubernetes/int-or-percent';
import { fieldsOf, isAbsent, isFields, textOf } from '../kubernetes/json';
import { dnsSubdomainProblem, labelValueProblem } from '../kubernetes/names';
import { PROBE_HANDLERS } from '../kubernetes/probe-handlers';
import { valueAt } from '../kubernetes/value-at';
import { alternativesOf } from '../pod/judged-fields';
import type { Pod } from '../pod/pod';
import { unmetLabel } from './workload/workload-selector';
import { causeAt, isInSelector, isSelecting, type Said } from './server-causes';

/** What the API server says once more because of a fault. */
interface Further {
  /**
   * The rules that it is so for.
   * @default - all
   */
  readonly rules?: readonly FindingId[];
  /**
   * The type of the error.
   * @default - any
   */
  readonly reason?: CauseReason;
  /** The field of the error. */
  readonly field: RegExp;
  readonly causes: (said: Said, pod: Pod) => readonly FindingCause[];
}

const HOOK_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'sleep'];

/** Source: k8s.io/kubernetes/pkg/apis/core/validation, and apps and batch beside it. */
const FURTHER: readonly Further[] = [
  { field: /^spec\.selector\./, causes: selectorCauses },
  { reason: 'FieldValueRequired', field: /^spec\.selector$/, causes: mismatchCauses },
  { field: /^spec\.(initC|c)ontainers\[\d+\]\.resources\.limits\[[^\]]*\]$/, causes: requestCauses },
  { field: /^spec\.template\.labels$/, causes: jobLabelCauses },
  { rules: ['object-name'], reason: 'FieldValueInvalid', field: /^metadata\.name$/, causes: jobNameCauses },
  { rules: ['object-name'], reason: 'FieldValueRequired', field: /^metadata\.name$/, causes: podNameCauses },
  { rules: ['object-metadata'], field: /^metadata\.generateName$/, causes: generatedNameCauses },
  { rules: ['object-name'], field: /^spec\.template\.labels$/, causes: longNameCauses },
  { rules: ['workload-selector'], reason: 'FieldValueInvalid', field: /^spec\.selector$/, causes: jobMismatchCauses },
  { rules: ['object-metadata'], field: /^metadata\.finalizers$/, causes: finalizerCauses },
  { rules: ['claim-template'], reason: 'FieldValueRequired', field: /\.volumes\[\d+\]\.name$/, causes: claimCauses },
  { rules: ['hook-handler'], reason: 'FieldValueForbidden', field: /\.lifecycle\.\w+\.\w+$/, causes: (said, pod) => laterOf(HOOK_HANDLERS, said, pod) },
  { rules: ['probe-handler'], reason: 'FieldValueForbidden', field: /Probe\.\w+$/, causes: (said, pod) => laterOf(PROBE_HANDLERS, said, pod) },
  { rules: ['one-of'], reason: 'FieldValueForbidden', field: /\.volumes\[\d+\]\.\w+$/, causes: (said, pod) => laterOf(alternativesOf('Volume'), said, pod) },
  { reason: 'FieldValueRequired', field: /(Term|Execution\[\d+\])\.topologyKey$|\.nfs\.path$/, causes: also('FieldValueInvalid') },
  { rules: ['claim-template'], reason: 'FieldValueRequired', field: /\.accessModes$/, causes: storageCauses },
  { rules: ['toleration'], reason: 'FieldValueNotSupported', field: /\.operator$/, causes: keylessCauses },
  { rules: ['rollout-strategy'], field: /^spec\.updateStrategy\.rollingUpdate\.max\w+$/, causes: blockedCauses },
  { rules: ['mount-volume'], field: /\.name$/, causes: namelessCauses },
  { rules: ['projected-source'], field: /\.clusterTrustBundle\.name$/, causes: namelessCauses },
  { reason: 'FieldValueRequired', field: /\.(volumeMounts|volumeDevices)\[\d+\]\.name$|\.fileKeyRef\.volumeName$/, causes: also('FieldValueNotFound') },
]; // prettier-ignore

/** What the API server says of a fault beside its cause. */
export function furtherCausesOf(said: Said, pod: Pod): readonly FindingCause[] {
  const { finding, cause } = said;
  return FURTHER.filter(
    ({ rules, reason = cause.reason, field }) =>
      (rules?.some((rule) => rule === finding.rule) ?? true) && reason === cause.reason && field.test(cause.field),
  ).flatMap(({ causes }) => causes(said, pod));
}

function also(reason: CauseReason): Further['causes'] {
  return ({ cause }) => [causeAt(reason, cause.field)];
}

/** A selector that is wrong in one place cannot be read as a whole. */
function selectorCauses({ cause }: Said, pod: Pod): FindingCause[] {
  return isSelecting(pod) && isInSelector(cause) ? [causeAt('FieldValueInvalid', 'spec.selector')] : [];
}

/** No selector selects nothing, and so not the Pods of the template. */
function mismatchCauses(_said: Said, { manifest }: Pod): FindingCause[] {
  if (manifest['kind'] === 'ReplicationController') return [];
  return [causeAt('FieldValueInvalid', 'spec.template.metadata.labels')];
}

/** A selector that a Job must not have is compared with the labels of its Pods all the same. */
function jobMismatchCauses(said: Said, pod: Pod): FindingCause[] {
  const { kind, spec } = pod.manifest;
  return kind === 'Job' && unmetLabel(fieldsOf(spec)) !== undefined ? mismatchCauses(said, pod) : [];
}

/** In a Pod, a request that is not written is that of the limit. */
function requestCauses({ cause }: Said, { manifest }: Pod): FindingCause[] {
  if (manifest['kind'] !== 'Pod') return [];
  const [, resources = '', name = ''] = /^(.*)\.limits\[([^\]]*)\]$/.exec(cause.field) ?? [];
  const requests = fieldsOf(valueAt(manifest, `${resources}.requests`));
  return Object.hasOwn(requests, name) ? [] : [{ reason: cause.reason, field: `${resources}.requests[${name}]` }];
}

/** A Job without labels takes those of its Pods, with the one that it gives them. */
function jobLabelCauses(_said: Said, { manifest, template }: Pod): FindingCause[] {
  const [own, ofPods] = [manifest, template].map(labelsOf);
  const takesThem = Object.keys(own ?? {}).length === 0 && Object.keys(ofPods ?? {}).length > 0;
  return manifest['kind'] === 'Job' && takesThem ? [causeAt('FieldValueInvalid', 'metadata.labels')] : [];
}

/** The name of a Job is a label of its Pods. */
function jobNameCauses(_said: Said, pod: Pod): FindingCause[] {
  const { kind, spec } = pod.manifest;
  const isLabel = kind === 'Job' && fieldsOf(spec)['manualSelector'] !== true;
  if (!isLabel || labelValueProblem(nameOf(pod)) === undefined) return [];
  return [causeAt('FieldValueInvalid', 'spec.template.labels')];
}

/** The Pods of an Indexed Job have its name in their host names. */
function podNameCauses(_said: Said, { manifest }: Pod): FindingCause[] {
  const { completionMode, completions, parallelism } = fieldsOf(manifest['spec']);
  const count = completions ?? (isAbsent(parallelism) ? 1 : 0);
  const isIndexed = manifest['kind'] === 'Job' && completionMode === 'Indexed' && Number(count) > 0;
  return isIndexed ? [causeAt('FieldValueInvalid', 'metadata.name')] : [];
}

/** What is made of the prefix is no better. */
function generatedNameCauses(_said: Said, pod: Pod): FindingCause[] {
  return nameOf(pod) === '' ? [causeAt('FieldValueInvalid', 'metadata.name')] : [];
}

/** A name that is too long for a label may be too long for a name. */
function longNameCauses(_said: Said, pod: Pod): FindingCause[] {
  return dnsSubdomainProblem(nameOf(pod)) === undefined ? [] : [causeAt('FieldValueInvalid', 'metadata.name')];
}

function nameOf({ manifest }: Pod): string {
  return textOf(fieldsOf(manifest['metadata'])['name']) ?? '';
}

/** What is not a qualified name has no domain either. */
function finalizerCauses({ finding }: Said, { manifest }: Pod): FindingCause[] {
  const path = finding.location?.path ?? '';
  const name = textOf(valueAt(manifest, path));
  return name === undefined || name.includes('/') ? [] : [causeAt('FieldValueInvalid', path)];
}

/** What has no name. */
function namelessCauses({ finding, cause }: Said, { manifest }: Pod): FindingCause[] {
  const name = textOf(valueAt(manifest, finding.location?.path ?? '')) ?? '';
  return name === '' ? [causeAt('FieldValueRequired', cause.field)] : [];
}

/** A toleration of all taints takes the operator Exists alone. */
function keylessCauses({ finding, cause }: Said, { manifest }: Pod): FindingCause[] {
  const { key } = fieldsOf(valueAt(manifest, (finding.location?.path ?? '').replace(/\.operator$/, '')));
  return textOf(key) ? [] : [causeAt('FieldValueInvalid', cause.field)];
}

/** What it cannot read is 0 to it, and of a DaemonSet both must not be. */
function blockedCauses(_said: Said, { manifest }: Pod): FindingCause[] {
  const path = 'spec.updateStrategy.rollingUpdate';
  const { maxUnavailable = 1, maxSurge = 0 } = fieldsOf(valueAt(manifest, path));
  const isBlocked = manifest['kind'] === 'DaemonSet' && isZeroAmount(maxUnavailable) && isZeroAmount(maxSurge);
  return isBlocked ? [causeAt('FieldValueRequired', `${path}.maxUnavailable`)] : [];
}

/** A claim without a spec asks for no storage either. */
function storageCauses({ cause }: Said): FindingCause[] {
  return [causeAt('FieldValueRequired', cause.field.replace(/accessModes$/, 'resources[storage]'))];
}

function claimCauses({ cause }: Said): FindingCause[] {
  return [causeAt('FieldValueRequired', cause.field.replace(/name$/, 'persistentVolumeClaim.claimName'))];
}

/** Of several handlers or sources the API server refuses all behind the first one. */
function laterOf(names: readonly string[], { finding, cause }: Said, { manifest }: Pod): FindingCause[] {
  const written = valueAt(manifest, finding.location?.path ?? '');
  if (!isFields(written)) return [];
  const [, around = '', second = ''] = /^(.*)\.(\w+)$/s.exec(cause.field) ?? [];
  const later = names.filter((name) => !isAbsent(written[name])).slice(1);
  return later
    .filter((name) => name.toLowerCase() !== second.toLowerCase())
    .map((name) => causeAt('FieldValueForbidden', `${around}.${name}`));
}
