import { posix } from 'node:path';
import type { IConstruct } from 'constructs';
import { rejectConstruct } from '../../template/locate';

/** A Unix socket in a directory that the containers of a Pod share. */
export interface UnixSocket {
  readonly path: string;
  readonly directory: string;
}

/** A Unix socket by its path; refused if programs could not listen there, or nobody could share its directory. */
export function unixSocket(helper: IConstruct, path: string, option: string): UnixSocket {
  const problem = problemOf(path);
  if (problem === undefined) return { path, directory: posix.dirname(path) };
  return rejectConstruct('socket-path', helper, {
    option,
    value: path,
    message: `the Unix socket ${JSON.stringify(path)} ${problem}.`,
    fix: /^\d+$/.test(path)
      ? `write a port as a number, as in listen: ${Number(path)}.`
      : 'write a path in a directory of its own, such as /run/proxy/proxy.sock.',
  });
}

/**
 * The longest path of a socket, in bytes, without the null character that ends it.
 *
 * Source: Linux, include/uapi/linux/un.h, UNIX_PATH_MAX
 */
const MAX_LENGTH = 107;

function problemOf(path: string): string | undefined {
  const bytes = Buffer.byteLength(path);
  if (!posix.isAbsolute(path)) return 'has no absolute path';
  if (posix.normalize(path) !== path || path.endsWith('/')) return 'has a path that is not in its shortest form';
  if (posix.dirname(path) === '/') return 'is not in a directory that could be shared';
  return bytes > MAX_LENGTH ? `has a path of ${bytes} bytes, and Linux takes ${MAX_LENGTH} at most` : undefined;
}
