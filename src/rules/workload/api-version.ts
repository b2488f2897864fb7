import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { textOf } from '../../kubernetes/json';
import { meantKind } from '../../kubernetes/served-kinds';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/** A workload has the apiVersion by which API servers serve its kind. Those of beta versions are gone since 1.16 and 1.25. */
export const apiVersion: Rule = {
  id: 'api-version',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'A workload has an apiVersion that API servers serve.',
  fields: ['apiVersion', 'kind'],
  symptoms: [SYMPTOMS.noMatches],
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  check: ({ manifest }) => {
    const [written, kind] = [textOf(manifest['apiVersion']) ?? '', textOf(manifest['kind']) ?? ''];
    const meant = meantKind(written, kind);
    if (meant === undefined) return [];
    return [
      {
        objectPath: 'apiVersion',
        message: `no API server from Kubernetes 1.27 on serves ${kind} as ${written}.`,
        fix: `write apiVersion: ${meant.apiVersion}, and look whether a field has changed since then.`,
      },
    ];
  },
};
