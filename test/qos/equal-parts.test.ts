import fc from 'fast-check';
import { canonicalQuantity, parseQuantity, type Quantity } from '../../src/kubernetes/quantity';
import { sharesOf } from '../../src/qos/equal-parts';

const quantity = (text: string): Quantity => parseQuantity(text) as Quantity;

function shares(resource: string, budget: string, taken: string[], own: string[]): string[] | undefined {
  const amounts = { budget: quantity(budget), taken: taken.map(quantity), own: own.map(quantity) };
  return sharesOf({ resource, ...amounts })?.map(canonicalQuantity);
}

test.each<[string, string, string[], string[], string[] | undefined]>([
  ['cpu', '1', ['100m'], ['0', '0'], ['450m', '450m']],
  ['cpu', '1', [], ['0', '0', '0'], ['334m', '333m', '333m']],
  ['cpu', '1', ['1'], ['0'], ['0']],
  ['cpu', '1', ['600m', '401m'], ['0'], undefined],
  ['cpu', '1', [], ['700m', '0'], ['850m', '150m']],
  ['memory', '1Gi', ['64Mi'], ['0', '0', '0'], ['320Mi', '320Mi', '320Mi']],
  ['memory', '1Gi', ['64M'], ['0', '0'], ['493038Ki', '493038Ki']],
  ['memory', '10', [], ['0', '0', '0'], ['4', '3', '3']],
  ['hugepages-2Mi', '6Mi', [], ['0', '0'], ['4Mi', '2Mi']],
  ['cpu', '1', ['1e200'], ['0'], undefined],
])('%s: %s without %p, beside %p', (resource, budget, taken, own, expected) => {
  expect(shares(resource, budget, taken, own)).toEqual(expected);
});

const milli = (amount: number): string => `${amount}m`;

test('nothing of the budget is lost, nobody has less than before, and parts differ by a unit at most', () => {
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.array(fc.nat(20_000), { maxLength: 5 }),
      fc.array(fc.nat(20_000), { minLength: 1, maxLength: 5 }),
      (budget, taken, own) => {
        const found = shares('cpu', `${budget}m`, taken.map(milli), own.map(milli));
        const left = [...taken, ...own].reduce((rest, amount) => rest - amount, budget);
        if (left < 0) return found === undefined;
        const parts = (found ?? []).map((text, index) => Number(quantity(text).nano / 1_000_000n) - (own[index] ?? 0));
        const sum = parts.reduce((total, part) => total + part, 0);
        return sum === left && Math.min(...parts) >= 0 && Math.max(...parts) - Math.min(...parts) <= 1;
      },
    ),
  );
});
