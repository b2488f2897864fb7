import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { domainKeyProblem } from '../../kubernetes/formats';
import { annotationBytes, MAX_ANNOTATION_BYTES } from '../../kubernetes/object-sizes';
import { fieldsOf, isAbsent, textOf, type Fields } from '../../kubernetes/json';
import { dnsSubdomainProblem } from '../../kubernetes/names';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const AN_HOUR = 3600;
const MAX_SECONDS = 7_862_400;
const MAX_SECONDS_OF_KUBERNETES = 86_400;

/** Certificates and trust bundles in a projected volume are ones that there can be. */
export const projectedSource: Rule = {
  id: 'projected-source',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'Certificates and trust bundles in a projected volume are ones that there can be.',
  fields: ['spec.volumes[*].projected.sources[*].{podCertificate,clusterTrustBundle}'],
  onlyWith: ['podCertificate', 'clusterTrustBundle'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateProjectionSources',
  check: (pod) => [
    ...problemsOfType(pod, 'PodCertificateProjection', (fields) => [
      ...signerProblem(fields),
      ...ageProblem(fields),
      ...annotationProblems(fields),
    ]),
    ...problemsOfType(pod, 'ClusterTrustBundleProjection', bundleProblems),
  ],
};

function signerProblem({ signerName }: Fields): FieldProblem[] {
  return isAbsent(signerName)
    ? [
        {
          ...problem('signerName', 'signerName is missing.', 'name the signer of the certificate.'),
          reason: 'FieldValueRequired',
        },
      ]
    : [];
}

function ageProblem({ maxExpirationSeconds: age, signerName }: Fields): FieldProblem[] {
  if (typeof age !== 'number') return [];
  const isOfKubernetes = /(^|\.)kubernetes\.io\//.test(textOf(signerName) ?? '');
  const most = isOfKubernetes ? MAX_SECONDS_OF_KUBERNETES : MAX_SECONDS;
  if (age >= AN_HOUR && age <= most) return [];
  return [
    problem(
      'maxExpirationSeconds',
      `maxExpirationSeconds is ${age} but must be from ${AN_HOUR} to ${most}.`,
      'write a number in this range.',
    ),
  ];
}

function annotationProblems({ userAnnotations }: Fields): FieldProblem[] {
  const keys = Object.keys(fieldsOf(userAnnotations));
  return [
    ...keys.flatMap((key) => {
      const wrong = domainKeyProblem(key);
      return wrong === undefined
        ? []
        : [
            {
              path: 'userAnnotations',
              value: key,
              message: `the key ${JSON.stringify(key)} ${wrong}.`,
              fix: 'write it as in example.com/team.',
            },
          ];
    }),
    ...(annotationBytes(userAnnotations) > MAX_ANNOTATION_BYTES
      ? [problem('userAnnotations', `the annotations have more than ${MAX_ANNOTATION_BYTES} bytes.`, 'shorten them.')]
      : []),
  ];
}

function bundleProblems({ name, signerName, labelSelector }: Fields): FieldProblem[] {
  if (isAbsent(name) || !isAbsent(signerName)) return [];
  const text = textOf(name) ?? '';
  const parts = text.split(':');
  const wrong = text === '' ? 'is empty' : parts.length > 1 ? undefined : dnsSubdomainProblem(text);
  return [
    ...(wrong === undefined
      ? []
      : [problem('name', `the name ${JSON.stringify(text)} ${wrong}.`, 'name a ClusterTrustBundle.')]),
    ...(isAbsent(labelSelector)
      ? []
      : [
          {
            path: 'labelSelector',
            value: 'labelSelector',
            message: 'labelSelector is set, and a bundle is named.',
            fix: 'remove labelSelector, or use signerName.',
          },
        ]),
  ];
}

function problem(path: string, message: string, fix: string): FieldProblem {
  return { path, message, fix };
}
