import { parseAppSettings } from '../../src/synth/app-settings';

const APP = 'it is the command that runs the app, such as "npx tsx main.ts"';
const NO_APP = `cdk8s.yaml: "app" is missing: ${APP}. Or give it with --app.`;

describe('cdk8s.yaml', () => {
  test('says how the app is run and where its manifests go', () => {
    expect(parseAppSettings('language: typescript\napp: npx tsx main.ts\noutput: manifests\n')).toEqual({
      command: 'npx tsx main.ts',
      output: 'manifests',
      hasValidations: false,
    });
  });

  test('has dist as its output by default, and yields to the command line', () => {
    expect(parseAppSettings('app: a\nvalidations: [{package: p}]\n')).toEqual({
      command: 'a',
      output: 'dist',
      hasValidations: true,
    });
    expect(parseAppSettings('output: out\nvalidations: v.yaml\n', { app: 'b', outdir: 'c' })).toEqual({
      command: 'b',
      output: 'c',
      hasValidations: true,
    });
  });

  test.each([
    ['an empty file', '', NO_APP],
    ['no app', 'output: dist\n', NO_APP],
    [
      'an app that is a list',
      'output: dist\napp: [node, app.js]\n',
      `cdk8s.yaml:2: "app" must be a text that is not empty: ${APP}.`,
    ],
    [
      'an empty output',
      'app: a\noutput: ""\n',
      'cdk8s.yaml:2: "output" must be a text that is not empty: it is the folder for the manifests, such as "dist".',
    ],
    ['a list', '- app\n', 'cdk8s.yaml:1: It must have fields, such as "app" and "output".'],
    ['two documents', 'app: a\n---\napp: b\n', 'cdk8s.yaml:3: There must be one document only.'],
    [
      'a chart for Helm',
      'app: a\nsynthConfig:\n  format: helm\n',
      'cdk8s.yaml:3: "format" is "helm", which only "cdk8s synth" can write, since it fetches CRDs from the network.',
    ],
    [
      'another format',
      'app: a\nsynthConfig:\n  format: kustomize\n',
      'cdk8s.yaml:3: "format" must be "plain" or "helm", and is "kustomize".',
    ],
    ['YAML that is broken', 'app: [node\n', 'cdk8s.yaml:1: The bracket or brace that begins here is never closed.'],
    ['a key that is there twice', 'app: a\napp: b\n', 'cdk8s.yaml:2: The key "app" is there twice (first on line 1).'],
  ])('%s is refused', (_, text, problem) => {
    expect(parseAppSettings(text)).toEqual({ problem });
  });
});
