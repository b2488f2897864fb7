import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, isFields, listOf, type Fields } from '../../kubernetes/json';
import { quotedList } from '../../kubernetes/words';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

/** The sources of a variable, each with the fields that it must have. */
const SOURCES: { readonly [source: string]: readonly string[] } = {
  configMapKeyRef: ['name', 'key'],
  fieldRef: [],
  fileKeyRef: ['volumeName', 'path', 'key'],
  resourceFieldRef: ['resource'],
  secretKeyRef: ['name', 'key'],
};

/**
 * An environment variable has a value or one source, and the source says all that is needed to find the value.
 */
export const variableSource: Rule = {
  id: 'variable-source',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'An environment variable has a value or one whole source.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].env[*].{value,valueFrom}'],
  onlyWith: ['valueFrom'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateEnvVarValueFrom',
  check: ({ containers }) =>
    problemsOfEach(containers, ({ fields }) =>
      listOf(fields['env']).flatMap((variable, index) => {
        const { value, valueFrom } = fieldsOf(variable);
        if (!isFields(valueFrom)) return [];
        return sourceProblems(value, valueFrom).map(({ path = '', ...problem }) => ({
          path: `env[${index}].valueFrom${path}`,
          ...problem,
        }));
      }),
    ),
};

function sourceProblems(value: unknown, valueFrom: Fields): ContainerProblem[] {
  const sources = Object.keys(SOURCES).filter((source) => !isAbsent(valueFrom[source]));
  if (!isAbsent(value) && value !== '' && sources.length > 0) {
    return [{ message: 'the variable has a value and a source.', fix: 'remove `value` or `valueFrom`.' }];
  }
  if (sources.length > 1) {
    return [
      { message: `the variable has ${sources.length} sources: ${quotedList(sources)}.`, fix: 'keep one of them.' },
    ];
  }
  const [source] = sources;
  if (source === undefined) {
    return [
      { message: 'the source of the variable is empty.', fix: `write one of ${quotedList(Object.keys(SOURCES))}.` },
    ];
  }
  return missingParts(source, fieldsOf(valueFrom[source]));
}

function missingParts(source: string, fields: Fields): ContainerProblem[] {
  return (SOURCES[source] ?? [])
    .filter((part) => isAbsent(fields[part]) || fields[part] === '')
    .map((part) => ({
      path: `.${source}.${part}`,
      reason: part === 'name' ? 'FieldValueInvalid' : 'FieldValueRequired',
      message: `\`${source}\` has no \`${part}\`.`,
      fix: `write the \`${part}\`, or give the variable a \`value\`.`,
    }));
}
