import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated, type NamedItem } from '../../findings/repeated';
import { featureOf, isFeatureOn, type Feature, type FeatureTarget } from '../../kubernetes/fields/features';
import { fieldsOf, isFields, listOf, textOf } from '../../kubernetes/json';
import { repeatedAt } from '../places';
import type { Rule } from '../rule';

/** The sources whose paths the API server compares: not that of a token. */
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

/**
 * Two sources of a projected volume do not make one file.
 */
export const duplicateProjectedPath: Rule = {
  id: 'duplicate-projected-path',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A projected volume makes each of its files once.',
  fields: [
    'spec.volumes[*].projected.sources[*].{secret,configMap,downwardAPI}.items[*].path',
    'spec.volumes[*].projected.sources[*].clusterTrustBundle.path',
    'spec.volumes[*].projected.sources[*].podCertificate.{credentialBundlePath,keyPath,certificateChainPath}',
  ],
  onlyWith: ['projected'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateProjectionSources',
  check: ({ spec, target }) =>
    listOf(spec['volumes']).flatMap((volume, index) => {
      const { name, projected } = fieldsOf(volume);
      const files = pathsOf(fieldsOf(projected)['sources'], `volumes[${index}].projected.sources`, target);
      return findRepeated(files, ({ name: path }) => path).map(({ key, items }) => ({
        ...repeatedAt(items.map(({ path }) => path)),
        message: `${items.length} sources of the volume "${textOf(name) ?? ''}" make the file "${key}".`,
        fix: 'give each of them a path of its own, or leave all but one out.',
      }));
    }),
};

function pathsOf(sources: unknown, at: string, target: FeatureTarget): NamedItem[] {
  const withPaths = WITH_PATHS.filter(({ feature }) => isFeatureOn(feature, target));
  return listOf(sources).flatMap((source, index) => {
    if (!isFields(source)) return [];
    return [
      ...WITH_ITEMS.flatMap((type) =>
        listOf(fieldsOf(source[type])['items']).flatMap((item, position) =>
          pathIn(item, 'path', `${at}[${index}].${type}.items[${position}]`),
        ),
      ),
      ...withPaths.flatMap(({ type, fields }) =>
        fields.flatMap((field) => pathIn(source[type], field, `${at}[${index}].${type}`)),
      ),
    ];
  });
}

function pathIn(holder: unknown, field: string, at: string): NamedItem[] {
  const fields = fieldsOf(holder);
  const name = textOf(fields[field]);
  return name ? [{ name, path: `${at}.${field}`, fields }] : [];
}
