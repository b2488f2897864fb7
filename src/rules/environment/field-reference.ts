import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { textOf, type Fields } from '../../kubernetes/json';
import { qualifiedNameProblem } from '../../kubernetes/names';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const COMMON = ['metadata.name', 'metadata.namespace', 'metadata.uid'];
const OF_FILES = [...COMMON, 'metadata.labels', 'metadata.annotations'];
const OF_VARIABLES = [
  ...COMMON,
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

/** What a variable or a file says of its Pod is a field that the downward API offers there. */
export const fieldReference: Rule = {
  id: 'field-reference',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A reference to a field of the Pod names one that the downward API offers there.',
  fields: [
    'spec.{initContainers,containers,ephemeralContainers}[*].env[*].valueFrom.fieldRef',
    'spec.volumes[*].downwardAPI.items[*].fieldRef',
    'spec.volumes[*].projected.sources[*].downwardAPI.items[*].fieldRef',
  ],
  onlyWith: ['fieldRef'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateObjectFieldSelector',
  check: (pod) =>
    problemsOfType(pod, 'ObjectFieldSelector', (fields, { path }) =>
      problemsOf(fields, path.includes('valueFrom') ? OF_VARIABLES : OF_FILES),
    ),
};

/** What the downward API has, if not in both places. */
const KNOWN: ReadonlySet<string> = new Set([
  ...OF_FILES,
  ...OF_VARIABLES,
  'spec.host',
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
]);

/** What can have a key behind it. */
const MAPS = ['metadata.labels', 'metadata.annotations'];

/** Source: k8s.io/kubernetes/pkg/fieldpath, SplitMaybeSubscriptedPath */
function subscripted(path: string): { readonly map: string; readonly key: string } | undefined {
  const at = path.indexOf("['");
  return at > 0 && at <= path.length - 4 && path.endsWith("']")
    ? { map: path.slice(0, at), key: path.slice(at + 2, -2) }
    : undefined;
}

function problemsOf({ apiVersion, fieldPath }: Fields, offered: readonly string[]): FieldProblem[] {
  const path = textOf(fieldPath) ?? '';
  if (path === '') return [];
  if (apiVersion !== 'v1') return [problem(`apiVersion is ${JSON.stringify(apiVersion)}, and must be "v1"`, offered)];
  const entry = subscripted(path);
  if (entry) return keyProblems(entry.map, entry.key, offered);
  return offered.includes(path === 'spec.host' ? 'spec.nodeName' : path)
    ? []
    : [{ ...problem(`there is no ${path}`, offered), ...(KNOWN.has(path) && { reason: 'FieldValueNotSupported' }) }];
}

function keyProblems(map: string, key: string, offered: readonly string[]): FieldProblem[] {
  if (!MAPS.includes(map)) return [problem(`${map} has no keys`, offered)];
  const wrong = qualifiedNameProblem(map === 'metadata.annotations' ? key.toLowerCase() : key);
  if (wrong === undefined) return [];
  return [
    {
      path: 'fieldPath',
      serverField: '',
      message: `the key ${JSON.stringify(key)} ${wrong}.`,
      fix: 'write the key of a label or an annotation.',
    },
  ];
}

function problem(what: string, offered: readonly string[]): FieldProblem {
  return {
    path: 'fieldPath',
    message: `${what} in the downward API here.`,
    fix: `write one of ${offered.join(', ')}.`,
  };
}
