import type { IConstruct } from 'constructs';
import { definedFields, type Fields } from '../../kubernetes/json';
import { rejectConstructs, type RejectedConstruct } from '../../template/locate';
import { clientUrl, type UrlBase } from './client-url';
import type { Listener } from './listener';
import type { LocalhostVariables } from './localhost-variables';

/** The loopback address. A name could resolve to `::1`, where not every program listens. */
const LOOPBACK = '127.0.0.1';

/** The options that name a variable for one fact each. */
const FACTS = ['host', 'port', 'address', 'socketPath', 'socketDirectory'] as const;

/** What there is to tell of a listener. */
interface Address {
  readonly name: string;
  readonly facts: { readonly [fact in (typeof FACTS)[number]]?: string };
  readonly url: UrlBase;
}

/** The variables that tell where something listens, as they stand in a manifest. */
export function clientVariables(
  helper: IConstruct,
  listener: Listener,
  { names, option }: { readonly names: LocalhostVariables; readonly option: string },
): Fields[] {
  const address = addressOf(listener);
  const { variables, problems } = clientUrl(address.url, names, option);
  const given = FACTS.filter((fact) => names[fact] !== undefined);
  const all = [
    ...given.filter((fact) => address.facts[fact] === undefined).map((fact) => factProblem(address, fact, names[fact])),
    ...sameNames(names),
    ...(names.override === true && given.length === 0 && names.url === undefined ? [NOTHING_TO_OVERRIDE] : []),
  ].map((problem) => ({ ...problem, option: `${option}.${problem.option}` }));
  if (all.length + problems.length > 0) rejectConstructs('localhost-variables', helper, [...all, ...problems]);
  return [...given.map((fact): Fields => ({ name: names[fact], value: address.facts[fact] })), ...variables];
}

/** Names with the parts of a URL that a program has by itself, if there is to be a URL; those that are given win. */
export function withUrlParts(names: LocalhostVariables, parts: LocalhostVariables): LocalhostVariables {
  return names.url === undefined ? names : { ...parts, ...definedFields({ ...names }) };
}

/** Facts that name a variable which another one names already: the last value would win. */
function sameNames(names: LocalhostVariables): RejectedConstruct[] {
  const given = [...FACTS, 'url' as const].filter((fact) => names[fact] !== undefined);
  return given.flatMap((fact, index) => {
    const first = given.slice(0, index).find((other) => names[other] === names[fact]);
    if (first === undefined) return [];
    return {
      option: fact,
      value: names[fact],
      message: `\`${first}\` and \`${fact}\` name the same variable.`,
      fix: 'give each a variable of its own; `address` tells host and port in one.',
    };
  });
}

const NOTHING_TO_OVERRIDE: RejectedConstruct = {
  option: 'override',
  message: '`override` is given, and no variable that could take the place of another one.',
  fix: "name a variable, as in `host: 'DATABASE_HOST'`, or leave `override` out.",
};

function addressOf({ port, socket }: Listener): Address {
  if (socket) {
    const { path, directory } = socket;
    const facts = { socketPath: path, socketDirectory: directory };
    return { name: `the Unix socket ${path}`, facts, url: { scheme: 'unix', authority: '', path } };
  }
  const number = String(port?.number);
  const address = `${LOOPBACK}:${number}`;
  const facts = { host: LOOPBACK, port: number, address };
  return { name: `port ${number}`, facts, url: { scheme: 'http', authority: address, path: '' } };
}

function factProblem({ name, facts }: Address, fact: string, value: unknown): RejectedConstruct {
  return {
    option: fact,
    value,
    message: `${name} has no \`${fact}\` that a variable could tell.`,
    fix: `choose among ${[...Object.keys(facts), 'url'].map((option) => `\`${option}\``).join(', ')}.`,
  };
}
