/**
 * `npm run fuzz [-- --documents N --seed S]`: explains mutated manifests. None may make the command throw or take long,
 * and of every Pod that is explained Kubernetes' own code must say the same.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { explainText } from '../../../src/explain/explain-object';
import { PLAIN } from '../../../src/explain/layout/style';
import { jsonReporter } from '../../../src/explain/report/json-report';
import { textReporter } from '../../../src/explain/report/text-report';
import { isFields, type Fields } from '../../../src/kubernetes/json';
import { podKindOf } from '../../../src/kubernetes/kinds';
import { KubernetesVersion, NEWEST_VERSION } from '../../../src/kubernetes/version';
import { objectsIn } from '../../../src/manifests/objects';
import { isManifestProblem, readManifests } from '../../../src/manifests/read-manifests';
import { findPod } from '../../../src/pod/find-pod';
import { ensureKubeJudge } from '../agreement/binary';
import { KubeJudge } from '../agreement/kube-judge';
import { compareObjects, type Case } from '../agreement/object-suite';
import { Random } from '../agreement/random';
import { BENCHES } from '../agreement/versions';
import type { JsonObject } from '../json';
import { Report, secondsSince } from '../report';
import { mutate } from '../yaml/mutate';
import { reshape } from './reshape';

const GALLERY = path.join(__dirname, '..', '..', '..', 'dist');
const SLOW_MILLISECONDS = 1000;
/** How many characters may be written, in both formats, for one that is read, and for a document as such. */
const MOST_WRITTEN = 100;
const MINIMUM = 1000;
const FAULT = 'by a fault of pod-patterns';
const PULSE = 10_000;

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '100000' }, seed: { type: 'string', default: '20261121' } },
});

async function main(report: Report): Promise<void> {
  const [bench] = BENCHES;
  if (bench === undefined) throw new Error('there is no version to judge by');
  const documents = [GALLERY, process.env['PUBLIC_MANIFESTS']].flatMap(documentsBelow);
  report.say(`seed ${values.seed}; ${documents.length} documents to begin with`);
  const judge = KubeJudge.start(await ensureKubeJudge(bench, report), []);
  const target = { version: KubernetesVersion.of(bench.minor), featureGates: {} };
  const cases = explained(documents, target, report);
  await compareObjects({ title: `mutated manifests, ${bench.minor}`, judge, target, report }, cases);
  judge.stop();
}

function documentsBelow(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(ya?ml|json)$/.test(name),
  );
  return names.sort().flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split(/^---\n/m));
}

/** Explains one mutated document after the other, and gives the objects with a Pod for Kubernetes to judge. */
function* explained(
  documents: readonly string[],
  target: Parameters<typeof explainText>[2]['target'],
  report: Report,
): Generator<Case> {
  const random = new Random(Number(values.seed));
  const [reporter, json] = [
    textReporter({ target: NEWEST_VERSION, paint: PLAIN, paintErrors: PLAIN }),
    jsonReporter(NEWEST_VERSION),
  ];
  const counts = { pod: 0, error: 0, skipped: 0 };
  const start = Date.now();
  const amount = Number(values.documents);
  for (let made = 1; made <= amount; made += 1) {
    const text = made % 2 === 0 ? mutate(random.pick(documents), random) : reshape(random.pick(documents), random);
    const begin = performance.now();
    let written = 0;
    try {
      for (const entry of explainText('fuzz.yaml', text, { target, podKinds: [] })) {
        counts[entry.type] += 1;
        if (entry.type === 'error' && entry.error.message.includes(FAULT)) report.fail(entry.error.message, text);
        if (entry.type === 'pod') written += reporter.podText(entry.pod).length + json.podText(entry.pod).length;
      }
    } catch (error) {
      report.fail(error instanceof Error ? (error.stack ?? error.message) : String(error), text);
    }
    const took = performance.now() - begin;
    if (took > SLOW_MILLISECONDS)
      report.fail(`a document of ${text.length} characters took ${took.toFixed(0)} ms`, text);
    if (written > MOST_WRITTEN * (text.length + MINIMUM)) {
      report.fail(`a document of ${text.length} characters gave ${written} of output`, text);
    }
    if (made % PULSE === 0) report.say(`${made} documents, ${secondsSince(start)}`);
    yield* casesIn(text);
  }
  const { pod, error, skipped } = counts;
  report.say(`${amount} documents: ${pod} Pods explained, ${error} errors, ${skipped} objects without a Pod`);
  if (pod === 0 || error === 0) report.fail('a fuzz run without Pods or without errors shows nothing');
  else report.pass();
}

/** The specs that are explained, each as a bare Pod, so that Kubernetes judges nothing else of the object. */
function* casesIn(text: string): Generator<Case> {
  for (const read of readManifests(text)) {
    if (isManifestProblem(read)) continue;
    for (const found of objectsIn(read.value)) {
      const spec = 'object' in found ? explainedSpec(found.object) : undefined;
      if (spec === undefined || hasBigint(spec)) continue;
      yield { object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'fuzz' }, spec: spec as JsonObject } };
    }
  }
}

function explainedSpec(object: Fields): Fields | undefined {
  const podKind = podKindOf(object['apiVersion'], object['kind']);
  const search = podKind && findPod(object, podKind, NEWEST_VERSION);
  return search?.found === 'pod' ? search.pod.spec : undefined;
}

/** JavaScript cannot write a number so large as JSON. */
function hasBigint(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasBigint);
  return typeof value === 'bigint' || (isFields(value) && Object.values(value).some(hasBigint));
}

const report = new Report((line) => process.stdout.write(`${line}\n`));
void main(report)
  .catch((error: unknown) => report.fail('could not judge', String(error)))
  .then(() => {
    report.say(report.summary);
    process.exit(report.isClean ? 0 : 1);
  });
