import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as ts from 'typescript';
import { presetNames } from '../probes/preset-tests';
import { docCommentExamples, markdownExamples, markdownFiles, type Example } from './examples';

const EXAMPLES = [...['README.md', ...markdownFiles('docs')].flatMap(markdownExamples), ...docCommentExamples('src')];
/** What a preset shows is demanded where the tests read all presets from their folder. */
const PRESETS = readdirSync('src/patterns/presets').map((file) => file.replace(/\.ts$/, ''));
const isOfPreset = (name: string): boolean =>
  PRESETS.some(
    (preset) => name.includes(`patterns/presets/${preset}.ts`) || name.includes(`docs/patterns/${preset}.md`),
  );
const NAMED = EXAMPLES.map((example): [string, Example] => [example.name, example]);

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'pod-patterns-'));
  process.env['CDK8S_OUTDIR'] = outdir;
});
afterEach(() => {
  delete process.env['CDK8S_OUTDIR'];
  rmSync(outdir, { recursive: true });
});

/** Runs an example as CommonJS, with the sources in the place of the package. */
function run({ code }: Example): void {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(code, { compilerOptions: options });
  const load = (name: string): unknown => jest.requireActual(name === 'cdk8s-pod-patterns' ? '../../src/index' : name);
  new Function('require', 'exports', outputText)(load, {});
}

/** The errors of all examples together, with the sources in the place of the package. */
function typeErrors(): string[] {
  const sources = new Map(EXAMPLES.map(({ code }, index) => [resolve(`test/docs/example-${index}.ts`), code]));
  const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const paths = { 'cdk8s-pod-patterns': [resolve('src/index.ts')] };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => sources.get(resolve(file)) ?? readFile(file);
  host.fileExists = (file) => sources.has(resolve(file)) || fileExists(file);
  const program = ts.createProgram([...sources.keys()], { ...options, paths }, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file }) => {
    const index = [...sources.keys()].indexOf(file?.fileName ?? '');
    return `${EXAMPLES[index]?.name ?? file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

test('the documentation has the examples that were counted by hand', () => {
  expect(EXAMPLES.map(({ name }) => name).filter((name) => !isOfPreset(name))).toEqual([
    'README.md, sample 1',
    'README.md, sample 2',
    'README.md, sample 3',
    'docs/lifecycle/graceful-shutdown.md, sample 1',
    'docs/lifecycle/hooks.md, sample 1',
    'docs/lifecycle/jobs.md, sample 1',
    'docs/patterns/parts.md, sample 1',
    ...presetNames().map((name) => `docs/probes/${name}.md, sample 1`),
    'docs/qos/sizes.md, sample 1',
    'docs/qos/tiers.md, sample 1',
    'src/lifecycle/graceful-shutdown.ts',
    'src/lifecycle/job-limits.ts',
    'src/lifecycle/lifecycle-hooks.ts',
    'src/patterns/adapter.ts',
    'src/patterns/ambassador.ts',
    'src/patterns/init-step.ts',
    'src/patterns/shared-volume.ts',
    'src/patterns/sidecar.ts',
    'src/probes/probe-set.ts',
    'src/probes/probes.ts',
    'src/qos/qos-sizes.ts',
    'src/qos/qos-tier.ts',
    'src/template/pod-template.ts',
    'src/template/pod-templates.ts',
  ]);
});

test('every example of the documentation has the right types', () => {
  expect(typeErrors()).toEqual([]);
});

test.each(NAMED)('the example of %s synthesizes', (_name, example) => {
  run(example);
  expect(readdirSync(outdir).length).toBeGreaterThan(0);
});

test('the findings that the README shows are those that its sample gives when it is changed as told', () => {
  const [sample] = markdownExamples('README.md');
  const code = (sample?.code ?? '').replace(/^ *startup: .*\n/m, '').replace('V1_33', 'V1_27');
  const [, shown = ''] = /^```text\n(.*?)^```$/ms.exec(ts.sys.readFile('README.md') ?? '') ?? [];
  let text = '';
  try {
    run({ name: 'README.md', code });
  } catch (error) {
    text = String(error);
  }
  expect(text).toBe(shown.trimEnd());
});

test('what the README shows of the command is what the command says of the sample', () => {
  const [sample] = markdownExamples('README.md');
  run({ name: 'README.md', code: sample?.code ?? '' });
  const said = execFileSync(
    process.execPath,
    ['-r', 'tsx/cjs', 'src/cli/main.ts', 'explain', '--target', '1.33', outdir],
    { encoding: 'utf8' },
  );
  const [, [, shown = ''] = []] = (ts.sys.readFile('README.md') ?? '').matchAll(/^```text\n(.*?)^```$/gms);
  expect(said.split('\n\n')).toEqual(expect.arrayContaining(shown.trimEnd().split('\n\n')));
  expect(shown.split('\n\n')).toHaveLength(5);
});
