import { fieldsOf, textOf } from '../../kubernetes/json';

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  ENOTDIR: 'does not exist: a part of its path is no folder.',
  EACCES: 'cannot be read: permission denied.',
  EPERM: 'cannot be read: permission denied.',
  EISDIR: 'is a folder.',
  ELOOP: 'is a link that leads in a circle.',
  ENAMETOOLONG: 'has too long a name.',
};

/** What kept a file or folder from being read, as the rest of a sentence that begins with its name. */
export function systemProblem(error: unknown): string {
  const { code, message } = fieldsOf(error);
  return PROBLEMS[textOf(code) ?? ''] ?? `cannot be read: ${textOf(message) ?? String(error)}.`;
}
