import type { Cause } from '../kube-judge';

/**
 * Where the API server and the rules name another place for the same thing: it leaves out an index, names the object
 * around a field or a field by its name in Go, and the rules name the line to change.
 */
const SAME_PLACES: readonly (readonly [RegExp, string])[] = [
  [/\[\d+\]/g, '[]'],
  [/^metadata\.(labels|annotations)\[.*\]$/, 'metadata.$1'],
  [/\.metadata\.(labels|annotations)\[.*\]$/, '.metadata.$1'],
  [/\.template\.(labels|annotations)(\[.*\])?$/, '.template.metadata.$1'],
  [/(finalizers|namespaces|accessModes|supplementalGroups)\[\]$/, '$1'],
  [/\.namespace$/, '.namespaces'],
  [/ownerReferences\./, 'ownerReferences[].'],
  [/volumeMounts\[\]\.(recursiveReadOnly|mountPropagation|subPath|subPathExpr)$/, 'volumeMounts.$1'],
  [/envFrom\[\]$/, 'envFrom'],
  [/resources\.requests\[storage\]$/, 'resources[storage]'],
  [/(resourceClaims|schedulingGates|claims|evictionResponders|options)\[\]\.name$/, '$1[]'],
  [/resizePolicy.*$/, 'resizePolicy'],
  [/topologySpreadConstraints\[\]\.\{.*$/, 'topologySpreadConstraints[]'],
  [/(hostNetwork|hostPID|hostIPC)$/i, '$1'],
  [/(Probe|preStop|postStart)\.(exec|httpGet|tcpSocket|grpc|sleep)(\.seconds)?$/, '$1'],
  [/projected\.sources\[\]\.serviceAccountToken\.path$/, 'projected.path'],
  [/downwardAPI\.items\[\]/, 'downwardAPI'],
  [/(fieldRef)\.fieldPath$/, '$1'],
  [/gcePersistentDisk/, 'persistentDisk'],
  [/initiatorName$/, 'initiatorname'],
  [/httpHeaders\[\].*$/, 'httpHeaders'],
  [/\bos\.name$/, 'os'],
  [/([sS]trategy)\.type$/, '$1'],
  [/csi\.(nodePublishSecretRef\.)?name$/, 'csi.name'],
  [/serviceAccount$/, 'serviceAccountName'],
  [/\[\]\.(matchLabelKeys\[\]|podAffinityTerm\[\])$/, '[][]'],
  [/(securityContext)(\.windowsOptions\.hostProcess)$/, '$1$2'],
]; // prettier-ignore

/** The place of a field, so far that the API server and the rules name the same. */
export function comparedPlace(path: string): string {
  const place = SAME_PLACES.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), path);
  return place.replace(/Host(PID|IPC)$/, 'host$1');
}

/** What the API server says of several fields at once, or of a place that follows from another one. */
export function comparedPlaces(causes: readonly Cause[]): Set<string> {
  return new Set(causes.filter(({ type }) => type !== 'FieldValueNotFound').map(placeOf));
}

function placeOf({ field, detail }: Cause): string {
  if (/cannot be set for a windows pod/.test(detail))
    return comparedPlace(field.replace(/(securityContext)\..*$/, '$1'));
  if (/conflicting duplicate paths/.test(detail)) return `${comparedPlace(field)} twice`;
  if (/hostProcess containers then all/.test(detail)) return 'HostProcess containers';
  return comparedPlace(field);
}
