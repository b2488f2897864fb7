import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { containersOf, type PodContainer } from './containers';
import { firstOf, giversIn, type Givers } from './given-by';
import { listenersOf, localhostReferences } from './network/localhost';
import { canRunTogether, hasEndedBefore } from './network/ports';
import { socketReferences } from './network/sockets';
import { resourceFieldValue, type ResourceFieldValue } from './resources/resource-field';
import { volumesOf } from './volumes';

/** Where a variable gets its value from if it is not written out, or what in the Pod it leads to. */
export type EnvironmentSource = 'configMap' | 'secret' | 'resource' | 'field' | 'file' | 'localhost' | 'socket';

/** Environment that a container gets by reference. */
export interface EnvironmentReference {
  readonly container: string;
  /** The first of the variables, which of a host and a port is the host. */
  readonly variable: string;
  /** The variables that refer to one thing: one, or host and port; `*`, after the prefix, for all keys of an object. */
  readonly variables: readonly string[];
  readonly from: EnvironmentSource;
  /** The ConfigMap or Secret, or the volume of a file or socket; empty for what the Pod itself knows. */
  readonly object: string;
  /** The key, the resource, the field of the Pod, the port; empty for all keys and for a socket. */
  readonly key: string;
  /** The file in the volume that has the key, or the path of the socket or its directory; absent for everything else. */
  readonly path?: string;
  /** The other containers that it comes from: whose resources they are, who writes the file, who listens; ten at most. */
  readonly givenBy: readonly string[];
  /** How many more it comes from; absent if there are none. */
  readonly givenByMore?: number;
  /** Of the containers that listen, those that start only when the init container that reads this has ended. */
  readonly startsLater?: readonly string[];
  /** Of the containers that listen, those that have ended before the container that reads this starts. */
  readonly endsBefore?: readonly string[];
  /** The number that an amount gives, and who has set it; absent for everything else. */
  readonly amount?: ResourceFieldValue;
  /** The other containers that read the same; ten at most, so that many that share much can be listed. */
  readonly sharedWith: readonly string[];
  /** How many more read the same; absent if there are none. */
  readonly sharedWithMore?: number;
}

/** A reference before it is known who else reads the same. */
type Reference = Omit<EnvironmentReference, 'sharedWith' | 'sharedWithMore'>;

/** What the references of a container can lead to. */
interface PodContext {
  readonly spec: Fields;
  readonly listeners: () => ReturnType<typeof listenersOf>;
  readonly containers: readonly PodContainer[];
  readonly byName: () => ReadonlyMap<string, PodContainer>;
  /** The containers that can write to each volume. */
  readonly writers: () => ReadonlyMap<string, ReadonlySet<string>>;
}

/** The environment that the containers of a Pod get by reference, in the order of the containers and their variables. */
export function environmentOf(spec: Fields): EnvironmentReference[] {
  const containers = containersOf(spec);
  // Few Pods need these, and those that do need them more than once.
  const pod = {
    spec,
    containers,
    byName: once(() => new Map(containers.map((container) => [container.name, container]))),
    listeners: once(() => listenersOf(spec)),
    writers: once(() => writersOf(spec)),
  };
  const references = containers.flatMap((container) =>
    bulkReferences(container).concat(variableReferences(container, pod), localReferences(container, pod)),
  );
  const readers = readersBySource(references);
  return references.map((reference) => {
    const [sharedWith, sharedWithMore] = otherReaders(reference, readers);
    return { ...reference, sharedWith, ...(sharedWithMore > 0 && { sharedWithMore }) };
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The objects of `envFrom`. */
const BULK: readonly (readonly [string, EnvironmentSource])[] = [
  ['configMapRef', 'configMap'],
  ['secretRef', 'secret'],
];

function bulkReferences({ name: container, fields }: PodContainer): Reference[] {
  return listOf(fields['envFrom'])
    .filter(isFields)
    .flatMap((item) =>
      BULK.filter(([field]) => isFields(item[field])).map(([field, from]) => {
        const object = textOf(fieldsOf(item[field])['name']) ?? '';
        const variable = `${textOf(item['prefix']) ?? ''}*`;
        return { container, ...named(variable), from, object, key: '', givenBy: [] };
      }),
    );
}

function named(variable: string): Pick<Reference, 'variable' | 'variables'> {
  return { variable, variables: [variable] };
}

type Source = Pick<Reference, 'from' | 'object' | 'path' | 'key' | 'amount'> & Givers;

type ReadSource = (fields: Fields, container: PodContainer, pod: PodContext) => Source;

/** What each kind of `valueFrom` refers to. */
const VALUE_SOURCES: ReadonlyMap<string, ReadSource> = new Map<string, ReadSource>([
  ['configMapKeyRef', (fields) => keySource('configMap', fields)],
  ['secretKeyRef', (fields) => keySource('secret', fields)],
  ['fieldRef', (fields) => ({ from: 'field', object: '', key: textOf(fields['fieldPath']) ?? '', givenBy: [] })],
  ['resourceFieldRef', resourceSource],
  [
    'fileKeyRef',
    (fields, container, pod) => {
      const volume = textOf(fields['volumeName']) ?? '';
      const [path, key] = [textOf(fields['path']) ?? '', textOf(fields['key']) ?? ''];
      return { from: 'file', object: volume, path, key, ...writersBefore(container, volume, pod) };
    },
  ],
]);

function resourceSource(fields: Fields, reader: PodContainer, { spec, byName }: PodContext): Source {
  const name = textOf(fields['containerName']) || reader.name;
  const owner = name === reader.name ? reader : byName().get(name);
  return {
    from: 'resource',
    object: '',
    key: textOf(fields['resource']) ?? '',
    givenBy: name === reader.name ? [] : [name],
    ...(owner && { amount: resourceFieldValue(spec, owner, fields) }),
  };
}

function keySource(from: EnvironmentSource, fields: Fields): Source {
  return { from, object: textOf(fields['name']) ?? '', key: textOf(fields['key']) ?? '', givenBy: [] };
}

function variableReferences(container: PodContainer, pod: PodContext): Reference[] {
  const references: Reference[] = [];
  for (const item of listOf(container.fields['env'])) {
    const valueFrom = isFields(item) ? item['valueFrom'] : undefined;
    if (!isFields(item) || !isFields(valueFrom)) continue;
    for (const [name, fields] of Object.entries(valueFrom)) {
      const source = isFields(fields) ? VALUE_SOURCES.get(name)?.(fields, container, pod) : undefined;
      if (!source) continue;
      references.push({ container: container.name, ...named(textOf(item['name']) ?? ''), ...source });
    }
  }
  return references;
}

/** What a container reaches of the others on localhost, and on Unix sockets in volumes that it shares with them. */
function localReferences(container: PodContainer, pod: PodContext): Reference[] {
  const ports = localhostReferences(container, pod.listeners).map(({ variables, port, givenBy }) => {
    return {
      variables,
      from: 'localhost' as const,
      object: '',
      key: String(port),
      ...reachedBy(container, givenBy, pod),
    };
  });
  const sockets = socketReferences(container, pod.writers).map(({ variable, volume, path, givenBy }) => {
    const variables = [variable];
    return { variables, from: 'socket' as const, object: volume, key: '', path, ...reachedBy(container, givenBy, pod) };
  });
  return [...ports, ...sockets].map((found) => {
    return { container: container.name, variable: found.variables[0] ?? '', ...found };
  });
}

/** Who listens, and who of them does not listen yet, or no longer, while the container runs. */
function reachedBy(
  container: PodContainer,
  givenBy: ReadonlySet<string>,
  { byName }: PodContext,
): Pick<Reference, 'givenBy' | 'givenByMore' | 'startsLater' | 'endsBefore'> {
  const absent = [...givenBy].filter((name) => {
    const listener = byName().get(name);
    return listener !== undefined && !canRunTogether(container, listener);
  });
  const isOver = (name: string): boolean => hasEndedBefore(byName().get(name), container);
  const [ended, later] = [absent.filter(isOver), absent.filter((name) => !isOver(name))];
  return {
    ...giversIn(givenBy, givenBy.size),
    ...(later.length > 0 && { startsLater: later }),
    ...(ended.length > 0 && { endsBefore: ended }),
  };
}

function writersOf(spec: Fields): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    volumesOf(spec).map(({ name, mounts }) => {
      const writing = mounts.filter(({ access }) => access === 'write');
      return [name, new Set(writing.map(({ container }) => container))];
    }),
  );
}

/** The kubelet reads the file when it starts the container, so only what ran or started before it can have written it. */
function writersBefore(reader: PodContainer, volume: string, { writers, containers }: PodContext): Givers {
  const found = writers().get(volume);
  const position = containers.indexOf(reader);
  const names = containers
    .slice(0, position)
    // Two app containers are started together, and neither can count on the other.
    .filter(({ name, kind }) => found?.has(name) && !(kind === 'app' && reader.kind === 'app'))
    .map(({ name }) => name);
  return giversIn(names, names.length);
}

/** The containers that read a ConfigMap, Secret or file, by its key; under the empty key those that read all of it. */
type Readers = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** Stands for any key; no key of an object has a space. */
const ANY_KEY = ' ';

const SHARABLE: ReadonlySet<EnvironmentSource> = new Set<EnvironmentSource>(['configMap', 'secret', 'file']);

/** `envFrom` counts as reading every key. */
function readersBySource(references: readonly Reference[]): Readers {
  const readers = new Map<string, Map<string, Set<string>>>();
  for (const reference of references) {
    if (!SHARABLE.has(reference.from)) continue;
    const byKey = readers.get(sourceOf(reference)) ?? new Map<string, Set<string>>();
    readers.set(sourceOf(reference), byKey);
    for (const key of new Set([reference.key, ANY_KEY])) {
      byKey.set(key, (byKey.get(key) ?? new Set()).add(reference.container));
    }
  }
  for (const byKey of readers.values()) addBulkReaders(byKey);
  return readers;
}

function addBulkReaders(byKey: ReadonlyMap<string, Set<string>>): void {
  const bulk = byKey.get('') ?? [];
  for (const readers of byKey.values()) for (const container of bulk) readers.add(container);
}

function sourceOf({ from, object, path = '' }: Pick<Reference, 'from' | 'object' | 'path'>): string {
  return `${from} ${object} ${path}`;
}

function otherReaders({ key, container, ...own }: Reference, readers: Readers): [names: string[], more: number] {
  const found = readers.get(sourceOf(own))?.get(key === '' ? ANY_KEY : key);
  return found === undefined ? [[], 0] : firstOf(found, found.size - 1, container);
}
