import { isFields, listOf, textOf } from '../../kubernetes/json';
import type { PodContainer } from '../containers';
import { literalsOf, type Literal } from './literals';

/** A Unix socket that another container makes, and that an environment variable names. */
export interface SocketReference {
  readonly variable: string;
  /** The volume that both mount. */
  readonly volume: string;
  /** The path of the socket, or of the directory in which it is. */
  readonly path: string;
  /** The other containers that can write to the volume. */
  readonly givenBy: ReadonlySet<string>;
}

/** What a value has that names a socket; most values need no more work. */
const HINT = /\.sock|unix:|host=\/|^\//i;
const PATHS = /(unix:(?:\/\/)?|\bhost=|^|[^\w./:-])(\/[\w.@+/-]+)/gi;
const SOCKET_NAME = /\.sock(et)?$/i;
const HOST_NAME = /HOST$/i;

/**
 * The variables by which a container finds a Unix socket of another one: those with a URL such as `unix:///run/a.sock`, a
 * path that ends in `.sock`, or a directory as the host, which is how clients of PostgreSQL name it. What is not in a
 * volume that another container can write to is left out.
 */
export function socketReferences(
  container: PodContainer,
  writers: () => ReadonlyMap<string, ReadonlySet<string>>,
): SocketReference[] {
  const literals = literalsOf(container).filter(({ value }) => HINT.test(value));
  return literals.flatMap((literal) =>
    socketPaths(literal).flatMap((path) => {
      const volume = volumeAt(container, path);
      const givenBy = new Set(volume === undefined ? [] : writers().get(volume));
      givenBy.delete(container.name);
      return volume === undefined || givenBy.size === 0 ? [] : [{ variable: literal.name, volume, path, givenBy }];
    }),
  );
}

function socketPaths({ name, value }: Literal): string[] {
  const found = [...value.matchAll(PATHS)].filter(([, before = '', path = '']) => {
    return /^(unix:|host=)/i.test(before) || SOCKET_NAME.test(path) || (path === value && HOST_NAME.test(name));
  });
  return [...new Set(found.map(([, , path = '']) => path))];
}

/** The volume in which a path of a container is: that of the deepest mount around it. */
function volumeAt({ fields }: PodContainer, path: string): string | undefined {
  const mounts = listOf(fields['volumeMounts'])
    .filter(isFields)
    .map((mount) => ({ name: textOf(mount['name']), at: (textOf(mount['mountPath']) ?? '').replace(/\/$/, '') }))
    .filter(({ at }) => at !== '' && (path === at || path.startsWith(`${at}/`)));
  return mounts.sort((left, right) => right.at.length - left.at.length)[0]?.name;
}
