import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { containersOf, type PodContainer } from './containers';
import { listenersOf, localhostReferences } from './localhost';
import { volumesOf } from './volumes';

/** Where a variable gets its value from, if it is not written out. */
export type EnvironmentSource = 'configMap' | 'secret' | 'resource' | 'field' | 'file' | 'localhost';

/** Environment that a container gets by reference. */
export interface EnvironmentReference {
  readonly container: string;
  /** The variable; `*` for all keys of an object, with the prefix that they get before it. */
  readonly variable: string;
  readonly from: EnvironmentSource;
  /** The ConfigMap or Secret, or the volume of a file; empty for what the Pod itself knows. */
  readonly object: string;
  /** The key, the resource, the field of the Pod, the file with its key, the port; empty for all keys. */
  readonly key: string;
  /** The other containers that it comes from: whose resources they are, who writes the file, who listens. */
  readonly givenBy: readonly string[];
  /** The other containers that read the same. */
  readonly sharedWith: readonly string[];
}

type Reference = Omit<EnvironmentReference, 'container' | 'sharedWith'>;

interface Surroundings {
  readonly listeners: () => ReturnType<typeof listenersOf>;
  readonly containers: readonly PodContainer[];
  /** The containers that can write to each volume. */
  readonly writers: () => ReadonlyMap<string, ReadonlySet<string>>;
}

/** The environment that the containers of a Pod get by reference, in the order of the containers and their variables. */
export function environmentOf(spec: Fields): EnvironmentReference[] {
  const containers = containersOf(spec);
  // Few Pods need these, and those that do need them more than once.
  const surroundings = { containers, listeners: once(() => listenersOf(spec)), writers: once(() => writersOf(spec)) };
  const references = containers.flatMap((container) =>
    [...bulkReferences(container), ...variableReferences(container, surroundings)].map((reference) => ({
      container: container.name,
      ...reference,
    })),
  );
  const readers = readersBySource(references);
  return references.map((reference) => ({ ...reference, sharedWith: otherReaders(reference, readers) }));
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

function bulkReferences(container: PodContainer): Reference[] {
  return listOf(container.fields['envFrom'])
    .filter(isFields)
    .flatMap((item) =>
      BULK.filter(([field]) => isFields(item[field])).map(([field, from]) => ({
        variable: `${textOf(item['prefix']) ?? ''}*`,
        from,
        object: textOf(fieldsOf(item[field])['name']) ?? '',
        key: '',
        givenBy: [],
      })),
    );
}

type ReadReference = (fields: Fields, container: PodContainer, pod: Surroundings) => Omit<Reference, 'variable'>;

/** What each kind of `valueFrom` refers to. */
const VALUE_SOURCES: Readonly<Record<string, ReadReference>> = {
  configMapKeyRef: (fields) => keyReference('configMap', fields),
  secretKeyRef: (fields) => keyReference('secret', fields),
  fieldRef: (fields) => ({ from: 'field', object: '', key: textOf(fields['fieldPath']) ?? '', givenBy: [] }),
  resourceFieldRef: (fields, container) => {
    const owner = textOf(fields['containerName']) || container.name;
    const givenBy = owner === container.name ? [] : [owner];
    return { from: 'resource', object: '', key: textOf(fields['resource']) ?? '', givenBy };
  },
  fileKeyRef: (fields, container, pod) => {
    const volume = textOf(fields['volumeName']) ?? '';
    const key = `${textOf(fields['path']) ?? ''}#${textOf(fields['key']) ?? ''}`;
    return { from: 'file', object: volume, key, givenBy: writersBefore(container, volume, pod) };
  },
};

function keyReference(from: EnvironmentSource, fields: Fields): Omit<Reference, 'variable'> {
  return { from, object: textOf(fields['name']) ?? '', key: textOf(fields['key']) ?? '', givenBy: [] };
}

function variableReferences(container: PodContainer, pod: Surroundings): Reference[] {
  const references = listOf(container.fields['env'])
    .filter(isFields)
    .flatMap((item) => {
      const valueFrom = fieldsOf(item['valueFrom']);
      const source = Object.keys(VALUE_SOURCES).find((name) => isFields(valueFrom[name]));
      const read = VALUE_SOURCES[source ?? ''];
      if (source === undefined || read === undefined) return [];
      return { variable: textOf(item['name']) ?? '', ...read(fieldsOf(valueFrom[source]), container, pod) };
    });
  const localhost = localhostReferences(container, pod.listeners).map(({ variable, port, givenBy }): Reference => {
    return { variable, from: 'localhost', object: '', key: String(port), givenBy };
  });
  return [...references, ...localhost];
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
function writersBefore(reader: PodContainer, volume: string, { writers, containers }: Surroundings): string[] {
  const found = writers().get(volume);
  const position = containers.indexOf(reader);
  return (
    containers
      .slice(0, position)
      // Two app containers are started together, and neither can count on the other.
      .filter(({ name, kind }) => found?.has(name) && !(kind === 'app' && reader.kind === 'app'))
      .map(({ name }) => name)
  );
}

type Placed = Reference & { readonly container: string };

/** The containers that read a ConfigMap, Secret or file, by its key; under no key those that read all of it. */
type Readers = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** Stands for whatever key is read; no key of an object has a blank. */
const ANY_KEY = ' ';

const SHARABLE: ReadonlySet<EnvironmentSource> = new Set<EnvironmentSource>(['configMap', 'secret', 'file']);

function readersBySource(references: readonly Placed[]): Readers {
  const readers = new Map<string, Map<string, Set<string>>>();
  for (const reference of references) {
    if (!SHARABLE.has(reference.from)) continue;
    const byKey = readers.get(sourceOf(reference)) ?? new Map<string, Set<string>>();
    readers.set(sourceOf(reference), byKey);
    for (const key of new Set([reference.key, ANY_KEY])) {
      byKey.set(key, (byKey.get(key) ?? new Set()).add(reference.container));
    }
  }
  return readers;
}

function sourceOf({ from, object }: Placed): string {
  return `${from} ${object}`;
}

/** Who reads all keys of an object reads each of them. */
function otherReaders(own: Placed, readers: Readers): string[] {
  const byKey = readers.get(sourceOf(own));
  const found =
    own.key === '' ? [...(byKey?.get(ANY_KEY) ?? [])] : [...(byKey?.get(own.key) ?? []), ...(byKey?.get('') ?? [])];
  return [...new Set(found)].filter((name) => name !== own.container);
}
