import { isPortNumber } from '../../src/kubernetes/port';

test.each([1, 80, 65535])('%p is the number of a port', (port) => {
  expect(isPortNumber(port)).toBe(true);
});

test.each([[0], [-1], [65536], [80.5], ['80'], [null], [undefined], [true], [Number.NaN]])(
  '%p is not the number of a port',
  (port) => {
    expect(isPortNumber(port)).toBe(false);
  },
);
