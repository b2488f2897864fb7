import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { namePrefixProblem, withoutTrailingDash } from '../../kubernetes/formats';
import { fieldsOf, listOf, textOf, type Fields } from '../../kubernetes/json';
import type { PodKind } from '../../kubernetes/kinds';
import { dnsLabelProblem, labelValueProblem, qualifiedNameProblem } from '../../kubernetes/names';
import type { Problem } from '../../findings/problem';
import type { Rule } from '../rule';

/** What a workload says of itself has the forms that every object has. That of its Pods is judged by other rules. */
export const objectMetadata: Rule = {
  id: 'object-metadata',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The labels, annotations, finalizers and owners of a workload have the forms that every object has.',
  fields: ['metadata.{labels,annotations,finalizers,ownerReferences,generateName}'],
  onlyWith: ['labels', 'annotations', 'finalizers', 'ownerReferences', 'generateName'],
  source: 'k8s.io/apimachinery/pkg/api/validation, ValidateObjectMeta',
  check: (pod) => {
    const metadata = fieldsOf(pod.manifest['metadata']);
    return [
      ...(pod.kind.templatePath.length > 0 ? [...labelProblems(metadata), ...annotationProblems(metadata)] : []),
      ...prefixProblem(metadata, pod.kind),
      ...finalizerProblems(listOf(metadata['finalizers']).map((name) => textOf(name) ?? '')),
      ...ownerProblems(metadata),
    ];
  },
};

function labelProblems({ labels }: Fields): Problem[] {
  return Object.entries(fieldsOf(labels)).flatMap(([key, value]) => {
    const wrong = qualifiedNameProblem(key) ?? labelValueProblem(textOf(value) ?? '');
    return wrong === undefined
      ? []
      : [problem(`labels[${key}]`, `the label ${JSON.stringify(key)} ${wrong}.`, 'correct the label.')];
  });
}

function annotationProblems({ annotations }: Fields): Problem[] {
  return Object.keys(fieldsOf(annotations)).flatMap((key) => {
    const wrong = qualifiedNameProblem(key.toLowerCase());
    return wrong === undefined
      ? []
      : [
          problem(
            `annotations[${key}]`,
            `the key ${JSON.stringify(key)} of an annotation ${wrong}.`,
            'write it as in team or example.com/team.',
          ),
        ];
  });
}

function prefixProblem({ generateName }: Fields, { nameLimits }: PodKind): Problem[] {
  const text = textOf(generateName) ?? '';
  const wrong =
    text === ''
      ? undefined
      : nameLimits?.isLabel
        ? dnsLabelProblem(withoutTrailingDash(text))
        : namePrefixProblem(text);
  return wrong === undefined
    ? []
    : [
        problem(
          'generateName',
          `generateName ${JSON.stringify(text)} ${wrong}.`,
          'write lower-case letters, digits and "-".',
        ),
      ];
}

const STANDARD = ['orphan', 'foregroundDeletion'];

function finalizerProblems(finalizers: readonly string[]): Problem[] {
  return [
    ...finalizers.flatMap((name, index) => {
      const unqualified = qualifiedNameProblem(name);
      const wrong =
        unqualified ?? (name.includes('/') || STANDARD.includes(name) ? undefined : 'has no domain before it');
      if (wrong === undefined) return [];
      const message = `the finalizer ${JSON.stringify(name)} ${wrong}.`;
      const found = problem(`finalizers[${index}]`, message, 'write it as in example.com/cleanup.');
      return [unqualified === undefined ? found : { ...found, serverField: 'metadata.finalizers' }];
    }),
    ...(STANDARD.every((name) => finalizers.includes(name))
      ? [problem('finalizers', 'orphan and foregroundDeletion are both set.', 'remove one of the two.')]
      : []),
  ];
}

/** That a field of a reference is missing is what `required-field` finds. */
function ownerProblems({ ownerReferences }: Fields): Problem[] {
  const owners = listOf(ownerReferences).map(fieldsOf);
  return [
    ...owners.flatMap(({ apiVersion, kind }, index) => {
      const text = textOf(apiVersion) ?? '';
      return [
        ...(text.split('/').length > 2
          ? [
              problem(
                `ownerReferences[${index}].apiVersion`,
                `apiVersion ${JSON.stringify(text)} is not a version.`,
                'write it as in apps/v1.',
              ),
            ]
          : []),
        ...(text === 'v1' && kind === 'Event'
          ? [problem(`ownerReferences[${index}]`, 'an Event owns nothing.', 'remove the reference.')]
          : []),
      ];
    }),
    ...(owners.filter(({ controller }) => controller === true).length > 1
      ? [problem('ownerReferences', 'several owners are the controller.', 'let one of them be it.')]
      : []),
  ];
}

function problem(path: string, message: string, fix: string): Problem {
  return { objectPath: `metadata.${path}`, message, fix };
}
