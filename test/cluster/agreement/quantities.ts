import type { Json } from '../json';
import { disturb } from './disturb';
import type { Random } from './random';

const SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Zeros in many spellings; `null` is one, as a value of a resource list. */
const ZEROS: readonly Json[] = [
  '0',
  0,
  '0m',
  '0Ki',
  '00',
  '0.0',
  '.',
  '-0',
  '+0',
  '-.',
  '0e3',
  '.0',
  '0.',
  '0Ei',
  null,
];

const CHARACTERS = `0123456789.+-_ ,/*xBe${SUFFIXES.join('')}`;

/** What is not a quantity, although some of it looks like one. */
const NONE: readonly Json[] = [
  '', ' ', '-', '+', 'abc', '1K', '1ki', '1KI', '1mi', '1 Mi', '1MiB', '100MB', '1B', '1e', '1e+', '1e3Mi', '1.5e3m', 'e3',
  'Ki', '--1', '+-1', '1-', '1..2', '1.2.3', '0x10', '1_000', '1,5', '1\n', '\t1', '1\u2003Mi', '１', 'NaN', 'Infinity',
  'null', '"1"', '1e9999999999999999999', '1e9223372036854775808', true, false, [], {}, ['1'], { value: '1' },
]; // prettier-ignore

/** Blanks that Kubernetes takes off, and others that it does not. */
const BLANKS = [' ', '  ', '\u00a0', '\u0085', '\u2003', '\u3000', '\ufeff', '\u200b', '\n', '\t', '\v'];

/** Numbers of JSON and YAML, which stand where a text is meant. */
const NUMBERS: readonly Json[] = [
  1, 2, 0.5, 0.1, 0.25, 1.5, 100, 1000, 1024, 1e6, 1048576, 1073741824, 1e9, 1e15, 2 ** 53, 1e21, 1e22, 1.5e300, 1e-7, 1e-9,
  1e-10, 2.5e-9, 0.0001, 0.0005, 0.1 + 0.2, 123456789.125, -1, -0.5, -1e-9, -1e21,
]; // prettier-ignore

/** Any spelling of any quantity, and now and then something that is none. */
export function anyQuantity(random: Random): Json {
  return random.weighted<() => Json>([
    [60, () => spelled(random)],
    [14, () => sensible(random)],
    [5, () => random.pick(ZEROS)],
    [6, () => random.pick(NUMBERS)],
    [3, () => random.pick(NONE)],
    [4, () => blanked(random, spelled(random))],
    [5, () => disturbed(random)],
    [3, () => atTheEdge(random)],
  ])();
}

/** A quantity of which nobody would wonder. */
export function sensible(random: Random): string {
  const amount = random.pick([
    1, 2, 3, 4, 5, 8, 10, 12, 16, 25, 50, 64, 100, 128, 200, 250, 256, 500, 512, 1000, 1024, 1500, 2048,
  ]);
  return `${amount}${random.pick(['', '', 'm', 'm', 'Ki', 'Mi', 'Mi', 'Gi', 'k', 'M', 'G'])}`;
}

export function zero(random: Random): Json {
  return random.pick(ZEROS);
}

/** What the API server cannot read as a quantity. */
export function noQuantity(random: Random): Json {
  return random.pick(NONE);
}

/** By the grammar, with all that it allows: signs, leading and trailing zeros, no digits before or after the point. */
function spelled(random: Random): string {
  const sign = random.weighted([
    [85, ''],
    [8, '-'],
    [7, '+'],
  ]);
  const whole = random.chance(0.06) ? '' : digits(random, random.weighted(WHOLE_LENGTHS));
  const fraction = random.chance(0.35) ? `.${digits(random, random.weighted(FRACTION_LENGTHS))}` : '';
  const amount = whole + fraction === '' ? '.' : whole + fraction;
  return sign + amount + (random.chance(0.2) ? exponent(random) : random.pick(SUFFIXES));
}

const WHOLE_LENGTHS = [[30, 1], [25, 2], [20, 3], [10, 4], [5, 7], [4, 12], [2, 15], [2, 17], [2, 18], [2, 19], [2, 25]] as const; // prettier-ignore
const FRACTION_LENGTHS = [[4, 0], [35, 1], [20, 2], [16, 3], [8, 6], [6, 9], [6, 10], [3, 12], [2, 18]] as const; // prettier-ignore

function digits(random: Random, length: number): string {
  const zeros = random.chance(0.25) ? random.below(length + 1) : 0;
  const rest = Array.from({ length: length - zeros }, () => random.below(10)).join('');
  return random.chance(0.7) ? rest + '0'.repeat(zeros) : '0'.repeat(zeros) + rest;
}

function exponent(random: Random): string {
  const size = random.weighted([
    [60, random.below(7)],
    [30, random.below(20)],
    [10, random.below(60)],
  ]);
  const zeros = random.chance(0.1) ? '00' : '';
  return `${random.pick(['e', 'E'])}${random.pick(['', '', '+', '-', '-'])}${zeros}${size}`;
}

/** Where the arithmetic changes its ways: the largest whole numbers, the finest fractions, 18 digits. */
function atTheEdge(random: Random): string {
  const base = random.pick([
    '9223372036854775807', '9223372036854775808', '9223372036854775', '999999999999999999', '1000000000000000000', '8Ei',
    '7Ei', '8191Pi', '9007199254740993', '1e18', '9e18', '10E', '999999999', '0.000000001', '0.0000000001', '0.9999999999',
    '1.0000000001', '1n', '0.5n', '1023', '1024', '1025', '1023.5Ki', '0.0009765625Ki', '0.0009Ki', '1000', '1000000', '100e-2',
    '1e4294967296', '1e4294967299', '5e-4294967293', '1e9223372036854775807', '3e120', '7e-200', '25e399', '1e-9223372036854775808',
  ]); // prettier-ignore
  return random.chance(0.2) ? `-${base}` : base;
}

function blanked(random: Random, text: string): string {
  return (random.chance(0.5) ? random.pick(BLANKS) : '') + text + (random.chance(0.5) ? random.pick(BLANKS) : '');
}

function disturbed(random: Random): string {
  const text = disturb(random, spelled(random), CHARACTERS);
  return isBearable(text) ? text : disturbed(random);
}

const MILLIONS_OF_DIGITS = /[eE][+-]?\d{5,}$/;

/** Whether Kubernetes' own arithmetic does not take minutes for it, as for `1e12345678`. */
export function isBearable(text: string): boolean {
  return !MILLIONS_OF_DIGITS.test(text);
}
