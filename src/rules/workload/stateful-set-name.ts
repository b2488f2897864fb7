import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, textOf } from '../../kubernetes/json';
import { dnsLabelProblem } from '../../kubernetes/names';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * The name of a StatefulSet leaves room for the hash that the controller adds to it in the label
 * `controller-revision-hash` of the Pods. With a longer name the API server takes the StatefulSet, and refuses its Pods.
 */
export const statefulSetName: Rule = {
  id: 'stateful-set-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'The name of a StatefulSet is short enough for the labels of its Pods.',
  fields: ['metadata.name'],
  symptoms: [SYMPTOMS.failedCreate],
  source: 'https://github.com/kubernetes/kubernetes/issues/64023',
  check: ({ manifest, kind }) => {
    const name = textOf(fieldsOf(manifest['metadata'])['name']) ?? '';
    const limit = kind.nameLimits?.longestWithPods;
    if (!limit || name.length <= limit.characters || dnsLabelProblem(name) !== undefined) return [];
    return [
      {
        objectPath: 'metadata.name',
        message:
          `the name has ${name.length} characters, and a ${kind.kind} whose name has more than ${limit.characters} ` +
          `gets no Pods: ${limit.reason}.`,
        fix: 'choose a shorter name.',
      },
    ];
  },
};
