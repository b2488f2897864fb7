import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { deepEqual, fieldsOf, isAbsent, isFields, listOf, textOf, textsOf, type Fields } from '../../kubernetes/json';
import { dnsLabelProblem, labelValueProblem, qualifiedNameProblem } from '../../kubernetes/names';
import { canonicalQuantity, parseQuantity } from '../../kubernetes/quantity';
import type { Problem } from '../../findings/problem';
import type { Pod } from '../../pod/pod';
import { objectsOfType } from '../../pod/typed-objects';
import { placeIn, problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

/** A claim that is made for a Pod asks for storage, in a way that claims can. */
export const claimTemplate: Rule = {
  id: 'claim-template',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A claim that is made for a Pod asks for storage, in a way that claims can.',
  fields: ['spec.volumeClaimTemplates[*].spec', 'spec.volumes[*].ephemeral.volumeClaimTemplate'],
  onlyWith: ['volumeClaimTemplates', 'volumeClaimTemplate'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidatePersistentVolumeClaimSpec',
  check: (pod) => [
    ...problemsOfType(pod, 'PersistentVolumeClaimSpec', (spec) => [
      ...modeProblems(spec),
      ...storageProblems(spec),
      ...sourceProblems(spec),
    ]),
    ...claimNameProblems(pod),
    ...problemsOfType(pod, 'PersistentVolumeClaim', ({ spec }) => [...(isFields(spec) ? [] : [NO_SPEC])]),
    ...problemsOfType(pod, 'PersistentVolumeClaimTemplate', ({ metadata, spec }) => [
      ...metadataProblems(fieldsOf(metadata)),
      ...(isFields(spec) ? [] : [NO_SPEC]),
    ]),
  ],
};

const NO_SPEC: FieldProblem = {
  path: 'spec.accessModes',
  reason: 'FieldValueRequired',
  message: 'the claim has no spec.',
  fix: 'write accessModes and resources.requests.storage.',
};

/** The claim becomes a volume of its name, which is what the API server looks at. */
function claimNameProblems(pod: Pod): Problem[] {
  return objectsOfType(pod, 'PersistentVolumeClaim').flatMap((claim, index) =>
    nameProblem(fieldsOf(claim.fields['metadata'])['name']).map(({ path, ...problem }) => ({
      ...problem,
      ...placeIn(claim, path),
      serverField: pod.pathInObject(`volumes[${index}].name`),
    })),
  );
}

function nameProblem(name: unknown): FieldProblem[] {
  const text = textOf(name) ?? '';
  const wrong = text === '' ? 'is missing' : dnsLabelProblem(text);
  if (wrong === undefined) return [];
  const message = text === '' ? 'the claim has no name.' : `the name ${JSON.stringify(text)} ${wrong}.`;
  return [
    {
      path: 'metadata.name',
      ...(text === '' && { reason: 'FieldValueRequired' }),
      message,
      fix: 'write the name that the containers mount.',
    },
  ];
}

function modeProblems({ accessModes }: Fields): FieldProblem[] {
  const modes = textsOf(accessModes);
  if (!modes.includes('ReadWriteOncePod') || modes.every((mode) => mode === 'ReadWriteOncePod')) return [];
  return [
    {
      path: 'accessModes',
      value: modes,
      message: 'ReadWriteOncePod stands beside other access modes.',
      fix: 'keep ReadWriteOncePod alone, or remove it.',
    },
  ];
}

/** The API server names the resource behind `resources`. */
function storageProblems({ resources }: Fields): FieldProblem[] {
  const requests = fieldsOf(fieldsOf(resources)['requests']);
  const path = 'resources.requests[storage]';
  const fix = 'write how much storage the claim asks for, such as 10Gi.';
  if (!Object.hasOwn(requests, 'storage'))
    return [{ path, reason: 'FieldValueRequired', message: 'the claim asks for no storage.', fix }];
  const quantity = parseQuantity(requests['storage'] ?? '0');
  if (!quantity || quantity.nano > 0n) return [];
  return [
    {
      path,
      message: `the claim asks for ${canonicalQuantity(quantity)} of storage, and must ask for more than 0.`,
      fix,
    },
  ];
}

const CLAIM = 'PersistentVolumeClaim';

function sourceProblems({ dataSource, dataSourceRef }: Fields): FieldProblem[] {
  const sources = { dataSource, dataSourceRef };
  const wrongKinds = Object.entries(sources).flatMap(([path, source]) => {
    const { kind, apiGroup } = fieldsOf(source);
    if (!isFields(source) || textOf(apiGroup) || kind === CLAIM) return [];
    return [
      {
        path,
        value: kind,
        message: `the kind is ${JSON.stringify(kind ?? '')}, and without an apiGroup it must be ${CLAIM}.`,
        fix: 'write the apiGroup.',
      },
    ];
  });
  return [...wrongKinds, ...differenceOf(dataSource, dataSourceRef)];
}

/** The API server names the claim itself. */
function differenceOf(source: unknown, reference: unknown): FieldProblem[] {
  if (!isFields(source) || !isFields(reference)) return [];
  const { namespace, ...rest } = reference;
  const same = (fields: Fields): Fields =>
    Object.fromEntries(
      ['apiGroup', 'kind', 'name'].map((key) => [key, fields[key] ?? (key === 'apiGroup' ? null : '')]),
    );
  if (!textOf(namespace) && deepEqual(same(source), same(rest))) return [];
  const message = textOf(namespace)
    ? 'dataSource stands beside a dataSourceRef with a namespace.'
    : 'dataSource and dataSourceRef differ.';
  return [{ value: 'dataSource', message, fix: 'remove dataSource.' }];
}

/** What a claim of a Pod has in its metadata: labels, annotations and nothing that is made for it. */
function metadataProblems({ labels, annotations, ...others }: Fields): FieldProblem[] {
  return [
    ...Object.entries(fieldsOf(labels)).flatMap(([key, value]) => {
      const wrong = qualifiedNameProblem(key) ?? labelValueProblem(textOf(value) ?? '');
      return wrong === undefined
        ? []
        : [
            {
              path: 'metadata.labels',
              value: key,
              message: `the label ${JSON.stringify(key)} ${wrong}.`,
              fix: 'correct the label.',
            },
          ];
    }),
    ...Object.keys(fieldsOf(annotations)).flatMap((key) => {
      const wrong = qualifiedNameProblem(key.toLowerCase());
      return wrong === undefined
        ? []
        : [
            {
              path: 'metadata.annotations',
              value: key,
              message: `the key ${JSON.stringify(key)} ${wrong}.`,
              fix: 'correct the key.',
            },
          ];
    }),
    ...Object.keys(others)
      .filter((name) => !isAbsent(others[name]) && others[name] !== '' && listOf(others[name]).length >= 0)
      .map((name) => ({
        path: `metadata.${name}`,
        value: name,
        message: `the claim must not set metadata.${name}.`,
        fix: 'remove it.',
      })),
  ];
}
