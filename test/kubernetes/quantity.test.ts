import * as fc from 'fast-check';
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  parseQuantity,
  roundUpToMilli,
  subtractQuantities,
  ZERO,
  type Quantity,
} from '../../src/kubernetes/quantity';

/** The text that Kubernetes prints for a quantity, or undefined where it refuses it. */
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
    ['-1', '-1'],
    ['.5', '500m'],
    ['0.1', '100m'],
    ['0.500', '500m'],
    ['1.5', '1500m'],
    ['1500m', '1500m'],
    ['1000m', '1'],
    ['100m', '100m'],
    ['1000', '1k'],
    ['1000k', '1M'],
    ['1.5G', '1500M'],
    ['1E', '1E'],
    ['1e3', '1e3'],
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

describe('the text of a quantity as it was written', () => {
  test.each([
    '+1',
    '007',
    '1.',
    '1.G',
    '1.234',
    '1.500',
    '100.035k',
    '1E3',
    '1E6',
    '+3Gi',
    '03Gi',
    '999999999999999999',
  ])('stays where Kubernetes keeps it: %s', (text) => {
    expect(canonical(text)).toBe(text);
  });

  test.each([
    ['1.5', '1500m', 'its power of ten is no multiple of three'],
    ['1.000', '1', 'it ends in three zeros'],
    ['0.500', '500m', 'it begins with a zero'],
    ['+8Ki', '8Ki', 'it is a binary multiple of eight'],
    ['+4Ki', '+4Ki', 'nothing, since four is no multiple of eight'],
    ['+12345678901Ki', '+12345678901Ki', 'nothing, since eleven digits are few enough'],
    ['+123456789013Ki', '123456789013Ki', 'it has too many digits for its suffix'],
    ['1.Ki', '1.Ki', 'nothing, since no decimals follow the point'],
    ['1.0Ki', '1Ki', 'it is binary with decimals'],
    ['+1Pi', '1Pi', 'it is a large binary one'],
    ['+1000000000000000001', '1000000000000000001', 'it has more than 18 digits'],
    ['+1n', '+1n', 'nothing, since nothing is rounded'],
    ['+1.001n', '2n', 'it is rounded'],
  ])('of %s becomes %s, since what speaks against it is: %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  test('is gone after an addition, even of nothing', () => {
    const one = parseQuantity('+1') as Quantity;
    expect(canonicalQuantity(addQuantities(one, ZERO))).toBe('1');
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

  test.each([[undefined], [true], [['1']], [{ value: '1' }], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    'refuses %p, which is neither text nor a number that JSON has',
    (value) => {
      expect(parseQuantity(value)).toBeUndefined();
    },
  );

  test.each([
    [0.5, '500m'],
    [2, '2'],
    [1e21, '1e+21'],
    [1.5e300, '1500e297'],
    [10n ** 20n, '100E'],
    [1e-7, '100e-9'],
    [-3, '-3'],
  ])('takes the number %p as %s', (value, expected) => {
    expect(canonical(value)).toBe(expected);
  });

  test('takes a null for zero, as the API server does', () => {
    expect(parseQuantity(null)).toBe(ZERO);
    expect(canonical(null)).toBe('0');
  });

  test.each([' 1Gi', '1Gi  ', '\u00a01Gi', '1Gi\u3000', '\u0085 1Gi\u2003'])(
    'trims the blanks of %j, as the API server does when it reads JSON',
    (text) => {
      expect(canonical(text)).toBe('1Gi');
    },
  );

  test.each(['1Gi\n', '\t1Gi', '\u20281Gi', '\ufeff1Gi', '\u200b1Gi'])(
    'refuses %j, whose blanks are escaped in JSON or are none to Go',
    (text) => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );

  test.each(['.', '-.', '+', '-', 'M', 'Gi'])('takes "%s", which has no digits, for zero', (text) => {
    expect(canonical(text)).toBe('0');
  });

  test.each(['Pi', 'Ei', '.Pi', '+Pi', 'e-10', '.0.'])('refuses "%s", for which Kubernetes needs a digit', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  test.each([
    ['1e1000', '10e999'],
    ['-1.5e1000', '-1.5e1000'],
    ['-1.5e1002', '-1500e999'],
    ['12345678901234567890e1000', '123456789012345678900e999'],
    ['0e100000', '0'],
    ['1e-5000', '1e-9'],
    ['-1e-2000000000', '-1e-9'],
    ['1e2000000000', '100e1999999998'],
  ])('knows exponents of any size: %s is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  test.each([
    ['1e4294967296', '1'],
    ['5e4294967299', '5000'],
    ['1e9223372036854775807', '100e-3'],
  ])('keeps 32 bits of an exponent, as Kubernetes does: %s is %s', (text, expected) => {
    expect(parseQuantity(text)?.nano).toBe(parseQuantity(expected)?.nano);
  });

  test.each(['1e9223372036854775808', '1e-9223372036854775809', '1e99999999999999999999'])(
    'refuses an exponent of more than 64 bits: %s',
    (text) => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );

  test('refuses texts that are longer than any request could hold of them', () => {
    expect(parseQuantity('1'.repeat(100_000))).toBeDefined();
    expect(parseQuantity('1'.repeat(100_001))).toBeUndefined();
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
  });

  test('have no such end without it, but no suffix either beyond E, which Kubernetes leaves out as well', () => {
    expect(canonical('999E')).toBe('999E');
    expect(canonical('1000E')).toBe('1');
    expect(canonical('1000000E')).toBe('1');
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
        fc.pre(nano < LARGEST && nano > -LARGEST);
        const written = canonical(text) ?? '';
        expect(parseQuantity(written)?.nano).toBe(nano);
        expect(canonical(written)).toBe(written);
      }),
    );
  });

  test('has a computed text without a point, a plus or a leading zero', () => {
    fc.assert(
      fc.property(quantities, ({ text }) => {
        const computed = canonicalQuantity(addQuantities(parseQuantity(text) as Quantity, ZERO));
        expect(computed).toMatch(/^(0|-?[1-9]\d*([numkMGTPE]|[KMGTPE]i|e-?\d+)?)$/);
      }),
    );
  });
});

describe('the order of two quantities', () => {
  test.each([
    ['1', '1000m', 0],
    ['1Ki', '1024', 0],
    ['0', '-0Gi', 0],
    ['1', '2', -1],
    ['-1', '-2', 1],
    ['-1', '1', -1],
    ['1e1000', '1', 1],
    ['-1e1000', '1n', -1],
    ['0', '1e1000', -1],
    ['1e1000', '10e999', 0],
    ['1e1001', '9e1000', 1],
    ['1e2000000000', '1e1999999999', 1],
    ['1e1999999999', '1e2000000000', -1],
    ['-1e1999999999', '-1e2000000000', 1],
  ])('goes by their values: %s against %s is %p', (left, right, expected) => {
    expect(compareQuantities(parseQuantity(left) as Quantity, parseQuantity(right) as Quantity)).toBe(expected);
  });

  test('is the order of what fractions give', () => {
    fc.assert(
      fc.property(quantities, quantities, (left, right) => {
        const expected = left.nano === right.nano ? 0 : left.nano < right.nano ? -1 : 1;
        expect(compareQuantities(parseQuantity(left.text) as Quantity, parseQuantity(right.text) as Quantity)).toBe(
          expected,
        );
      }),
    );
  });
});

describe('the sum of two quantities', () => {
  test.each([
    ['1', '500m', '1500m'],
    ['1Gi', '512Mi', '1536Mi'],
    ['1Gi', '1G', '2073741824'],
    ['1G', '1Gi', '2073741824'],
    ['1Mi', '1k', '1049576'],
    ['1e3', '1k', '2e3'],
    ['0', '1Gi', '1Gi'],
    ['1Gi', '0', '1Gi'],
    ['7Ei', '9Ei', '17293822569102704639'],
    ['512Ei', '512Ei', '18446744073709551614'],
    ['0.1', '0.2', '300m'],
    ['1e1000', '1e1000', '20e999'],
    ['1e101', '1', `1${'0'.repeat(100)}1`],
    ['1e2000000000', '1', '100e1999999998'],
    ['1', '1e2000000000', '100'],
    ['1e1000', '-1e1000', '0'],
    ['0', '1e1000', '10e999'],
  ])('has the format of the left one unless that is zero: %s and %s are %s', (left, right, expected) => {
    const sum = addQuantities(parseQuantity(left) as Quantity, parseQuantity(right) as Quantity);
    expect(canonicalQuantity(sum)).toBe(expected);
  });

  test('is what fractions give, and its difference to the one is the other', () => {
    fc.assert(
      fc.property(quantities, quantities, (left, right) => {
        const [one, other] = [parseQuantity(left.text) as Quantity, parseQuantity(right.text) as Quantity];
        expect(addQuantities(one, other).nano).toBe(left.nano + right.nano);
        expect(subtractQuantities(addQuantities(one, other), other).nano).toBe(left.nano);
      }),
    );
  });
});

describe('a quantity in a list of resources', () => {
  test.each([
    ['0.0001', '1m'],
    ['-0.0001', '-1m'],
    ['1u', '1m'],
    ['1001u', '2m'],
    ['+1n', '1m'],
    ['1.0000001Ki', '1024001m'],
    ['1e-4', '1e-3'],
    ['0', '0'],
  ])('is rounded up to thousandths: %s is %s', (text, expected) => {
    expect(canonicalQuantity(roundUpToMilli(parseQuantity(text) as Quantity))).toBe(expected);
  });

  test.each(['+1', '1.234', '1E3', '250m', '1e1000'])('stays as it is where nothing is finer: %s', (text) => {
    const quantity = parseQuantity(text) as Quantity;
    expect(roundUpToMilli(quantity)).toBe(quantity);
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
