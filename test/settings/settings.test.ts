import { parseSettings } from '../../src/settings/settings';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { LAST_KNOWN } from '../support/versions';

describe('a file of settings', () => {
  test('holds the target, kinds with their paths, and the time until no request comes any more', () => {
    const text = `# for all commands
target: "1.34.2"
propagationSeconds: 10
podKinds:
  - apiVersion: example.com/v1
    kind: Widget
    path: spec.template
`;
    expect(parseSettings(text)).toEqual({
      target: KubernetesVersion.of('1.34.2'),
      propagationSeconds: 10,
      podKinds: [expect.objectContaining({ kind: 'Widget', templatePath: ['spec', 'template'] })],
    });
  });

  test.each([
    ['nothing', ''],
    ['a comment alone', '# nothing yet\n'],
  ])('of %s sets nothing', (_, text) => {
    expect(parseSettings(text)).toEqual({});
  });

  test.each([
    [
      'target: 1.30\n',
      1,
      `"target" is 1.3, but must be a version of Kubernetes from 1.27 to ${LAST_KNOWN}, in quotes, such as "1.33" or "1.33.4".`,
    ],
    [
      'target: "1.12"\n',
      1,
      `"target" is "1.12", but must be a version of Kubernetes from 1.27 to ${LAST_KNOWN}, in quotes, such as "1.33" or "1.33.4".`,
    ],
    [
      '\ntarget: "1.33"\npodKind: []\n',
      3,
      'The field "podKind" is unknown. Did you mean "podKinds"? Known are target, podKinds, propagationSeconds, baseline and waivers.',
    ],
    [
      'constructor: 1\n',
      1,
      'The field "constructor" is unknown. Known are target, podKinds, propagationSeconds, baseline and waivers.',
    ],
    ['podKinds: {}\n', 1, '"podKinds" is {}, but must be a list of kinds with apiVersion, kind and path.'],
    [
      'podKinds:\n  - {apiVersion: a.b/v1, kind: W, path: spec}\n  - {apiVersion: a.b/v1, kinds: W}\n',
      3,
      'The field "kinds" is unknown. Did you mean "kind"? Known are apiVersion, kind and path.',
    ],
    [
      'podKinds:\n  - {apiVersion: a.b/v1, kind: W}\n',
      2,
      'A kind must have the texts apiVersion, kind and path, such as "spec.template".',
    ],
    [
      'propagationSeconds: -1\n',
      1,
      '"propagationSeconds" is -1, but must be a whole number of seconds, 0 or more, such as 10.',
    ],
    ['a\n', 1, 'It must have fields: target, podKinds, propagationSeconds, baseline and waivers.'],
    ['target: "1.33"\n---\ntarget: "1.34"\n', 3, 'There must be one document only.'],
  ])('%j is refused with its line and what to write', (text, line, message) => {
    expect(parseSettings(text)).toEqual({ problems: [{ line, message }] });
  });

  test('holds waivers, each with its line', () => {
    const text = `waivers:
  - rule: probe-port
    reason: ' the port is opened later '
    path: apps/**
  - {rule: hook-sleep, reason: short, kind: Deployment, namespace: shop, name: web, container: app, expires: 2027-03-31}
`;
    expect(parseSettings(text)).toEqual({
      waivers: [
        { rule: 'probe-port', reason: 'the port is opened later', path: 'apps/**', line: 2 },
        {
          rule: 'hook-sleep',
          reason: 'short',
          kind: 'Deployment',
          namespace: 'shop',
          name: 'web',
          container: 'app',
          expires: '2027-03-31',
          line: 5,
        },
      ],
    });
  });

  test.each([
    ['waivers: {}\n', 1, '"waivers" is {}, but must be a list of waivers with rule and reason.'],
    ['waivers:\n  - probe-port\n', 2, 'A waiver must have the texts rule and reason.'],
    ['waivers:\n  - rule: probe-port\n', 2, 'A waiver must have the texts rule and reason.'],
    [
      'waivers:\n  - rule: probe-port\n    reason: " "\n',
      3,
      '"reason" of a waiver is " ", but must be a string that says something.',
    ],
    [
      'waivers:\n  - rule: probe-prot\n    reason: it is so\n',
      2,
      'There is no rule "probe-prot" that can be waived. Did you mean "probe-port"?',
    ],
    ['waivers:\n  - rule: start-gate\n    reason: it is so\n', 2, 'There is no rule "start-gate" that can be waived.'],
    [
      'waivers:\n  - rule: probe-port\n    reason: it is so\n    expires: 2027-02-30\n',
      4,
      '"expires" is "2027-02-30", but must be a day such as 2027-03-31.',
    ],
    [
      'waivers:\n  - {rule: probe-port, reason: it is so, file: a}\n',
      2,
      'The field "file" is unknown. Known are rule, reason, path, kind, name, namespace, container and expires.',
    ],
  ])('%j is no list of waivers', (text, line, message) => {
    expect(parseSettings(text)).toEqual({ problems: [{ line, message }] });
  });

  test('has every fault of each waiver and each kind told, a misspelt key once', () => {
    const text = `waivers:
  - rules: probe-port
    reason: ''
    expires: soon
  - {kind: Deployment}
  - rule: probe-prot
    reason: it is so
podKinds:
  - {kinds: Runner, paths: spec}
  - {kind: Runner}
`;
    expect(parseSettings(text)).toEqual({
      problems: [
        {
          line: 2,
          message:
            'The field "rules" is unknown. Did you mean "rule"? Known are rule, reason, path, kind, name, namespace, container and expires.',
        },
        { line: 3, message: '"reason" of a waiver is "", but must be a string that says something.' },
        { line: 4, message: '"expires" is "soon", but must be a day such as 2027-03-31.' },
        { line: 5, message: 'A waiver must have the texts rule and reason.' },
        { line: 6, message: 'There is no rule "probe-prot" that can be waived. Did you mean "probe-port"?' },
        {
          line: 9,
          message: 'The field "kinds" is unknown. Did you mean "kind"? Known are apiVersion, kind and path.',
        },
        {
          line: 9,
          message: 'The field "paths" is unknown. Did you mean "path"? Known are apiVersion, kind and path.',
        },
        { line: 10, message: 'A kind must have the texts apiVersion, kind and path, such as "spec.template".' },
      ],
    });
  });

  test('that no YAML reader takes is refused with the words of the reader', () => {
    expect(parseSettings('target: "1.33\n')).toEqual({
      problems: [expect.objectContaining({ message: expect.stringMatching(/./) as string })],
    });
  });

  test('has all of its problems told at once', () => {
    expect(parseSettings('targets: "1.33"\npropagationSeconds: x\n')).toMatchObject({
      problems: [{ line: 1 }, { line: 2 }],
    });
  });
});
