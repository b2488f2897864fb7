import { listed } from '../../../kubernetes/words';
import type { EnvironmentReference, EnvironmentSource } from '../../../pod/environment';
import type { ResourceFieldValue } from '../../../pod/resources/resource-field';
import type { UnsetVariable } from '../../../pod/unset-variables';
import type { Row } from '../../layout/blocks';
import type { Section } from '../report-section';

/** The environment that is set by reference: where each variable comes from, and which containers share it. */
export const environmentSection: Section = {
  heading: () => 'Environment by reference',
  blocks: ({ environment, unsetVariables }) => [
    ...(environment.length === 0
      ? []
      : [{ type: 'table', header: ['container', 'variable', 'comes from'], rows: environment.map(rowOf) } as const]),
    ...unsetVariables.map((unset) => ({ type: 'text', style: 'bad', text: unsetText(unset) }) as const),
  ],
};

function unsetText({ container, in: field, variable, name, isSetLater }: UnsetVariable): string {
  const where = variable === undefined ? `${PLACES[field]} of ${container}` : `${variable} of ${container}`;
  const why = isSetLater ? `${name} is set only after it` : `nothing sets ${name}`;
  const effect = field === 'subPathExpr' ? 'the container does not start' : 'it stays as it is written';
  return `${where} has $(${name}), and ${why}: ${effect}.`;
}

const PLACES: Readonly<Record<UnsetVariable['in'], string>> = {
  env: 'The environment',
  command: 'The command',
  args: 'An argument',
  subPathExpr: 'A subPathExpr',
};

function rowOf(reference: EnvironmentReference): Row {
  const { container, variables, from, sharedWith, sharedWithMore } = reference;
  const shared = sharedWith.length === 0 ? '' : `, read by ${namesText(sharedWith, sharedWithMore)} too`;
  return [{ text: container, style: 'name' }, listed(variables), `${SOURCES[from](reference)}${shared}`];
}

const SOURCES: Readonly<Record<EnvironmentSource, (reference: EnvironmentReference) => string>> = {
  configMap: ({ object, key }) => `ConfigMap ${object}${keyText(key)}`,
  secret: ({ object, key }) => `Secret ${object}${keyText(key)}`,
  field: ({ key }) => `the Pod's ${key}`,
  resource: ({ key, givenBy, amount }) =>
    `${givenBy.length === 0 ? `its own ${key}` : `${key} of ${listed(givenBy)}`}${amount ? amountText(amount) : ''}`,
  file: ({ object, path = '', key, givenBy, givenByMore }) => {
    const writers = namesText(givenBy, givenByMore);
    const writer = givenBy.length === 0 ? 'which nobody writes before it starts' : `written by ${writers}`;
    return `${key} in the file ${path} of the volume ${object}, ${writer}`;
  },
  localhost: ({ key, givenBy, givenByMore, startsLater, endsBefore }) =>
    `port ${key} of ${namesText(givenBy, givenByMore)}, on localhost${laterText(startsLater)}${endedText(endsBefore)}`,
  socket: ({ object, path = '', givenBy, givenByMore, startsLater, endsBefore }) =>
    `the Unix socket ${path} of ${namesText(givenBy, givenByMore)}, in the volume ${object}${laterText(startsLater)}${endedText(endsBefore)}`,
};

function namesText(names: readonly string[], more = 0): string {
  return listed(more === 0 ? names : [...names, `${more} more`]);
}

function endedText(names: readonly string[] = []): string {
  if (names.length === 0) return '';
  return `, where nobody listens any more: ${listed(names)} ${names.length === 1 ? 'has' : 'have'} ended before it starts`;
}

function laterText(names: readonly string[] = []): string {
  if (names.length === 0) return '';
  return `, where nobody listens yet: ${listed(names)} ${names.length === 1 ? 'starts' : 'start'} only after it has ended`;
}

const UNSET: Readonly<Record<ResourceFieldValue['setBy'], string>> = {
  container: ': ',
  pod: ", which is not set: the Pod's ",
  node: ', which is not set: what the node can allocate',
  nobody: ', which is not set: ',
};

function amountText({ value, setBy }: ResourceFieldValue): string {
  return `${UNSET[setBy]}${value ?? ''}`;
}

function keyText(key: string): string {
  return key === '' ? '' : `, key ${key}`;
}
