import * as fc from 'fast-check';
import { canonicalQuantity, parseQuantity } from '../../src/kubernetes/quantity';

/** The text that Kubernetes computes for a quantity, or undefined where it refuses it. */
function canonical(value: unknown): string | undefined {
  const quantity = parseQuantity(value);
  return quantity && canonicalQuantity(quantity);
}

describe('the canonical text of a quantity', () => {
  test.each([
    ['0', '0'],
    ['0Gi', '0'],
    ['-0', '0'],
    ['1', '1'],
    ['00', '0'],
    ['007', '7'],
    ['+1', '1'],
    ['-1', '-1'],
    ['.5', '500m'],
    ['1.', '1'],
    ['1.G', '1G'],
    ['0.1', '100m'],
    ['0.500', '500m'],
    ['1.5', '1500m'],
    ['1500m', '1500m'],
    ['1000m', '1'],
    ['100m', '100m'],
    ['1000', '1k'],
    ['1000k', '1M'],
    ['1.5G', '1500M'],
    ['100.035k', '100035'],
    ['1E', '1E'],
    ['1000E', '1000E'],
    ['1e3', '1e3'],
    ['1E3', '1e3'],
    ['1e2', '100'],
    ['1e-3', '1e-3'],
    ['1.5e3', '1500'],
    ['12e5', '1200e3'],
    ['1024Mi', '1Gi'],
    ['1000Mi', '1000Mi'],
    ['2048Mi', '2Gi'],
    ['1Ki', '1Ki'],
    ['8Ki', '8Ki'],
    ['1.5Gi', '1536Mi'],
    ['1025', '1025'],
    ['0.5Ki', '512'],
    ['0.9765625Ki', '1k'],
    ['0.0001Ki', '102400u'],
    ['1024Ei', '9223372036854775807'],
    ['-512Mi', '-512Mi'],
  ])('of %s is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });
});

describe('the grammar of quantities', () => {
  test.each(['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'e1', 'E-1', 'e+2'])(
    'knows the suffix "%s"',
    (suffix) => {
      expect(parseQuantity(`1${suffix}`)).toBeDefined();
    },
  );

  test.each([
    '',
    ' ',
    'K',
    'ki',
    '1K',
    '1ki',
    '1KB',
    '1B',
    '64MB',
    '1e',
    '1e+',
    '-3.01e-',
    '1e3Mi',
    '1mm',
    '1.2.3',
    '--1',
    '1-',
    '1 Gi',
    '0x10',
    '1_000',
    '1,5',
    'Infinity',
    'NaN',
    'one',
  ])('does not know what "%s" is', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  test.each([[null], [undefined], [true], [['1']], [{ value: '1' }], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    'refuses %p, which is neither text nor a number that JSON has',
    (value) => {
      expect(parseQuantity(value)).toBeUndefined();
    },
  );

  test.each([
    [0.5, '500m'],
    [2, '2'],
    [1e21, '1e21'],
    [1e-7, '100e-9'],
    [-3, '-3'],
  ])('takes the number %p as %s', (value, expected) => {
    expect(canonical(value)).toBe(expected);
  });

  test('trims blanks around a text, as the API server does when it reads JSON', () => {
    expect(canonical(' 1Gi\n')).toBe('1Gi');
  });

  test.each(['.', '-.', '+', '-', 'M', 'Gi'])('takes "%s", which has no digits, for zero', (text) => {
    expect(canonical(text)).toBe('0');
  });

  test('refuses exponents above 100, which no cluster has a use for', () => {
    expect(parseQuantity('1e100')).toBeDefined();
    expect(parseQuantity('1e101')).toBeUndefined();
    expect(parseQuantity('1e-101')).toBeUndefined();
    expect(parseQuantity('1e999999999')).toBeUndefined();
  });
});

describe('what is finer than a billionth', () => {
  test.each([
    ['0.1n', '1n'],
    ['1.0n', '1n'],
    ['10e-10', '1e-9'],
    ['0.9n', '1n'],
    ['3.001n', '4n'],
    ['-0.1n', '-1n'],
    ['-3.001n', '-4n'],
    ['0.0000000001', '1n'],
    ['1.0000000001', '1000000001n'],
    ['1e-10', '1e-9'],
    ['0.00000000001Ki', '11n'],
  ])('is rounded away from zero: %s is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });
});

describe('quantities with a binary suffix', () => {
  test.each([
    ['9Ei', '9223372036854775807'],
    ['8Ei', '9223372036854775807'],
    ['-9Ei', '-9223372036854775807'],
    ['7Ei', '7Ei'],
    ['9007199254740993Ki', '9223372036854775807'],
  ])('stop at 2^63-1: %s is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  test('have no such end without it', () => {
    expect(canonical('10000000000000000000')).toBe('10E');
    expect(canonical('9223372036854775808')).toBe('9223372036854775808');
    expect(canonical('1000000E')).toBe('1000000E');
  });

  test('become decimal where they are less than one', () => {
    expect(parseQuantity('0.0001Ki')?.format).toBe('decimalSI');
    expect(parseQuantity('0.0009765625Ki')?.format).toBe('binarySI');
    expect(parseQuantity('0.001Ki')?.format).toBe('binarySI');
    expect(parseQuantity('1Ki')?.format).toBe('binarySI');
  });
});

/** What each suffix multiplies by, as a fraction, written out apart from the code under test. */
const SUFFIXES: readonly (readonly [suffix: string, times: bigint, over: bigint])[] = [
  ['n', 1n, 1_000_000_000n],
  ['u', 1n, 1_000_000n],
  ['m', 1n, 1_000n],
  ['', 1n, 1n],
  ['k', 1_000n, 1n],
  ['M', 1_000_000n, 1n],
  ['G', 1_000_000_000n, 1n],
  ['T', 1_000_000_000_000n, 1n],
  ['P', 1_000_000_000_000_000n, 1n],
  ['E', 1_000_000_000_000_000_000n, 1n],
  ['Ki', 1_024n, 1n],
  ['Mi', 1_048_576n, 1n],
  ['Gi', 1_073_741_824n, 1n],
  ['Ti', 1_099_511_627_776n, 1n],
  ['Pi', 1_125_899_906_842_624n, 1n],
  ['Ei', 1_152_921_504_606_846_976n, 1n],
  ['e4', 10_000n, 1n],
  ['E-2', 1n, 100n],
];

const NANO = 1_000_000_000n;
const LARGEST = 9_223_372_036_854_775_807n * NANO;

/** A quantity as text, and its value in billionths by plain fractions. */
const quantities = fc
  .record({
    sign: fc.constantFrom('', '-', '+'),
    whole: fc.bigInt({ min: 0n, max: 10n ** 20n }),
    decimals: fc.option(fc.stringMatching(/^\d{1,12}$/), { nil: undefined }),
    suffix: fc.constantFrom(...SUFFIXES),
  })
  .map(({ sign, whole, decimals, suffix: [suffix, times, over] }) => {
    const dividend = BigInt(`${whole}${decimals ?? ''}`) * times * NANO;
    const divisor = over * 10n ** BigInt(decimals?.length ?? 0);
    const up = dividend / divisor + (dividend % divisor === 0n ? 0n : 1n);
    const magnitude = suffix.endsWith('i') && up > LARGEST ? LARGEST : up;
    const text = `${sign}${whole}${decimals === undefined ? '' : `.${decimals}`}${suffix}`;
    return { text, nano: sign === '-' ? -magnitude : magnitude };
  });

describe('any quantity', () => {
  test('has the value that fractions give', () => {
    fc.assert(
      fc.property(quantities, ({ text, nano }) => {
        expect(parseQuantity(text)?.nano).toBe(nano);
      }),
    );
  });

  test('keeps its value in its canonical text, which is its own canonical text', () => {
    fc.assert(
      fc.property(quantities, ({ text, nano }) => {
        const written = canonical(text) ?? '';
        expect(parseQuantity(written)?.nano).toBe(nano);
        expect(canonical(written)).toBe(written);
      }),
    );
  });

  test('has a canonical text without a point, a plus or a leading zero', () => {
    fc.assert(
      fc.property(quantities, ({ text }) => {
        expect(canonical(text)).toMatch(/^(0|-?[1-9]\d*([numkMGTPE]|[KMGTPE]i|e-?\d+)?)$/);
      }),
    );
  });
});

test('texts that are no quantity are refused without an error', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const quantity = parseQuantity(text);
      expect(quantity === undefined || /^[\s\d.+-]*[a-zA-Z]{0,2}[+-]?\d*\s*$/.test(text)).toBe(true);
    }),
  );
});
