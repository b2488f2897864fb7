import { fieldsOf, textOf } from '../kubernetes/json';

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  ENOTDIR: 'does not exist: a part of its path is not a folder.',
  EACCES: 'cannot be read: permission denied.',
  EPERM: 'cannot be read: permission denied.',
  EISDIR: 'is a folder.',
  ELOOP: 'is a link that forms a loop.',
  ENAMETOOLONG: 'has too long a name.',
};

/** What kept a file or folder from being read, as the rest of a sentence that begins with its name. */
export function systemProblem(error: unknown): string {
  const code = textOf(fieldsOf(error)['code']) ?? '';
  return Object.hasOwn(PROBLEMS, code) ? (PROBLEMS[code] ?? '') : `cannot be read: ${systemReason(error)}.`;
}

/** The reason that the system gives, without its code and the call: `no space left on device`. */
export function systemReason(error: unknown): string {
  const { code, message } = fieldsOf(error);
  const text = textOf(message) ?? String(error);
  const start = `${textOf(code) ?? ''}: `;
  return text.startsWith(start) ? (text.slice(start.length).split(', ')[0] ?? text) : text;
}
