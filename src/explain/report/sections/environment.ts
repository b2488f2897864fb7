import { listed } from '../../../kubernetes/words';
import type { EnvironmentReference, EnvironmentSource } from '../../../pod/environment';
import type { Row } from '../../layout/blocks';
import type { Section } from '../report-section';

/** The environment that is set by reference: where each variable comes from, and which containers share it. */
export const environmentSection: Section = {
  heading: () => 'Environment by reference',
  blocks: ({ environment }) =>
    environment.length === 0
      ? []
      : [{ type: 'table', header: ['container', 'variable', 'comes from'], rows: environment.map(rowOf) }],
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
  resource: ({ key, givenBy }) => (givenBy.length === 0 ? `its own ${key}` : `${key} of ${listed(givenBy)}`),
  file: ({ object, path = '', key, givenBy, givenByMore }) => {
    const writers = namesText(givenBy, givenByMore);
    const writer = givenBy.length === 0 ? 'which nobody writes before it starts' : `written by ${writers}`;
    return `${key} in the file ${path} of the volume ${object}, ${writer}`;
  },
  localhost: ({ key, givenBy, givenByMore }) => `port ${key} of ${namesText(givenBy, givenByMore)}, on localhost`,
};

function namesText(names: readonly string[], more = 0): string {
  return listed(more === 0 ? names : [...names, `${more} more`]);
}

function keyText(key: string): string {
  return key === '' ? '' : `, key ${key}`;
}
