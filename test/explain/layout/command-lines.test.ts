import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { commandLines } from '../../../src/explain/layout/command-lines';

test('a command that fits stays in one line', () => {
  expect(commandLines('kubectl logs pod/web -c web', 80, '  ')).toEqual(['  kubectl logs pod/web -c web']);
});

test('a command that is too wide goes on in the next line, between two words', () => {
  expect(commandLines('kubectl logs pod/web -n shop -c web --previous', 30, '  ')).toEqual([
    '  kubectl logs pod/web -n \\',
    '    shop -c web --previous',
  ]);
});

test('a word that is too wide goes on at the beginning of the next line', () => {
  expect(commandLines(`kubectl logs pod/${'a'.repeat(50)} -c web`, 40, '  ')).toEqual([
    '  kubectl logs \\',
    `    pod/${'a'.repeat(30)}\\`,
    `${'a'.repeat(20)} -c web`,
  ]);
});

test('a quoted word that is too wide has quotes in each of its lines', () => {
  expect(commandLines(`kubectl get pods -l 'tier in (${'b'.repeat(40)})' -o name`, 40, '  ')).toEqual([
    '  kubectl get pods -l \\',
    `    'tier in (${'b'.repeat(23)}'\\`,
    `'${'b'.repeat(17)})' -o name`,
  ]);
});

test('a shell reads the lines as it reads the command, and no line is wider than 80', () => {
  const plain = fc.stringMatching(/^[\w./:=,-]{1,120}$/).map((word) => `a${word}`);
  const quoted = fc.stringMatching(/^[\w ./:=,()-]{1,120}$/).map((word) => `'${word}'`);
  const commands = fc.array(fc.oneof({ weight: 3, arbitrary: plain }, quoted), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(commands, (words) => {
      const command = words.join(' ');
      const lines = commandLines(command, 80, '  ');
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
      expect(wordsOf(lines.join('\n'))).toEqual(wordsOf(command));
    }),
    { numRuns: 40 },
  );
});

function wordsOf(command: string): string[] {
  return execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' }).split('\n');
}
