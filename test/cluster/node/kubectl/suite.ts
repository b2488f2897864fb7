import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Yaml } from 'cdk8s';
import type { JsonObject } from '../../json';
import { secondsSince } from '../../report';
import { say } from '../check';
import { BOX, shell } from '../scripts/container';
import type { NodeBench, NodeSuite } from '../suite';
import { KubectlShell, type Ran } from './plugin';

/** The command beside a real kubectl, and as its plugin. */
export const KUBECTL: NodeSuite = { name: 'kubectl', run: runKubectl };

const PATIENCE = 60_000;

/** What is asked of a line of shell. */
interface Line {
  readonly title: string;
  readonly line: string;
  /** How it must end, and what it must print. */
  readonly status: number;
  readonly prints: RegExp;
}

const LIST = 'kubectl -n plugin get pod,event -o json';

/** In their order; each is repeated until it holds, for Pods take their time. */
const LINES: readonly Line[] = [
  {
    title: 'the plugin is found by its name',
    line: 'kubectl plugin list --name-only',
    status: 0,
    prints: /^kubectl-pod_patterns$/m,
  },
  {
    title: 'the plugin gets its arguments',
    line: 'kubectl pod-patterns verify --help',
    status: 0,
    prints: /^Usage: pod-patterns verify \[options\] <FILE\.\.\.>/,
  },
  {
    title: 'manifests are applied',
    line: 'kubectl create namespace plugin && kubectl apply -n plugin -f web.yaml -f crash.yaml',
    status: 0,
    prints: /deployment.apps\/web created\npod\/crash created/,
  },
  {
    title: 'one Pod is ready, and one ends again and again',
    line: `${LIST} | kubectl pod-patterns verify -`,
    status: 1,
    prints: /^Pod "plugin\/crash": ends again and again\n[^]*^1 of 2 Pods as predicted, at /m,
  },
  {
    title: 'the manifests stand beside them, and the workload is named',
    line: `${LIST} | kubectl pod-patterns verify - web.yaml crash.yaml`,
    status: 1,
    prints: /web\.yaml/,
  },
  {
    title: 'a file is read',
    line: `${LIST} > pods.json && kubectl pod-patterns verify pods.json -o json`,
    status: 1,
    prints: /"verdict": ?"crashLooping"/,
  },
  {
    title: 'what is left is as predicted',
    line: `kubectl delete -n plugin --wait -f crash.yaml > deleted && ${LIST} | kubectl pod-patterns verify -`,
    status: 0,
    prints: /^1 of 1 Pod as predicted, at /m,
  },
  {
    title: 'a live object is explained',
    line: 'kubectl -n plugin get deployment web -o yaml | kubectl pod-patterns explain --brief -',
    status: 0,
    prints: /web/,
  },
  {
    title: 'a live object means the same as the manifest that was applied',
    line: 'kubectl -n plugin get deployment web -o yaml | kubectl pod-patterns diff --fail-on any - web.yaml',
    status: 0,
    prints: /^Nothing changes; 1 object the same, 1 of them written in another way\.$/m,
  },
  {
    title: 'a change of a live object is told',
    line: 'kubectl -n plugin get deployment web -o yaml | kubectl pod-patterns diff --fail-on rolls - changed.yaml',
    status: 1,
    prints: /Rolls: 1 Pod is replaced/,
  },
  {
    title: 'a cluster that is not there is an error of kubectl, and of the command',
    line: `{ ${LIST} --server https://127.0.0.1:1 | kubectl pod-patterns verify -; } 2>&1`,
    status: 2,
    prints: /^error: The input holds no Pod of a cluster: /m,
  },
];

async function runKubectl({ cluster, report }: NodeBench): Promise<void> {
  const start = Date.now();
  const console = new KubectlShell(cluster, MINOR);
  for (const [name, object] of Object.entries(MANIFESTS)) {
    writeFileSync(path.join(console.folder, name), Yaml.stringify(object));
  }
  for (const line of LINES) {
    const ran = await until(console, line);
    const isKept = holds(line, ran);
    const seen = isKept ? (ran.output.trim().split('\n').at(-1) ?? '') : `${ran.status}\n${ran.output}${ran.errors}`;
    say(report, 'kubectl', { title: line.title, isKept, seen });
  }
  console.run('kubectl delete namespace plugin --wait=false');
  report.say(`kubectl: ${LINES.length} lines, ${secondsSince(start)}`);
}

const MINOR = '1.36';

async function until(console: KubectlShell, line: Line): Promise<Ran> {
  for (const deadline = Date.now() + PATIENCE; ; await sleep(1000)) {
    const ran = console.run(line.line);
    if (holds(line, ran) || Date.now() > deadline) return ran;
  }
}

function holds({ status, prints }: Line, ran: Ran): boolean {
  return ran.status === status && prints.test(ran.output);
}

function podSpec(script: string): JsonObject {
  const web = { name: 'web', image: BOX, imagePullPolicy: 'Never', command: shell(script) };
  return { automountServiceAccountToken: false, terminationGracePeriodSeconds: 1, containers: [web] };
}

function deployment(script: string): JsonObject {
  const labels = { app: 'web' };
  const template = { metadata: { labels }, spec: podSpec(script) };
  const metadata = { name: 'web', namespace: 'plugin' };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: labels }, template } };
}

const MANIFESTS: { readonly [file: string]: JsonObject } = {
  'web.yaml': deployment('sleep 600'),
  'changed.yaml': deployment('sleep 601'),
  'crash.yaml': {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'crash', namespace: 'plugin' },
    spec: podSpec('exit 3'),
  },
};
