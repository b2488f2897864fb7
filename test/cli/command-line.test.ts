import { parseCommandLine } from '../../src/cli/command-line';
import { SECTION_NAMES } from '../../src/explain/report/sections';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { LAST_KNOWN } from '../support/versions';

describe('pod-patterns explain', () => {
  test('takes files, shows text, and leaves open what settings can decide', () => {
    expect(parseCommandLine(['explain', 'a.yaml', 'b/', '-'])).toEqual({
      command: 'explain',
      paths: ['a.yaml', 'b/', '-'],
      format: 'text',
      isBrief: false,
      podKinds: [],
    });
  });

  test('takes a line for each Pod, or the sections to show, or an assumption', () => {
    expect(parseCommandLine(['explain', '--brief', '--propagation', '30', '-'])).toMatchObject({
      isBrief: true,
      propagationSeconds: 30,
    });
    const words = ['explain', '--sections', 'start, stop', '--sections=probes', '-'];
    expect(parseCommandLine(words)).toMatchObject({ sections: ['start', 'stop', 'probes'] });
  });

  test('takes its flags before and after the files', () => {
    const words = ['explain', '-o', 'json', 'a.yaml', '--target', 'v1.29.3', '--', '-b.yaml'];
    expect(parseCommandLine(words)).toMatchObject({
      paths: ['a.yaml', '-b.yaml'],
      format: 'json',
      target: KubernetesVersion.of('1.29.3'),
    });
  });

  test('takes any number of custom kinds', () => {
    const kinds = ['--pod-kind', 'example.com/v1/Widget=spec.template', '--pod-kind=example.com/v1/Gadget=spec.pod'];
    const request = parseCommandLine(['explain', ...kinds, '-']);
    expect(request).toMatchObject({
      podKinds: [
        { kind: 'Widget', templatePath: ['spec', 'template'] },
        { kind: 'Gadget', templatePath: ['spec', 'pod'] },
      ],
    });
  });
});

describe('help', () => {
  test('names the commands, with examples', () => {
    const answer = parseCommandLine(['--help']);
    expect(answer).toMatchObject({ command: 'answer', status: 0 });
    expect(textOf(answer)).toContain('explain [options] <FILE...>');
    expect(textOf(answer)).toContain('kubectl get deployment web -o yaml | pod-patterns explain -');
  });

  test('on explain names every flag, the exit statuses and examples, within 80 columns', () => {
    const text = textOf(parseCommandLine(['explain', '--help']));
    const parts = [
      '-o, --output',
      '--target <version>',
      '--pod-kind',
      '--brief',
      '--sections',
      '--propagation',
      'Exit status:',
      'Examples:',
      'hidden ones too',
    ];
    expect(parts.filter((part) => !text.includes(part))).toEqual([]);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});

describe('a wrong command line is answered with what is wrong, a hint and status 2', () => {
  const HINT = 'Run "pod-patterns explain --help" for details.\n';

  test.each([
    [['explain'], `error: missing required argument 'FILE'\n${HINT}`],
    [['explain', '--outputs', 'json', '-'], `error: unknown option '--outputs'\n(Did you mean --output?)\n${HINT}`],
    [['explain', '--\u001b[2J\ufffe', '-'], `error: unknown option '--\\u001b[2J\\ufffe'\n${HINT}`],
    [['x\u202e'], 'error: unknown command \'x\\u202e\'\nRun "pod-patterns --help" for details.\n'],
    [
      ['explain', '-o', 'yaml', '-'],
      `error: option '-o, --output <format>' argument 'yaml' is invalid. Allowed choices are text, json, html, svg.\n${HINT}`,
    ],
    [
      ['explain', '--target', '1.12', '-'],
      `error: option '--target <version>' argument '1.12' is invalid. It must be a version of Kubernetes from 1.27 to ${LAST_KNOWN}, such as 1.33 or 1.33.4.\n${HINT}`,
    ],
    [
      ['explain', '--target', '1.33', '--target', '1.34', '-'],
      `error: option '--target <version>' argument '1.34' is invalid. The target is 1.33 already: name one version.\n${HINT}`,
    ],
    [
      ['explain', '--propagation', '-1', '-'],
      `error: option '--propagation <seconds>' argument '-1' is invalid. It must be a whole number of seconds, 0 or more, such as 10.\n${HINT}`,
    ],
    [
      ['explain', '--target', '1.99', '-'],
      `error: option '--target <version>' argument '1.99' is invalid. It must be a version of Kubernetes from 1.27 to ${LAST_KNOWN}, such as 1.33 or 1.33.4.\n${HINT}`,
    ],
    [
      ['explain', '--sections', 'start,probe', '-'],
      `error: option '--sections <names>' argument 'start,probe' is invalid. There is no section "probe". Did you mean "probes"? The sections are ${SECTION_NAMES.join(', ')}.\n${HINT}`,
    ],
    [
      ['explain', '--propagation', '5s', '-'],
      `error: option '--propagation <seconds>' argument '5s' is invalid. It must be a whole number of seconds, 0 or more, such as 10.\n${HINT}`,
    ],
    [
      ['explain', '-o', 'json', '--brief', '-'],
      `error: --brief and --sections are for text; JSON has everything.\n${HINT}`,
    ],
    [
      ['explain', '-o', 'html', '--brief', '-'],
      `error: --brief is for text; --sections chooses what the page says of a Pod.\n${HINT}`,
    ],
    [
      ['explain', '-o', 'svg', '--sections', 'start', '-'],
      `error: --brief and --sections are for text; a picture has none.\n${HINT}`,
    ],
    [
      ['explain', '--brief', '--sections', 'start', '-'],
      `error: --brief shows no sections: leave out one of --brief and --sections.\n${HINT}`,
    ],
    [['explain', '-', '-'], `error: standard input, "-", can be read once only.\n${HINT}`],
    [
      ['explains', '-'],
      `error: unknown command 'explains'\n(Did you mean explain?)\nRun "pod-patterns --help" for details.\n`,
    ],
  ])('such as the words %j', (words, text) => {
    expect(parseCommandLine(words)).toEqual({ command: 'answer', text, status: 2 });
  });

  test('a custom kind that cannot be read says how one is written', () => {
    const answer = parseCommandLine(['explain', '--pod-kind', 'Widget', '-']);
    expect(answer).toMatchObject({ status: 2 });
    expect(textOf(answer)).toContain('example.com/v1/Widget=spec.template');
  });

  test('no words at all are answered with the help', () => {
    const answer = parseCommandLine([]);
    expect(answer).toMatchObject({ status: 2 });
    expect(textOf(answer)).toContain('Usage: pod-patterns');
  });
});

function textOf(answer: object): string {
  return 'text' in answer && typeof answer.text === 'string' ? answer.text : '';
}
