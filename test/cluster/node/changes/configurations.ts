import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConfigurationReader, ReaderSees } from '../../../../src/changes/effects/configuration-readers';
import type { JsonObject } from '../../json';
import { secondsSince } from '../../report';
import type { Check } from '../check';
import type { Cluster } from '../cluster';
import { JOURNAL } from '../scripts/script';
import { shell } from '../scripts/container';
import { Applied } from './applied';
import { livesOf } from './pod-life';
import { said } from './said';
import { box, podSpec, workload, type Version } from './workload';

/** The container of a Pod, and how it reads the ConfigMap. */
const READERS: { readonly [container: string]: JsonObject } = {
  variable: { env: [{ name: 'WORD', valueFrom: { configMapKeyRef: { name: 'words', key: 'word' } } }] },
  variables: { envFrom: [{ configMapRef: { name: 'words' } }] },
  volume: { volumeMounts: [{ name: 'words', mountPath: '/words' }] },
  part: { volumeMounts: [{ name: 'words', mountPath: '/words/word', subPath: 'word' }] },
  projected: { volumeMounts: [{ name: 'projected', mountPath: '/words' }] },
};

/** A file is written anew within a minute and a half: a sync of the kubelet a minute, half as much again at random. */
const PATIENCE = 100_000;

const NAME = 'reads-words';

/** A ConfigMap changes, and each container sees it when `diff` says that it does. */
export async function configurationChecks(cluster: Cluster): Promise<Check[]> {
  const folder = cluster.hostFolder(NAME);
  const applied = new Applied(cluster);
  const [before, after] = [words('words', 'old'), words('words', 'new')];
  const pods = workload('Deployment', NAME, podOf(folder));
  const change = said([before, pods], [after, pods]).objects.find(({ kind }) => kind === 'ConfigMap');
  for (const object of [before, pods]) await applied.create(object);
  try {
    await until(() => Object.keys(READERS).every((container) => wordOf(folder, container) === 'old'));
    const start = Date.now();
    await applied.create(after);
    await until(() => ['volume', 'projected'].every((container) => wordOf(folder, container) === 'new'));
    const first = secondsSince(start);
    const checks = (change?.readers ?? []).map((reader) => keeping(folder, reader, first));
    const [pod] = livesOf(cluster.pods, NAME);
    await cluster.client.send('DELETE', `/api/v1/namespaces/default/pods/${pod?.name ?? ''}`);
    const isNew = await until(() => Object.keys(READERS).every((container) => wordOf(folder, container) === 'new'));
    return [
      { title: 'ConfigMap: every reader is told of', isKept: checks.length === 5, seen: `${checks.length} readers` },
      ...checks,
      { title: 'ConfigMap: a new Pod reads the new values', isKept: isNew, seen: String(isNew) },
    ];
  } finally {
    for (const object of [pods, before]) await applied.remove(object);
  }
}

/** Which word a container that keeps running reads by then. */
const WORDS: Readonly<Record<ReaderSees, Version>> = {
  environment: 'old',
  subPath: 'old',
  volume: 'new',
  withNewPods: 'new',
  nextRun: 'old',
};

function keeping(folder: string, { container, sees }: ConfigurationReader, time: string): Check {
  const word = wordOf(folder, container);
  const title = `ConfigMap: "${container}" (${sees}) reads the ${WORDS[sees]} values`;
  return { title, isKept: word === WORDS[sees], seen: `${word} after ${time}` };
}

/** A ConfigMap with another name for its contents: the Pods are replaced, and read the new one. */
export async function hashedConfigurationChecks(cluster: Cluster): Promise<Check[]> {
  const name = 'reads-hashed';
  const folder = cluster.hostFolder(name);
  const applied = new Applied(cluster);
  const sides = [
    [words('words-c8m24mhd', 'old'), workload('Deployment', name, hashedPod(folder, 'words-c8m24mhd'))],
    [words('words-c79h7mkf', 'new'), workload('Deployment', name, hashedPod(folder, 'words-c79h7mkf'))],
  ] as const;
  const [old, fresh] = sides;
  const { objects } = said(old, fresh);
  const map = objects.find(({ kind }) => kind === 'ConfigMap');
  const isSaid = map?.readers[0]?.sees === 'withNewPods' && objects.some(({ effect }) => effect?.effect === 'rolls');
  for (const object of old) await applied.create(object);
  try {
    await until(() => wordOf(folder, 'web') === 'old');
    for (const object of fresh) await applied.create(object);
    const isNew = await until(() => wordOf(folder, 'web') === 'new' && livesOf(cluster.pods, name).length === 2);
    return [
      {
        title: 'ConfigMap: one with another hash in its name rolls the Pods',
        isKept: isSaid && isNew,
        seen: `${isSaid} ${isNew}`,
      },
    ];
  } finally {
    for (const object of [...fresh, old[0]]) await applied.remove(object);
  }
}

function words(name: string, word: Version): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { word } };
}

const journal = (folder: string): JsonObject => ({ name: 'journal', hostPath: { path: folder, type: 'Directory' } });
const JOURNAL_MOUNT = { name: 'journal', mountPath: JOURNAL };

/** Each container writes into a file what it reads, again and again. */
function podOf(folder: string): JsonObject {
  const containers = Object.entries(READERS).map(([name, { volumeMounts = [], ...fields }]) => {
    const mounts = [...(volumeMounts as JsonObject[]), JOURNAL_MOUNT];
    return box(
      'old',
      {},
      { name, command: tells(name, mounts.length > 1), volumeMounts: mounts, ...fields, startupProbe: null },
    );
  });
  const source = { name: 'words' };
  const projected = { name: 'projected', projected: { sources: [{ configMap: source }] } };
  return podSpec(
    'old',
    {},
    { containers, volumes: [journal(folder), { name: 'words', configMap: source }, projected] },
  );
}

function hashedPod(folder: string, name: string): JsonObject {
  const env = [{ name: 'WORD', valueFrom: { configMapKeyRef: { name, key: 'word' } } }];
  const web = box('old', {}, { command: tells('web', false), env, volumeMounts: [JOURNAL_MOUNT], startupProbe: null });
  return podSpec('old', {}, { containers: [web], volumes: [journal(folder)] });
}

function tells(container: string, isFile: boolean): string[] {
  const read = isFile ? 'read now < /words/word' : 'now=$WORD$word';
  const loop = `while true; do ${read}; echo "$now" > ${JOURNAL}/${container}; sleep 1 & wait $!; done`;
  return shell(`trap 'exit 0' TERM; ${loop}`);
}

function wordOf(folder: string, container: string): string {
  const file = path.join(folder, container);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

async function until(isReached: () => boolean): Promise<boolean> {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(200)) {
    if (isReached()) return true;
  }
  return isReached();
}
