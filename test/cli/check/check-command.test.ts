import { parseCommandLine } from '../../../src/cli/command-line';
import { KubernetesVersion } from '../../../src/kubernetes/version';

const HINT = 'Try "pod-patterns check --help".\n';

function helpText(): string {
  const answer = parseCommandLine(['check', '--help']);
  return answer.command === 'answer' ? answer.text : '';
}

describe('pod-patterns check', () => {
  test('takes files, shows text, and fails for errors of what is recommended', () => {
    expect(parseCommandLine(['check', 'a.yaml', 'b/', '-'])).toEqual({
      command: 'check',
      paths: ['a.yaml', 'b/', '-'],
      outputs: [{ format: 'text' }],
      level: 'recommended',
      failOn: 'error',
      showsWaived: false,
      podKinds: [],
    });
  });

  test('takes a level, a severity, a target, kinds and several outputs', () => {
    const words = ['check', '--level', 'invalid', '--fail-on=info', '--target', '1.33', '--show-waived'];
    const outputs = ['-o', 'text', '--output', 'json=a=b.json', '--pod-kind', 'example.com/v1/Widget=spec.template'];
    expect(parseCommandLine([...words, ...outputs, '-'])).toMatchObject({
      outputs: [{ format: 'text' }, { format: 'json', file: 'a=b.json' }],
      level: 'invalid',
      failOn: 'info',
      target: KubernetesVersion.of('1.33'),
      showsWaived: true,
      podKinds: [{ kind: 'Widget' }],
    });
  });

  test('lists the rules or shows the page about one, without files', () => {
    expect(parseCommandLine(['check', '--list-rules'])).toEqual({ command: 'rules', format: 'text' });
    expect(parseCommandLine(['check', '-o', 'json', '--list-rules'])).toEqual({ command: 'rules', format: 'json' });
    expect(parseCommandLine(['check', '--explain', 'start-gate'])).toEqual({
      command: 'rules',
      format: 'text',
      rule: 'start-gate',
    });
  });

  test('has help within 80 columns, with the exit statuses and examples', () => {
    const text = helpText();
    expect(text).toContain('Exit status:');
    expect(text).toContain('helm template ./chart | pod-patterns check');
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test.each([
    [['check'], `error: missing required argument 'FILE'\n`],
    [['check', 'a.yaml', ''], 'error: a FILE must not be empty: name a file or a folder, or "-" for standard input.\n'],
    [['check', '-', '-'], 'error: standard input, "-", can be read once only.\n'],
    [
      ['check', '--level', 'all', '-'],
      `error: option '--level <level>' argument 'all' is invalid. Allowed choices are invalid, recommended, restricted.\n`,
    ],
    [
      ['check', '--fail-on', 'warn', '-'],
      `error: option '--fail-on <severity>' argument 'warn' is invalid. Allowed choices are error, warning, info.\n`,
    ],
    [['check', '-o', 'json', '-o', 'text', '-'], 'one output can go to standard output: write the others to files'],
    [['check', '-o', 'json=a', '-o', 'text=./a', '-'], 'error: two outputs would be written to the file "./a".\n'],
    [
      ['check', '-o', 'jsn', '-'],
      'There is no format "jsn". Did you mean "json"? The formats are text, json, sarif, junit, github and gitlab',
    ],
    [['check', '-o', 'json=', '-'], 'A file must stand behind "="'],
    [['check', '--explain', 'mounts-volume'], 'There is no rule "mounts-volume". Did you mean "mount-volume"?'],
    [['check', '--explain', 'mount-volume', '-'], 'leave out the files'],
    [['check', '--explain', 'mount-volume', '-o', 'json'], 'the page about a rule is text: leave out -o'],
    [['check', '--explain', 'mount-volume', '--list-rules'], 'leave out one of --list-rules and --explain'],
    [['check', '--list-rules', '-o', 'json=a.json'], '--list-rules is shown as text or as json'],
  ])('refuses the words %j', (words, text) => {
    const answer = parseCommandLine(words);
    expect(answer).toMatchObject({ command: 'answer', status: 2 });
    const said = answer.command === 'answer' ? answer.text : '';
    expect(said).toContain(text);
    expect(said.endsWith(HINT)).toBe(true);
  });
});
