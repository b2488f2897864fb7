import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { fieldsOf, isAbsent, textOf, type Fields } from '../../kubernetes/json';
import type { PodKind } from '../../kubernetes/kinds';
import { dnsLabelProblem, dnsSubdomainProblem } from '../../kubernetes/names';
import type { Rule } from '../rule';

/**
 * The name of an object that holds a Pod is a DNS subdomain; that of a StatefulSet a DNS label. It leaves room for what
 * Kubernetes makes of it.
 */
export const objectName: Rule = {
  id: 'object-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The name of a workload is a DNS subdomain.',
  fields: ['metadata.name'],
  source:
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/; the validation of each kind in k8s.io/kubernetes/pkg/apis',
  check: ({ manifest, kind, isFromCode }) => {
    const { name, generateName } = fieldsOf(manifest['metadata']);
    if (isAbsent(name) ? Boolean(generateName) || isFromCode : name === '' && generateName) return [];
    const problem = nameProblem(textOf(name) ?? '', kind, labelsItsPods(manifest));
    if (!problem) return [];
    return [
      {
        objectPath: 'metadata.name',
        value: name,
        ...(textOf(name) ? {} : { reason: 'FieldValueRequired' as const }),
        message: valueText('the name', name, problem.text),
        ...(problem.serverField !== undefined && { serverField: problem.serverField }),
        fix: problem.fix,
      },
    ];
  },
};

interface NameProblem {
  readonly text: string;
  readonly serverField?: string;
  readonly fix: string;
}

/** A Job with a selector of its own does not put its name into a label. */
function labelsItsPods({ spec }: Fields): boolean {
  return fieldsOf(spec)['manualSelector'] !== true;
}

function nameProblem(name: string, { kind, nameLimits = {} }: PodKind, isLabelled: boolean): NameProblem | undefined {
  const fix = 'choose a name of lower-case letters, digits and "-" that begins and ends with a letter or digit.';
  const { longest, isLabel } = nameLimits;
  if (longest && isLabelled && name.length > longest.characters) {
    const text = `has ${name.length} characters, and that of a ${kind} must have at most ${longest.characters}: ${longest.reason}`;
    const fault = { text, fix: 'choose a shorter name.' };
    return kind === 'Job' ? { ...fault, serverField: 'spec.template.labels' } : fault;
  }
  const text = isLabel ? dnsLabelProblem(name) : dnsSubdomainProblem(name);
  return text === undefined ? undefined : { text, fix };
}
