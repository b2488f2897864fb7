import { gallery } from '../../src/gallery/main';
import { bundledCommand } from '../support/bundled';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { presetNames } from '../probes/preset-tests';
import { docCommentExamples, markdownExamples, markdownFiles, type Example } from './examples';
import { pageExamples } from './page-samples';
import { renderHelmChartsTo } from './helm-stand-in';
import { runExample, runInOwnFolder, typeErrors } from './run-example';
import { notSynthesized } from './synthesized-part';
import { allFindings, seriousFindings, withReport } from './own-findings';

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
  renderHelmChartsTo('src/gallery/search.yaml');
  outdir = mkdtempSync(join(tmpdir(), 'pod-patterns-'));
  process.env['CDK8S_OUTDIR'] = outdir;
});
afterEach(() => {
  delete process.env['CDK8S_OUTDIR'];
  rmSync(outdir, { recursive: true });
});

test('the documentation has the examples that were counted by hand', () => {
  expect(EXAMPLES.map(({ name }) => name).filter((name) => !isOfPreset(name))).toEqual([
    'README.md, sample 1',
    'README.md, sample 2',
    'docs/adopting.md, sample 1',
    'docs/adopting.md, sample 2',
    'docs/adopting.md, sample 3',
    'docs/findings.md, sample 1',
    'docs/findings.md, sample 2',
    'docs/findings.md, sample 3',
    'docs/lifecycle/graceful-shutdown.md, sample 1',
    'docs/lifecycle/hooks.md, sample 1',
    'docs/lifecycle/jobs.md, sample 1',
    'docs/lifecycle/jobs.md, sample 2',
    'docs/patterns/adapter.md, sample 1',
    'docs/patterns/ambassador.md, sample 1',
    'docs/patterns/ambassador.md, sample 2',
    'docs/patterns/ambassador.md, sample 3',
    'docs/patterns/init-step.md, sample 1',
    'docs/patterns/parts.md, sample 1',
    'docs/patterns/parts.md, sample 2',
    'docs/patterns/parts.md, sample 3',
    'docs/patterns/reverse-proxy.md, sample 1',
    'docs/patterns/shared-volume.md, sample 1',
    'docs/patterns/shared-volume.md, sample 2',
    'docs/patterns/sidecar.md, sample 1',
    'docs/presets.md, sample 1',
    ...[...presetNames(), 'probe'].sort().map((name) => `docs/probes/${name}.md, sample 1`),
    'docs/qos/sizes.md, sample 1',
    'docs/qos/tiers.md, sample 1',
    'docs/qos/tiers.md, sample 2',
    'docs/synthesis.md, sample 1',
    'docs/template/pod-template.md, sample 1',
    'docs/template/pod-template.md, sample 2',
    'docs/template/pod-template.md, sample 3',
    'docs/template/pod-template.md, sample 4',
    'docs/template/target-cluster.md, sample 1',
    'docs/tutorial.md, sample 1',
    'src/lifecycle/graceful-shutdown.ts',
    'src/lifecycle/job-limits.ts',
    'src/lifecycle/lifecycle-hooks.ts',
    'src/patterns/adapter.ts',
    'src/patterns/ambassador.ts',
    'src/patterns/helper-images.ts',
    'src/patterns/init-step.ts',
    'src/patterns/reverse-proxy.ts',
    'src/patterns/shared-volume.ts',
    'src/patterns/sidecar.ts',
    'src/probes/probe-presets.ts',
    'src/probes/probe-set.ts',
    'src/qos/qos-policy.ts',
    'src/qos/qos-sizes.ts',
    'src/qos/qos-tier.ts',
    'src/template/findings.ts',
    'src/template/pod-kinds.ts',
    'src/template/pod-template-group.ts',
    'src/template/pod-template-group.ts',
    'src/template/pod-template.ts',
    'src/template/rules.ts',
    'src/template/rules.ts',
  ]);
});

test('every example of the documentation has the right types', () => {
  expect(typeErrors([...EXAMPLES, ...pageExamples()])).toEqual([]);
});

/** The page that shows how a finding is accepted. */
const ACCEPTED = { check: ['error image-reference'], synth: ['warning image-reference'] };

test.each(NAMED)(
  'the example of %s synthesizes without a warning, and what the page shows of it is in the output',
  (name, example) => {
    const synth = withReport(() => runInOwnFolder(example)).filter((finding) => !isOfOtherPod(name, finding));
    expect(readdirSync(outdir).length).toBeGreaterThan(0);
    expect((example.shown ?? []).flatMap((text) => notSynthesized(text, outdir))).toEqual([]);
    const accepted = name === 'docs/findings.md, sample 1' ? ACCEPTED : { check: [], synth: [] };
    expect({ check: seriousFindings(outdir), synth }).toEqual(accepted);
  },
);

/** A doc comment waives a finding of a Deployment that it does not show. */
function isOfOtherPod(name: string, finding: string): boolean {
  return name === 'src/template/rules.ts' && finding === 'warning waiver-unused';
}

test.each(['README.md', 'docs/tutorial.md'])('the first sample of %s passes a check that fails on infos', (page) => {
  const [sample] = markdownExamples(page);
  runExample(sample?.code ?? '');
  expect(allFindings(outdir)).toEqual([]);
});

test('the gallery gives no warning of its own Pods', () => {
  const synth = withReport(() => gallery(outdir).synth());
  expect({ check: seriousFindings(outdir), synth }).toEqual({ check: [], synth: [] });
});

test('the findings that the README shows are those that its sample gives when it is changed as told', () => {
  const [sample] = markdownExamples('README.md');
  const code = (sample?.code ?? '').replace(/^ *startup: .*\n/m, '').replace('V1_33', 'V1_27');
  const [, shown = ''] = /^```text\n(.*?)^```$/ms.exec(ts.sys.readFile('README.md') ?? '') ?? [];
  let text = '';
  try {
    runExample(code);
  } catch (error) {
    text = String(error);
  }
  expect(text).toBe(shown.trimEnd());
});

test('what the README shows of the command is what the command says of the sample', () => {
  const [sample] = markdownExamples('README.md');
  runExample(sample?.code ?? '');
  const said = execFileSync(process.execPath, [bundledCommand(), 'explain', '--target', '1.33', outdir], {
    encoding: 'utf8',
  });
  const [, [, shown = ''] = []] = (ts.sys.readFile('README.md') ?? '').matchAll(/^```text\n(.*?)^```$/gms);
  expect(said.split('\n\n')).toEqual(expect.arrayContaining(shown.trimEnd().split('\n\n')));
  expect(shown.split('\n\n')).toHaveLength(1);
});
