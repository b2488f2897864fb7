test('the setup says what to do where jest injects no globals', () => {
  const globals = globalThis as unknown as { expect: unknown };
  const original = globals.expect;
  globals.expect = undefined;
  let message = '';
  try {
    jest.requireActual('../../src/testing/setup');
  } catch (error) {
    ({ message } = error as Error);
  } finally {
    globals.expect = original;
  }
  expect(message).toBe('There is no global expect: import it and call expect.extend(podMatchers).');
});
