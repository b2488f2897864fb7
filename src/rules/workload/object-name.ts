import { fieldsOf } from '../../kubernetes/json';
import { dnsLabelProblem, dnsSubdomainProblem } from '../../kubernetes/names';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import type { Rule } from '../rule';

/** The kinds whose name becomes a label of their Pods' host names. */
const LABEL_KINDS = new Set(['StatefulSet']);

/** How long a name may be where something is made of it, and what that is. */
const LONGEST: { readonly [kind: string]: readonly [number, string] } = {
  CronJob: [52, 'its Jobs add 11 to it'],
  Job: [63, 'it is a label of the Pods'],
  StatefulSet: [52, 'a label of the Pods adds 11 to it'],
};

/**
 * The name of an object that holds a Pod is a DNS subdomain; that of a StatefulSet a DNS label. It leaves room for what
 * Kubernetes makes of it. A StatefulSet with too long a name is taken, and never gets a Pod.
 */
export const objectName: Rule = {
  id: 'object-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'The name of a workload is a DNS subdomain.',
  fields: ['metadata.name'],
  source:
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/; the validation of each kind in k8s.io/kubernetes/pkg/apis; https://github.com/kubernetes/kubernetes/issues/64023',
  check: ({ manifest, kind }) => {
    const { name, generateName } = fieldsOf(manifest['metadata']);
    if (name === undefined || name === null || (name === '' && generateName)) return [];
    const problem = nameProblem(name, kind.kind);
    if (!problem) return [];
    const message = valueText('the name', name, problem.text);
    return [{ objectPath: 'metadata.name', value: name, message, fix: problem.fix }];
  },
};

interface NameProblem {
  readonly text: string;
  readonly fix: string;
}

function nameProblem(name: unknown, kind: string): NameProblem | undefined {
  const fix = 'choose a name of lower-case letters, digits and "-" that begins and ends with a letter or digit.';
  if (typeof name !== 'string') return { text: 'is no text', fix };
  const [longest, reason] = LONGEST[kind] ?? [name.length, ''];
  if (name.length > longest) {
    const text = `has ${name.length} characters, and that of a ${kind} has at most ${longest}: ${reason}`;
    return { text, fix: 'choose a shorter name.' };
  }
  const text = LABEL_KINDS.has(kind) ? dnsLabelProblem(name) : dnsSubdomainProblem(name);
  return text === undefined ? undefined : { text, fix };
}
