import { dnsLabelProblem, dnsSubdomainProblem } from '../../kubernetes/names';
import { FindingSeverity } from '../finding';
import type { Rule } from '../rule';

/** The kinds whose name becomes a label of their Pods' host names. */
const LABEL_KINDS = new Set(['StatefulSet']);

/**
 * The name of an object that holds a Pod is a DNS subdomain; that of a StatefulSet a DNS label.
 *
 * Fields: metadata.name
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export const objectName: Rule = {
  id: 'object-name',
  severity: FindingSeverity.ERROR,
  summary: 'The name of a workload is a DNS subdomain.',
  check: ({ manifest, kind }) => {
    const name = (manifest['metadata'] as { name?: unknown } | undefined)?.name;
    if (name === undefined) return [];
    const check = LABEL_KINDS.has(kind.kind) ? dnsLabelProblem : dnsSubdomainProblem;
    const problem = typeof name === 'string' ? check(name) : `is no text but ${JSON.stringify(name)}`;
    if (problem === undefined) return [];
    return [
      {
        objectPath: 'metadata.name',
        value: name,
        message: `the name ${JSON.stringify(name)} ${problem}.`,
        fix: 'choose a name of lower-case letters, digits and "-" that begins and ends with a letter or digit.',
      },
    ];
  },
};
