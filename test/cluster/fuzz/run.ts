/**
 * `npm run fuzz [-- --documents N --from N --seed S --long]`: explains mutated manifests. None may make the command
 * throw, take more than a second of the processor or more memory than there is, or write out of proportion; and of every
 * Pod that is explained Kubernetes' own code must say the same. A run that was cut goes on with the seed that it printed
 * and `--from`, and several runs share the documents by `--from` and `--documents`. The long form runs all commands on files
 * of the largest size that is read as well.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { ensureKubeJudge } from '../agreement/binary';
import { KubeJudge } from '../agreement/kube-judge';
import { compareObjects, type Case } from '../agreement/object-suite';
import { Random } from '../agreement/random';
import { BENCHES } from '../agreement/versions';
import { Report, secondsSince } from '../report';
import { mutate } from '../yaml/mutate';
import { BoundedExplainer, MEBIBYTES } from './bounded-explainer';
import { SLOW_MILLISECONDS, type Explained } from './explain-one';
import { runLargeInputs } from './large-inputs';
import { readOptions, type Options } from './options';
import { reshape } from './reshape';
import { HOARD } from './explainer-program';

const GALLERY = path.join(__dirname, '..', '..', '..', 'dist');
/** How many characters may be written, in both formats, for one that is read, and for a document as such. */
const MAX_WRITTEN = 100;
const MINIMUM = 1000;
const PULSE = 1000;

async function main(report: Report, options: Options): Promise<void> {
  const [bench] = BENCHES;
  if (bench === undefined) throw new Error('there is no version to judge by');
  const documents = [GALLERY, process.env['PUBLIC_MANIFESTS']].flatMap(documentsBelow);
  report.say(
    `seed ${options.seed}, documents ${options.from} to ${options.documents}, made of ${documents.length}; ` +
      `${MEBIBYTES} MiB for each`,
  );
  const judge = KubeJudge.start(await ensureKubeJudge(bench, report), []);
  const target = { version: KubernetesVersion.of(bench.minor), featureGates: {} };
  const explainer = new BoundedExplainer();
  await selfTest(explainer, report);
  const cases = explained(mutated(documents, options), options.from, explainer, report);
  await compareObjects({ title: `mutated manifests, ${bench.minor}`, judge, target, report }, cases);
  explainer.stop();
  judge.stop();
  if (options.isLong) runLargeInputs(report);
}

function documentsBelow(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(ya?ml|json)$/.test(name),
  );
  return names.sort().flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split(/^---\n/m));
}

/** A bound that is never met shows nothing: something that needs all memory there is must be noticed. */
async function selfTest(explainer: BoundedExplainer, report: Report): Promise<void> {
  const answers: unknown[] = [];
  for await (const { answer } of explainer.explain(['{}', HOARD, '{}'])) {
    answers.push(typeof answer === 'string' ? answer : answer.faults);
  }
  const expected = [[], `it needs more than ${MEBIBYTES} MiB`, []];
  if (JSON.stringify(answers) === JSON.stringify(expected)) report.pass();
  else report.fail('self-test: what takes all memory is not noticed', JSON.stringify(answers));
}

function* mutated(originals: readonly string[], { documents, from, seed }: Options): Generator<string> {
  const random = new Random(seed);
  for (let made = 1; made <= documents; made += 1) {
    const change = made % 2 === 0 ? mutate : reshape;
    const document = change(random.pick(originals), random);
    if (made >= from) yield document;
  }
}

/** Explains one document after the other, and gives the Pods for Kubernetes to judge. */
async function* explained(
  documents: Iterable<string>,
  from: number,
  explainer: BoundedExplainer,
  report: Report,
): AsyncGenerator<Case> {
  const counts = { documents: 0, pod: 0, error: 0, skipped: 0 };
  const start = Date.now();
  let slowest = 0;
  for await (const { document, answer } of explainer.explain(documents)) {
    const text = typeof document === 'string' ? document : '';
    counts.documents += 1;
    const number = from + counts.documents - 1;
    for (const problem of problemsOf(answer, text.length)) report.fail(`document ${number}: ${problem}`, text);
    if (number % PULSE === 0) {
      report.say(`document ${number}, ${secondsSince(start)}, the slowest in ${slowest.toFixed(0)} ms`);
    }
    if (typeof answer === 'string') continue;
    for (const type of ['pod', 'error', 'skipped'] as const) counts[type] += answer.counts[type];
    slowest = Math.max(slowest, answer.milliseconds);
    // bare Pods, so that Kubernetes judges nothing else of the object
    for (const spec of answer.specs) {
      yield { object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'fuzz' }, spec } };
    }
  }
  const { pod, error, skipped } = counts;
  report.say(
    `${counts.documents} documents, the slowest in ${slowest.toFixed(0)} ms: ${pod} Pods explained, ${error} errors, ` +
      `${skipped} objects without a Pod`,
  );
  if (pod === 0 || error === 0) report.fail('a fuzz run without Pods or without errors shows nothing');
  else report.pass();
}

function problemsOf(answer: Explained | string, length: number): string[] {
  const size = `${length} characters`;
  if (typeof answer === 'string') return [`${size}: ${answer}`];
  const { faults, milliseconds, written } = answer;
  return [
    ...faults,
    ...(milliseconds > SLOW_MILLISECONDS ? [`${size} took ${milliseconds.toFixed(0)} ms`] : []),
    ...(written > MAX_WRITTEN * (length + MINIMUM) ? [`${size} gave ${written} of output`] : []),
  ];
}

const report = new Report((line) => process.stdout.write(`${line}\n`));
void main(report, readOptions(process.argv.slice(2)))
  .catch((error: unknown) => report.fail('could not judge', String(error)))
  .then(() => {
    report.say(report.summary);
    process.exit(report.isClean ? 0 : 1);
  });
