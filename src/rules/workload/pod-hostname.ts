import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { textOf, type Fields } from '../../kubernetes/json';
import { dnsLabelProblem } from '../../kubernetes/names';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const MAX_CHARACTERS = 64;

/** The names of a Pod in its network are DNS labels, and do not contradict each other. A StatefulSet replaces them. */
export const podHostname: Rule = {
  id: 'pod-hostname',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary: 'The hostname of a Pod is a DNS label, and no other field contradicts it.',
  fields: ['spec.{hostname,subdomain,hostnameOverride,setHostnameAsFQDN,hostNetwork}'],
  onlyWith: ['hostname', 'subdomain', 'hostnameOverride'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidatePodSpec and validatePodHostName',
  check: (pod) =>
    problemsOfType(pod, 'PodSpec', (spec) => [
      ...(pod.manifest['kind'] === 'StatefulSet'
        ? []
        : ['hostname', 'subdomain'].flatMap((name) => labelProblem(spec, name))),
      ...overrideProblems(spec),
    ]),
};

function labelProblem(spec: Fields, name: string): FieldProblem[] {
  const text = textOf(spec[name]) ?? '';
  const problem = text === '' ? undefined : dnsLabelProblem(text);
  if (problem === undefined) return [];
  return [
    {
      path: name,
      reason: 'FieldValueInvalid',
      message: valueText(name, text, problem),
      fix: 'write lower-case letters, digits and "-".',
    },
  ];
}

function overrideProblems(spec: Fields): FieldProblem[] {
  const override = textOf(spec['hostnameOverride']);
  if (override === undefined) return [];
  const others = ['setHostnameAsFQDN', 'hostNetwork'].filter((name) => spec[name] === true);
  return [
    ...others.map((name) => overrideProblem(`hostnameOverride is set, and ${name} is true.`, `remove one of the two.`)),
    ...(override.length > MAX_CHARACTERS
      ? [
          {
            ...overrideProblem(
              `hostnameOverride has ${override.length} characters, and ${MAX_CHARACTERS} are the most.`,
              'shorten it.',
            ),
            reason: 'FieldValueTooLong' as const,
          },
        ]
      : []),
  ];
}

function overrideProblem(message: string, fix: string): FieldProblem {
  return { path: 'hostnameOverride', message, fix };
}
