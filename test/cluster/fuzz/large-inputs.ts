import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { PEAK_MEMORY, usageIn } from '../../bench/explain/measure';
import { bundledCommand } from '../../support/bundled';
import type { Report } from '../report';

/** As much as is read of a file. */
const MOST_BYTES = 32 * 1024 * 1024;
const [MOST_MEBIBYTES, MOST_SECONDS] = [1024, 120];

/** What a file of the largest size is full of. */
interface Filling {
  readonly name: string;
  readonly head?: string;
  /** A piece of it, by its number and by the version of the file. */
  readonly piece: (index: number, version: number) => string;
}

const FILLINGS: readonly Filling[] = [
  {
    name: 'Deployments',
    piece: (index, version) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web-${index}, namespace: shop}
spec:
  replicas: 3
  selector: {matchLabels: {app: web-${index}}}
  template:
    metadata: {labels: {app: web-${index}}}
    spec:
      containers:
      - name: web
        image: example.com/web:${version}.${index}
        ports: [{containerPort: 8080}]
        resources: {requests: {cpu: 100m, memory: 128Mi}}
---
`,
  },
  {
    name: 'ConfigMaps',
    piece: (index, version) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c${index}}\ndata: {a: "${version}"}\n---\n`,
  },
  {
    name: 'keys of a ConfigMap',
    head: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n',
    piece: (index, version) => `  k${index}: "${version}"\n`,
  },
  {
    name: 'variables of a container',
    head: 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n    image: web:1\n    env:\n',
    piece: (index, version) => `    - {name: V${index}, value: "${version}.${index}"}\n`,
  },
];

/** What is done with such files: of two of them one after the other for `diff`, and of one for everything else. */
const COMMANDS: readonly (readonly string[])[] = [
  ['diff', '-o', 'json'],
  ['diff', '-o', 'text'],
  ['diff', '-o', 'markdown'],
  ['upgrade', '--from', '1.30', '--to', '1.37', '-o', 'json'],
  ['check', '-o', 'json'],
  ['explain', '-o', 'json'],
];

/** Runs the commands on files of the largest size that is read: each has so much memory, and so much time of the processor. */
export function runLargeInputs(report: Report): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'large-'));
  for (const filling of FILLINGS) {
    const files = [1, 2].map((version) => written(filling, version, folder));
    for (const words of COMMANDS) runOne(words, filling, words[0] === 'diff' ? files : files.slice(0, 1), report);
  }
  rmSync(folder, { recursive: true });
}

function written({ head = '', piece }: Filling, version: number, folder: string): string {
  const pieces = [head];
  for (let [index, bytes] = [0, head.length]; bytes < MOST_BYTES; index += 1) {
    const text = piece(index, version);
    bytes += text.length;
    if (bytes <= MOST_BYTES) pieces.push(text);
  }
  const file = path.join(folder, `${version}.yaml`);
  writeFileSync(file, pieces.join(''));
  return file;
}

function runOne(words: readonly string[], { name }: Filling, files: readonly string[], report: Report): void {
  const nowhere = openSync('/dev/null', 'w');
  const { status, output } = spawnSync(process.execPath, ['-r', PEAK_MEMORY, bundledCommand(), ...words, ...files], {
    stdio: ['ignore', nowhere, 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  closeSync(nowhere);
  const { kibibytes, seconds } = usageIn(output[3]);
  const mebibytes = kibibytes / 1024;
  const told = `${words.join(' ')} of ${name}: ${mebibytes.toFixed(0)} MiB, ${seconds.toFixed(0)} s of the processor`;
  if (status === 0 || status === 1) report.say(told);
  else report.fail(`${told}: status ${String(status)}`, output[2] ?? '');
  if (mebibytes > MOST_MEBIBYTES || seconds > MOST_SECONDS) report.fail(`${told}: too much`);
  else report.pass();
}
