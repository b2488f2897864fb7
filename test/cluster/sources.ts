import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { run } from './command';
import { KNOWN_SYMPTOMS } from '../../src/check/symptoms/known-symptoms';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { EVENT_ROWS } from '../../src/pod/events/event-rows';
import { textOfEvent } from '../../src/pod/events/pod-events';
import { textAt, type JsonObject } from './json';
import { JudgeError } from './judge-error';
import type { Bench } from './run-suite';
import { TARGETS } from './targets';

/** What pages and messages say that a cluster shows, and where in Kubernetes it comes from. */
const SHOWN: readonly { readonly text: string; readonly below: string; readonly saidIn: string }[] = [
  { text: 'InvalidImageName', below: 'pkg/kubelet/images', saidIn: 'docs/rules/image-reference.md' },
  { text: 'FailedPostStartHook', below: 'pkg/kubelet/events', saidIn: 'docs/rules/hook-tcp-socket.md' },
  { text: 'FailedPreStopHook', below: 'pkg/kubelet/events', saidIn: 'docs/rules/pre-stop-time.md' },
  { text: 'Unhealthy', below: 'pkg/kubelet/events', saidIn: 'docs/rules/start-deadlock.md' },
  { text: 'Killing', below: 'pkg/kubelet/events', saidIn: 'docs/rules/liveness-before-readiness.md' },
  { text: 'CrashLoopBackOff', below: 'pkg/kubelet/container', saidIn: 'docs/rules/killed-while-starting.md' },
  { text: 'CreateContainerConfigError', below: 'pkg/kubelet/kuberuntime', saidIn: 'docs/rules/hardened-user.md' },
  {
    text: "container's runAsUser breaks non-root policy",
    below: 'pkg/kubelet/kuberuntime',
    saidIn: 'docs/rules/hardened-user.md',
  },
  { text: 'BackoffLimitExceeded', below: 'pkg/controller/job', saidIn: 'src/explain/wording/job-text.ts' },
];

/** What rules say that a cluster shows of what breaks them; what the programs of users log is not Kubernetes' own. */
const SYMPTOM_TEXTS = KNOWN_SYMPTOMS.flatMap(({ text, below, written = text, since = 0 }) =>
  below === undefined
    ? []
    : written
        .split('*')
        .map((part) => ({ text: part.replaceAll('"', '').trim(), below, since }))
        .filter((part) => part.text !== ''),
);

/** Where the texts of the events of Pods stand, whichever component writes them. */
const EVENT_FOLDERS = ['pkg/kubelet', 'pkg/scheduler'];

/** What the source has of the texts of events in a version: Kubernetes puts in names, probes and what follows. */
function eventParts(version: KubernetesVersion): string[] {
  const texts = EVENT_ROWS.flatMap((row) => textOfEvent(row, version) ?? []);
  const parts = texts.flatMap((text) => text.split(/\*|"|, (?=will be)|^(?:Startup|Liveness|Readiness) /));
  return [...new Set(parts.map((part) => part.trim()))].filter((part) => /[a-z]/.test(part));
}

/** Read, and not judged by a server. */
const PREVIEW = '1.38.0-beta.0';
/** The first version whose nodes declare features. */
const DECLARES_SINCE = 36;
const NODE_NEEDS = 'src/pod/node-needs.ts';
const REPOSITORY = path.resolve(__dirname, '..', '..');

/** Looks in the source of a version, and with the newest one in that of the preview, for what is said of clusters. */
export async function runSources(bench: Bench): Promise<void> {
  const isNewest = bench.target.minor === TARGETS.at(-1)?.minor;
  for (const version of [bench.target.version, ...(isNewest ? [PREVIEW] : [])]) {
    await compareTexts(bench, version);
    await compareEvents(bench, version);
    const features = await declaredFeatures(version);
    for (const feature of features) {
      const isKnown = readFileSync(path.join(REPOSITORY, NODE_NEEDS), 'utf8').includes(`'${feature}'`);
      say(bench, `${version}  sources: the scheduler asks nodes for ${feature}`, isKnown, `${NODE_NEEDS} does not`);
    }
    bench.report.say(
      `${version}  sources: ${SHOWN.length + SYMPTOM_TEXTS.length} texts, ${features.length} features that nodes declare`,
    );
  }
}

async function compareTexts(bench: Bench, version: string): Promise<void> {
  const module = await moduleFolder(`k8s.io/kubernetes@v${version}`);
  const minor = Number(version.split('.')[1]);
  for (const { text, below } of SYMPTOM_TEXTS.filter(({ since }) => since <= minor)) {
    const folder = await sourceFolder(below, version);
    const isShown = goFiles(folder).some((file) => readFileSync(file, 'utf8').includes(text));
    say(bench, `${version}  sources: Kubernetes shows "${text}"`, isShown, `it does not stand below ${below}`);
  }
  for (const { text, below, saidIn } of SHOWN) {
    const isSaid = readFileSync(path.join(REPOSITORY, saidIn), 'utf8').includes(text);
    say(bench, `sources: ${saidIn} says "${text}"`, isSaid, 'it does not');
    const isShown = goFiles(path.join(module, below)).some((file) => readFileSync(file, 'utf8').includes(text));
    say(bench, `${version}  sources: Kubernetes says "${text}"`, isShown, `it does not stand below ${below}`);
  }
}

async function compareEvents(bench: Bench, version: string): Promise<void> {
  const module = await moduleFolder(`k8s.io/kubernetes@v${version}`);
  const files = EVENT_FOLDERS.flatMap((folder) => goFiles(path.join(module, folder)));
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  for (const part of eventParts(KubernetesVersion.of(version.replace(/-.*/, ''))))
    say(bench, `${version}  sources: an event says "${part}"`, source.includes(part), 'it does not stand there');
}

/** The features without which the scheduler passes over a node, for at least one Pod. */
async function declaredFeatures(version: string): Promise<string[]> {
  if (Number(version.split('.')[1]) < DECLARES_SINCE) return [];
  const module = await moduleFolder(`k8s.io/component-helpers@v0.${version.slice('1.'.length)}`);
  const folder = path.join(module, 'nodedeclaredfeatures', 'features');
  return goFiles(folder).flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    const infers = /InferForScheduling\([^)]*\) bool \{\n((?:\t.*\n|\n)*)\}/.exec(source)?.[1] ?? '';
    const isAsked = infers.replace(/^\s*\/\/.*\n/gm, '').trim() !== 'return false';
    const name = /Name\(\) string \{\s*return (\w+)/.exec(source)?.[1];
    const value = name && new RegExp(`\\b${name}\\s+= "(\\w+)"`).exec(source)?.[1];
    return infers !== '' && isAsked && value ? [value] : [];
  });
}

function goFiles(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return names.filter((name) => /(?<!_test)\.go$/.test(name)).map((name) => path.join(folder, name));
}

/** Modules of Kubernetes that its own source does not have, such as `k8s.io/kubectl`. */
const OTHER_MODULE = /^(k8s\.io\/[^/]+)\/(.*)$/;

/** Where Go keeps a folder of Kubernetes, or of another of its modules. */
async function sourceFolder(below: string, version: string): Promise<string> {
  const [, module, folder = ''] = OTHER_MODULE.exec(below) ?? [];
  return module === undefined
    ? path.join(await moduleFolder(`k8s.io/kubernetes@v${version}`), below)
    : path.join(await moduleFolder(`${module}@v0.${version.slice('1.'.length)}`), folder);
}

const FOLDERS = new Map<string, Promise<string>>();

/** Where Go keeps the source of a module; each is looked for once. */
async function moduleFolder(module: string): Promise<string> {
  const folder = FOLDERS.get(module) ?? downloadedFolder(module);
  FOLDERS.set(module, folder);
  return folder;
}

/** Lets Go fetch a module, and says where it keeps it. */
async function downloadedFolder(module: string): Promise<string> {
  // a release may ask for a newer Go than this machine's, which Go then fetches by itself
  const download = ['GOTOOLCHAIN=auto', 'go', 'mod', 'download', '-json', module];
  const { status, stdout } = await run('env', download, tmpdir());
  const folder = status === 0 ? textAt(JSON.parse(stdout) as JsonObject, 'Dir') : undefined;
  if (folder === undefined)
    throw new JudgeError(`${module} could not be downloaded; see that Go reaches its module proxy.`);
  return folder;
}

function say({ report }: Bench, title: string, isTrue: boolean, fault: string): void {
  if (isTrue) report.pass();
  else report.fail(title, fault);
}
