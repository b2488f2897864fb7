import type { NamedItem } from '../findings/repeated';
import { featureOf, isFeatureOn, type Feature, type FeatureTarget } from '../kubernetes/fields/features';
import { fieldsOf, isFields, listOf, textOf } from '../kubernetes/json';

/** The sources that list files. */
const WITH_ITEMS = ['secret', 'configMap', 'downwardAPI'];
const WITH_PATHS: readonly PathSource[] = [
  { type: 'clusterTrustBundle', fields: ['path'], feature: featureOf('ClusterTrustBundleProjection') },
  {
    type: 'podCertificate',
    fields: ['credentialBundlePath', 'keyPath', 'certificateChainPath'],
    feature: featureOf('PodCertificateRequest'),
  },
];

interface PathSource {
  readonly type: string;
  readonly fields: readonly string[];
  /** Without it the target drops the source. */
  readonly feature: Feature;
}

/** The files that a source of a projected volume names, by their paths in it, as far as the API server compares them. */
export function comparedPaths(source: unknown, at: string, target: FeatureTarget): NamedItem[] {
  if (!isFields(source)) return [];
  return [
    ...WITH_ITEMS.flatMap((type) =>
      listOf(fieldsOf(source[type])['items']).flatMap((item, position) =>
        pathIn(item, 'path', `${at}.${type}.items[${position}]`),
      ),
    ),
    ...WITH_PATHS.filter(({ feature }) => isFeatureOn(feature, target)).flatMap(({ type, fields }) =>
      fields.flatMap((field) => pathIn(source[type], field, `${at}.${type}`)),
    ),
  ];
}

/** The file of a token in a projected volume, which the API server does not compare. */
export function tokenPaths(source: unknown, at: string): NamedItem[] {
  return pathIn(fieldsOf(source)['serviceAccountToken'], 'path', `${at}.serviceAccountToken`);
}

function pathIn(holder: unknown, field: string, at: string): NamedItem[] {
  const fields = fieldsOf(holder);
  const name = textOf(fields[field]);
  return name ? [{ name, path: `${at}.${field}`, fields }] : [];
}
