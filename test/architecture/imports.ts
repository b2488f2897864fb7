import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import * as ts from 'typescript';

/** The rooms of `src`, lowest first, and what is special about some of them. */
export interface Rooms {
  /** Every room; a file imports from its own room and from those before it. `index.ts` is a room of one file. */
  readonly rooms: readonly string[];
  /** Rooms that run anywhere: no cdk8s, no constructs, no Node.js. */
  readonly pure: readonly string[];
  /** Rooms that use Node.js and load no cdk8s: they import pure rooms and one another. */
  readonly withoutConstructs: readonly string[];
  /** Rooms that see the package as a user does: through `index.ts` alone. */
  readonly users: readonly string[];
  /** The files below `src` that may re-export. */
  readonly entryPoints: readonly string[];
}

/** File path (`src/pod/ports.ts`) to source text. */
export type Sources = Readonly<Record<string, string>>;

interface Import {
  readonly from: string;
  readonly specifier: string;
  /** The path of the imported file; undefined for a package. */
  readonly to?: string | undefined;
}

const CONSTRUCT_PACKAGES = /^(cdk8s|cdk8s-plus-\d+|constructs)(\/|$)/;

/** Says, in sorted sentences, which imports break the order of the rooms. */
export function findForbiddenImports(sources: Sources, rooms: Rooms): string[] {
  return allImports(sources)
    .flatMap((entry) => judge(entry, rooms))
    .sort();
}

/** The import cycles as `a -> b -> a`, each once and from its first file on, type-only imports included. */
export function findCycles(sources: Sources): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of allImports(sources)) {
    if (to !== undefined) targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  return Object.keys(sources)
    .sort()
    .flatMap((file) => cyclesFrom(file, [], targets, done));
}

/** The files that re-export although they are no entry point. */
export function findBarrels(sources: Sources, rooms: Rooms): string[] {
  return Object.keys(sources)
    .filter((path) => !rooms.entryPoints.includes(belowSrc(path)))
    .filter((path) => parse(path, sources).statements.some(isReExport))
    .sort();
}

function allImports(sources: Sources): Import[] {
  return Object.keys(sources).flatMap((from) =>
    ts.preProcessFile(sources[from] ?? '', true, true).importedFiles.map(({ fileName: specifier }) => ({
      from,
      specifier,
      to: specifier.startsWith('.') ? resolve(from, specifier, sources) : undefined,
    })),
  );
}

function resolve(from: string, specifier: string, sources: Sources): string {
  const base = posix.join(posix.dirname(from), specifier).replace(/\.js$/, '');
  return [base, `${base}.ts`, `${base}/index.ts`].find((path) => path in sources) ?? `${base}.ts`;
}

function judge({ from, specifier, to }: Import, rooms: Rooms): string[] {
  const [own, isPure] = [roomOf(from), rooms.pure.includes(roomOf(from))];
  const isWithoutConstructs = rooms.withoutConstructs.includes(own);
  if (!rooms.rooms.includes(own)) return [`${from} stands in no known room`];
  if (to === undefined) {
    if (isWithoutConstructs && CONSTRUCT_PACKAGES.test(specifier)) {
      return [`${from} imports "${specifier}"; ${own} must start without cdk8s`];
    }
    return isPure && isOutside(specifier) ? [`${from} imports "${specifier}"; ${own} must run anywhere`] : [];
  }
  if (!to.startsWith('src/')) {
    return isPure ? [`${from} imports ${to}; ${own} must run anywhere`] : [];
  }
  if (isWithoutConstructs && ![...rooms.pure, ...rooms.withoutConstructs].includes(roomOf(to))) {
    return [`${from} imports ${to}; ${own} must start without cdk8s`];
  }
  return mayImport(own, roomOf(to), rooms) ? [] : [`${from} imports ${to}; ${own} must not import ${roomOf(to)}`];
}

function mayImport(own: string, other: string, { rooms, users }: Rooms): boolean {
  if (own === other) return true;
  if (users.includes(own)) return other === 'index.ts';
  return rooms.includes(other) && rooms.indexOf(other) < rooms.indexOf(own);
}

function isOutside(specifier: string): boolean {
  return (
    CONSTRUCT_PACKAGES.test(specifier) ||
    specifier.startsWith('node:') ||
    builtinModules.includes(specifier.split('/')[0] ?? '')
  );
}

function roomOf(path: string): string {
  return belowSrc(path).split('/')[0] ?? '';
}

function belowSrc(path: string): string {
  return path.replace(/^src\//, '');
}

function cyclesFrom(file: string, trail: string[], targets: Map<string, string[]>, done: Set<string>): string[] {
  const start = trail.indexOf(file);
  if (start >= 0) return [[...trail.slice(start), file].join(' -> ')];
  if (done.has(file)) return [];
  const found = (targets.get(file) ?? []).flatMap((next) => cyclesFrom(next, [...trail, file], targets, done));
  done.add(file);
  return found;
}

function parse(path: string, sources: Sources): ts.SourceFile {
  return ts.createSourceFile(path, sources[path] ?? '', ts.ScriptTarget.ES2022);
}

function isReExport(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
}
