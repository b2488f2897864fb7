import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated } from '../../findings/repeated';
import { fieldsOf, listOf, textOf } from '../../kubernetes/json';
import { repeatedAt } from '../places';
import { comparedPaths } from '../projected-paths';
import type { Rule } from '../rule';

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
      const at = `volumes[${index}].projected.sources`;
      const files = listOf(fieldsOf(projected)['sources']).flatMap((source, position) =>
        comparedPaths(source, `${at}[${position}]`, target),
      );
      return findRepeated(files, ({ name: path }) => path).map(({ key, items }) => ({
        ...repeatedAt(items.map(({ path }) => path)),
        message: `${items.length} sources of the volume "${textOf(name) ?? ''}" make the file "${key}".`,
        fix: 'give each of them a path of its own, or leave all but one out.',
      }));
    }),
};
