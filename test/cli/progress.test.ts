import { PassThrough } from 'node:stream';
import { TextOutput } from '../../src/cli/console';
import { progressOn } from '../../src/cli/progress';

function progress(errorsAreShown: boolean, outputIsShown: boolean): string {
  const said: string[] = [];
  const stream = (isTTY: boolean): TextOutput => {
    const through = Object.assign(new PassThrough(), { isTTY });
    through.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    return new TextOutput(through);
  };
  const shown = progressOn({
    input: [] as unknown as AsyncIterable<unknown>,
    environment: {},
    errors: stream(errorsAreShown),
    output: stream(outputIsShown),
  });
  for (const millis of [0, 999, 1001, 1050, 1300]) {
    jest.setSystemTime(millis);
    shown.step();
  }
  shown.end();
  return said.join('');
}

beforeEach(() => {
  jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

test('a count is shown on a terminal after the first second, no more often than needed, and is gone at the end', () => {
  expect(progress(true, false)).toBe('\r\u001b[K3 objects …\r\u001b[K5 objects …\r\u001b[K');
});

test('nothing is shown in a pipe, nor where the text itself is on the terminal', () => {
  expect(progress(false, false)).toBe('');
  expect(progress(true, true)).toBe('');
});
