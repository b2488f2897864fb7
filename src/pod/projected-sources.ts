import { cleanPath } from '../kubernetes/clean-path';
import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';

/** A source of a projected volume, and the files that it makes. */
export interface ProjectedSource {
  /** The field that makes it: `secret`, `configMap`, `serviceAccountToken` … */
  readonly type: string;
  /** The object behind it; absent if it is the Pod itself. */
  readonly source?: string;
  /** The files that it makes, as paths in the volume; null for a file for each key of the object. */
  readonly files: readonly string[] | null;
  /** Those of its files that a later source makes too, so that they do not come from this one. */
  readonly hiddenFiles: readonly string[];
}

/** How a kind of source says what it makes. */
interface SourceKind {
  readonly type: string;
  /** The field with the name of the object. */
  readonly nameField?: string;
  /** The fields with paths of single files. */
  readonly pathFields?: readonly string[];
  /** Whether `items` lists the files, and a source without them makes all keys. */
  readonly takesKeys?: true;
}

const KINDS: readonly SourceKind[] = [
  { type: 'secret', nameField: 'name', takesKeys: true },
  { type: 'configMap', nameField: 'name', takesKeys: true },
  { type: 'downwardAPI' },
  { type: 'serviceAccountToken', nameField: 'audience', pathFields: ['path'] },
  { type: 'clusterTrustBundle', nameField: 'name', pathFields: ['path'] },
  {
    type: 'podCertificate',
    nameField: 'signerName',
    pathFields: ['credentialBundlePath', 'keyPath', 'certificateChainPath'],
  },
];

type WrittenSource = Omit<ProjectedSource, 'hiddenFiles'>;

/**
 * The sources of a projected volume in their order. Of two files with one path the later one counts.
 *
 * Source: pkg/volume/projected/projected.go, collectData
 */
export function projectedSources(projected: Fields): ProjectedSource[] {
  const sources = listOf(projected['sources']).filter(isFields).flatMap(writtenSources);
  const later = new Set<string>();
  return sources
    .reverse()
    .map((source) => {
      const hiddenFiles = (source.files ?? []).filter((file) => later.has(cleanPath(file)));
      for (const file of source.files ?? []) later.add(cleanPath(file));
      return { ...source, hiddenFiles };
    })
    .reverse();
}

function writtenSources(source: Fields): WrittenSource[] {
  return KINDS.flatMap(({ type, nameField, pathFields = [], takesKeys }) => {
    const fields = source[type];
    if (!isFields(fields)) return [];
    const name = nameField === undefined ? undefined : textOf(fields[nameField]);
    const items = listOf(fields['items']);
    const paths = [...items.map((item) => fieldsOf(item)['path']), ...pathFields.map((field) => fields[field])];
    const files = takesKeys && items.length === 0 ? null : paths.flatMap((path) => textOf(path) || []);
    return { type, ...(name && { source: name }), files };
  });
}
