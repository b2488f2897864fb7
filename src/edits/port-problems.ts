import type { EditProblem } from '../findings/problem';
import { FindingSeverity } from '../findings/finding-kind';
import { listed } from '../kubernetes/words';
import { kindOf } from '../rules/catalogue';
import { editProblem } from './edit-problems';

/** A pattern is given a port that cannot be. */
export function portOutOfRange(
  { port, use, option }: { readonly port: number; readonly use: string; readonly option: string },
  construct: string,
): EditProblem {
  return editProblem('port-number', {
    construct,
    option,
    value: port,
    message: `the port ${port} ${use} is not a whole number from 1 to 65535.`,
    fix: 'use a port in this range.',
  });
}

/** What a helper does with a port of the app, in the words of messages. */
export interface AppPortUse {
  /** The id of the finding if nobody declares the port. */
  readonly rule: string;
  readonly undeclared: string;
  /** The words behind the number of a port that cannot be. */
  readonly range: string;
  /** What to write for a port; undefined if it cannot be one that nobody declares. */
  readonly code: (port: number, isUndeclared?: boolean) => string | undefined;
}

/** The ways in which helpers use a port of the app. */
export const APP_PORT_USES = {
  SOURCE: {
    rule: 'source-port',
    undeclared: 'from which the adapter reads',
    range: 'that the adapter reads from',
    code: (port, isUndeclared = false) =>
      `AdapterSource.fromPort(${port}${isUndeclared ? ', { undeclared: true }' : ''})`,
  },
  UPSTREAM: {
    rule: 'upstream-port',
    undeclared: 'to which the proxy forwards',
    range: 'that the proxy forwards to',
    code: (port, isUndeclared = false) => `upstream: { number: ${port}${isUndeclared ? ', undeclared: true' : ''} }`,
  },
  CALLED: {
    rule: 'upstream-port',
    undeclared: 'which the helper calls',
    range: 'that the helper calls',
    code: () => undefined,
  },
} satisfies { [use: string]: AppPortUse };

/** A helper uses a port that no other container declares; if none declares any, that is not sure to be wrong. */
export function appPortUndeclared(
  { rule, undeclared, code }: AppPortUse,
  { port, declared, option }: { readonly port: number; readonly declared: readonly unknown[]; readonly option: string },
  construct: string,
): EditProblem {
  const kind = kindOf(rule);
  const known =
    declared.length === 0
      ? 'none of them declares a port'
      : `they declare ${listed([...new Set(declared.map(String))])}`;
  return {
    kind: declared.length === 0 ? { ...kind, severity: FindingSeverity.WARNING } : kind,
    problem: {
      construct,
      option,
      value: port,
      message: `no container of the app declares the port ${port}, ${undeclared}: ${known}.`,
      fix: fixOf(declared, (number, isUndeclared) => code(number ?? port, isUndeclared)),
    },
  };
}

function fixOf(
  declared: readonly unknown[],
  code: (port?: number, isUndeclared?: boolean) => string | undefined,
): string {
  const [first] = declared;
  const correct = first === undefined ? '' : `write ${code(Number(first))}, or `;
  const undeclared = code(undefined, true);
  const otherwise = undeclared === undefined ? '' : `; if nobody is to declare it, write ${undeclared}`;
  return `${correct}declare the port on the container that listens on it${otherwise}.`;
}
