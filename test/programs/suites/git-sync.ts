import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import { GitSyncSidecar, type GitSyncSidecarProps } from '../../../src';
import type { RunningContainer } from '../container';
import { Backend } from '../counterparts/backend';
import { ask } from '../counterparts/client';
import { GitServer } from '../counterparts/git-server';
import { SshGitServer } from '../counterparts/ssh-git-server';
import { metricsProblem } from '../metrics';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { lastLine, startHelper } from '../start-pod';
import { check, checkEqual, checkEventually, eventually, sleep, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

/** git-sync between a Git server, over HTTP and over SSH, and an app that reads files. */
export const GIT_SYNC: ProgramSuite = {
  name: 'git-sync',
  programs: ['git', 'git-sync', 'promtool', 'ssh', 'ssh-keygen', 'dropbear', 'dropbearkey'],
  mayLack: {
    program: 'git-sync',
    why: 'Not every Go module proxy has k8s.io/git-sync; it can be built from its repository instead.',
  },
  run: async (bench) => {
    const server = new GitServer(bench.folder, 8300, 'shop:right');
    server.commit(pair('one'), 'v1');
    await following(bench, server);
    await firstCopy(bench, server);
    await strangers(bench, server);
    await server.stop();
    await overSsh(bench, server);
  },
};

const FILES = 'content-files';

/** What the image starts, and its user there. */
const IMAGE = {
  entrypoint: ['env', 'HOME=/tmp', 'git-sync'],
  account: 'git-sync:x:65533:65533::/tmp:/sbin/nologin',
};

/** Two files that have the same text in each commit. */
function pair(text: string): { readonly [path: string]: string } {
  return { 'docs/a.txt': text, 'docs/b.txt': text };
}

function start(
  bench: ProgramBench,
  server: GitServer,
  more: Partial<GitSyncSidecarProps> & { readonly container?: string; readonly secret?: string } = {},
): Promise<RunningContainer> {
  const { container = 'content', secret = 'right', ...props } = more;
  const login = { username: 'shop', password: { secret: { name: 'site' }, key: 'token' } };
  const objects = objectsWith(
    (workload) =>
      new GitSyncSidecar(workload, 'content', {
        repository: server.url,
        path: '/content',
        directory: 'docs',
        period: Duration.seconds(1),
        login,
        ...props,
      }),
  );
  return startHelper(bench, container, objects, { secrets: { site: { token: secret } }, ...IMAGE });
}

/** What the app reads at the path that the preset tells it. */
function read(sync: RunningContainer): string {
  const file = join(sync.volumeFolder(FILES), 'current', 'docs', 'a.txt');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

async function following(bench: ProgramBench, server: GitServer): Promise<void> {
  const app = new Backend('app', 8080);
  await app.start();
  const sync = await start(bench, server, { webhook: { port: 8080, path: '/-/reload' } });
  await sleep(1500);
  const early = [await probe(sync, 'startupProbe'), sync.hasEnded];
  checkEqual(bench, 'without the server it waits, and the app is held back', early, [false, false]);
  await server.start();
  check(bench, 'the startup probe succeeds with the first copy', await hasStarted(sync), lastLine(sync));
  checkEqual(bench, 'the files are there', read(sync), 'one');
  const link = readlinkSync(join(sync.volumeFolder(FILES), 'current'));
  check(bench, 'they are behind a relative link', /^root\/\.worktrees\/[\da-f]{40}$/.test(link), link);
  checkEqual(bench, 'any other user can read them', readAsStranger(sync), 'one');
  server.commit(pair('two'));
  checkEqual(bench, 'a commit is followed, and no state between two is seen', await statesUntil(sync, 'two'), [
    'one one',
    'two two',
  ]);
  const isTold = await eventually(() => app.last?.url === '/-/reload' && app.answered >= 2);
  check(
    bench,
    'the app is told of each copy',
    isTold,
    `${app.answered} requests, ${app.last?.method} ${app.last?.url}`,
  );
  await server.stop();
  await sleep(2500);
  const alone = [read(sync), sync.hasEnded, await probe(sync, 'startupProbe')];
  checkEqual(bench, 'while the server is away, the files stay and it keeps running', alone, ['two', false, true]);
  server.commit(pair('three'));
  await server.start();
  checkEqual(bench, 'it follows again once the server is back', await eventually(() => read(sync) === 'three'), true);
  await metrics(bench);
  await end(bench, sync);
  await app.stop();
}

function readAsStranger(sync: RunningContainer): string {
  const file = join(sync.volumeFolder(FILES), 'current', 'docs', 'a.txt');
  const user = ['--reuid', '12345', '--regid', '12345', '--clear-groups'];
  return spawnSync('setpriv', [...user, 'cat', file], { encoding: 'utf8' }).stdout;
}

/** The pairs of files that were read until both have a text. */
async function statesUntil(sync: RunningContainer, text: string): Promise<string[]> {
  const states = new Set<string>();
  const link = join(sync.volumeFolder(FILES), 'current');
  await eventually(() => {
    for (let round = 0; round < 2000; round += 1) {
      const state = stateAt(link);
      if (state !== undefined) states.add(state);
    }
    return states.has(`${text} ${text}`);
  });
  return [...states];
}

/** What both files have, unless the link moved on meanwhile: git-sync then removes what it led to. */
function stateAt(link: string): string | undefined {
  const folder = realpathSync(link);
  try {
    return ['a.txt', 'b.txt'].map((name) => readFileSync(join(folder, 'docs', name), 'utf8')).join(' ');
  } catch (error) {
    return realpathSync(link) === folder ? String(error) : undefined;
  }
}

async function metrics(bench: ProgramBench): Promise<void> {
  const body = async (): Promise<string> => (await ask(`http://${POD_ADDRESS}:1234/metrics`)).body;
  checkEqual(bench, 'Prometheus can read the metrics', metricsProblem(await body()), '');
  const counter = /^git_sync_count_total\{status="success"\} (\d+)/m;
  const count = async (): Promise<string> => counter.exec(await body())?.[1] ?? '';
  const isCounted = await eventually(async () => Number(await count()) >= 3);
  check(bench, 'they count the copies', isCounted, await count());
}

async function firstCopy(bench: ProgramBench, server: GitServer): Promise<void> {
  const step = await start(bench, server, { container: 'content-first-copy', initStep: true, ref: 'v1' });
  await eventually(() => step.hasEnded);
  const { status } = await step.stop('SIGTERM');
  checkEqual(bench, 'the init step copies the commit of a tag, and ends', [status, read(step)], [0, 'one']);
  const lost = await start(bench, server, { container: 'content-first-copy', initStep: true, ref: 'v9' });
  await eventually(() => lost.hasEnded);
  const failed = await lost.stop('SIGTERM');
  checkEqual(bench, 'it fails for a tag that is not there', [failed.status, read(lost)], [1, '']);
}

async function strangers(bench: ProgramBench, server: GitServer): Promise<void> {
  const sync = await start(bench, server, { secret: 'secret-token' });
  const isTold = await eventually(() => sync.log.includes('Authentication failed'));
  const seen = [await probe(sync, 'startupProbe'), read(sync), isTold];
  checkEqual(bench, 'with a wrong password the app is held back, and the log says why', seen, [false, '', true]);
  checkEqual(bench, 'the password is not in the log', sync.log.includes('secret-token'), false);
  await end(bench, sync);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(sync, 'startupProbe'), false);
}

/** Who has the key is let in, and only a server that has its own is believed. */
async function overSsh(bench: ProgramBench, source: GitServer): Promise<void> {
  const server = new SshGitServer(join(bench.folder, 'ssh'), source.repository);
  const follow = (key: string, hosts: string): Promise<RunningContainer> => {
    const secret = { name: 'site' };
    const ssh = { key: { secret, key: 'key' }, knownHosts: { secret, key: 'hosts' } };
    const props = { repository: server.url, path: '/content', directory: 'docs', period: Duration.seconds(1), ssh };
    const objects = objectsWith((workload) => new GitSyncSidecar(workload, 'content', props));
    return startHelper(bench, 'content', objects, { secrets: { site: { key, hosts } }, ...IMAGE });
  };
  const sync = await follow(server.clientKey('client'), server.knownHosts(true));
  await server.start();
  check(bench, 'over SSH, it follows once the server is there', await hasStarted(sync), lastLine(sync));
  checkEqual(bench, 'the files come over SSH', read(sync), 'three');
  source.commit(pair('four'));
  await checkEventually(bench, 'a commit is followed over SSH', () => read(sync), 'four');
  await end(bench, sync);
  const refused: readonly [string, string, string, string][] = [
    ['with another key the server turns it away', server.clientKey('stranger'), server.knownHosts(true), DENIED],
    ['a server with another key is not believed', server.clientKey('client'), server.knownHosts(false), UNKNOWN],
  ];
  for (const [title, key, hosts, reason] of refused) {
    const stranger = await follow(key, hosts);
    const isTold = await eventually(() => stranger.log.includes(reason));
    const seen = [await probe(stranger, 'startupProbe'), read(stranger), isTold];
    checkEqual(bench, `${title}, and the log says so`, seen, [false, '', true]);
    checkEqual(bench, 'the key is not in the log', stranger.log.includes(key.split('\n')[1] ?? key), false);
    await end(bench, stranger);
  }
  await server.stop();
}

const [DENIED, UNKNOWN] = ['Permission denied (publickey)', 'Host key verification failed'];

async function end(bench: ProgramBench, sync: RunningContainer): Promise<void> {
  const { status, signal, seconds } = await sync.stop('SIGTERM');
  check(bench, 'it ends at TERM', seconds < 3 && sync.hasEnded, `${status ?? signal} after ${seconds} s`);
}
