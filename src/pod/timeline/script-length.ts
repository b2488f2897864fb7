import { ANY_TIME, AT_ONCE, exactly, sum, type Seconds } from './seconds';

/**
 * How a command ends. A program is taken to succeed if the script goes on only then; a test may end either way.
 */
type Ending = 'succeeds' | 'fails' | 'program' | 'test';

/** What joins a command to the one before it; a newline is the same as `;`. */
type Operator = ';' | '&&' | '||';

/** What is known of a command of a script. */
interface Command {
  readonly length: Seconds;
  readonly ending: Ending;
  /** Whether nothing of the script runs after it. */
  readonly endsScript?: boolean;
}

interface Step {
  readonly operator: Operator;
  readonly text: string;
}

/** Whether a command runs. */
type Occurrence = 'always' | 'maybe' | 'never';

/** Whether a command runs, by how the one before it has ended. */
const RUNS: Readonly<Record<Operator, Readonly<Record<Ending, Occurrence>>>> = {
  ';': { succeeds: 'always', fails: 'always', program: 'always', test: 'always' },
  '&&': { succeeds: 'always', fails: 'never', program: 'always', test: 'maybe' },
  '||': { succeeds: 'never', fails: 'always', program: 'maybe', test: 'maybe' },
};

/**
 * How long a shell runs a script: the sleeps that it comes to in any case, and no longer if it does nothing else that
 * takes time. What stands behind a loop, a branch, a group or a command in the background is not looked at.
 */
export function scriptLength(script: string): Seconds {
  let length = AT_ONCE;
  let ending: Ending = 'succeeds';
  let mayBeOver = false;
  for (const { operator, text } of stepsOf(withoutQuotes(script))) {
    const runs: Occurrence = RUNS[operator][ending];
    if (runs === 'never') continue;
    if (STRUCTURE.test(text)) return { ...length, latest: null };
    const command = commandOf(text);
    const isSure = runs === 'always' && !mayBeOver;
    length = sum(length, isSure ? command.length : { ...command.length, earliest: 0 });
    if (command.endsScript && runs === 'always') return length;
    mayBeOver ||= command.endsScript === true;
    ending = runs === 'always' ? command.ending : 'test';
  }
  return length;
}

/** How long a program runs, given its words with a blank between them. */
export function programLength(text: string): Seconds {
  return commandOf(text).length;
}

/** A line that goes on in the next one: after a backslash, and after what joins two commands. */
const CONTINUED_LINE = /\\\n/g;
const OPEN_LINE = /(&&|\|\|)[ \t]*\n\s*/g;
const QUOTED_WORD = /(["'])([\w.]+)\1/g;
const QUOTED = /"[^"`\\]*"|'[^']*'/g;
const JOINED_OUTPUT = /\d?>&\d/g;
/** Output that goes nowhere, or into the log of the container. */
const PASSED_OUTPUT = /(?<=\s)[\d&]?>>?[ \t]?\/(dev\/(null|stdout|stderr)|proc\/(1|self)\/fd\/[12])(?=[\s;]|$)/g;
/** A line with a comment alone; a quote in it could belong to a text that goes on. */
const COMMENT_LINE = /^[ \t]*#[^'"`\\\n]*$/gm;

/** A script without the texts in quotes in which nothing is run. */
function withoutQuotes(script: string): string {
  return script
    .replaceAll(CONTINUED_LINE, ' ')
    .replaceAll(COMMENT_LINE, '')
    .replaceAll(OPEN_LINE, '$1 ')
    .replaceAll(QUOTED_WORD, '$2')
    .replaceAll(QUOTED, (text) => (text.startsWith('"') && text.includes('$(') ? text : '_'))
    .replaceAll(JOINED_OUTPUT, '')
    .replaceAll(PASSED_OUTPUT, '');
}

function stepsOf(script: string): Step[] {
  const [first = '', ...pieces] = script.split(/(&&|\|\||;|\n)/);
  const others = pieces.flatMap((piece, index) =>
    index % 2 === 0 ? { operator: operatorOf(piece), text: (pieces[index + 1] ?? '').trim() } : [],
  );
  return [{ operator: ';' as const, text: first.trim() }, ...others].filter(({ text }) => text !== '');
}

function operatorOf(text: string): Operator {
  return text === '&&' || text === '||' ? text : ';';
}

/** What keeps the commands of a script from running one after another, or from being told apart. */
const STRUCTURE = /[&(){}`"'\\]|<<|^#| #|^(if|case|for|while|until|select|function|then|do|else|!|\[\[)( |$)/;

const EXEC = /^exec (?!\d?[<>])/;
const EXIT = /^(exit|return)( |$)/;
const SLEEP = /^(?:\/bin\/|\/usr\/bin\/)?sleep (\d+(?:\.\d+)?)([smhd]?)$/;
const UNIT_SECONDS: { readonly [unit: string]: number } = { '': 1, s: 1, m: 60, h: 3600, d: 86400 };

/** The commands that take no time, by how they end. */
const INSTANT: readonly (readonly [RegExp, Ending])[] = [
  [/^(echo( [^$<>|]*)?|true|:|set( [-+][a-z]+| pipefail)+)$/, 'succeeds'],
  [/^false$/, 'fails'],
  [/^(\[|test) [^|]*$/, 'test'],
];

function commandOf(text: string): Command {
  if (EXIT.test(text)) return { length: AT_ONCE, ending: 'succeeds', endsScript: true };
  if (EXEC.test(text)) return { ...commandOf(text.replace(EXEC, '')), endsScript: true };
  const [, amount, unit = ''] = SLEEP.exec(text) ?? [];
  if (amount !== undefined) {
    return { length: exactly(Number(amount) * (UNIT_SECONDS[unit] ?? 1)), ending: 'succeeds' };
  }
  const [, ending] = INSTANT.find(([pattern]) => pattern.test(text)) ?? [];
  return ending === undefined ? { length: ANY_TIME, ending: 'program' } : { length: AT_ONCE, ending };
}
