import { readFileSync } from 'node:fs';
import { Size } from 'cdk8s';
import { RedisCacheSidecar, type RedisCacheSidecarProps } from '../../../src';
import type { Json } from '../../template/support';
import type { RunningContainer } from '../container';
import { tell } from '../counterparts/text-protocol';
import { hasStarted, probe } from '../probes';
import { checkEnd, lastLine, startHelper } from '../start-pod';
import { check, checkEqual, type ProgramBench, type ProgramSuite } from '../suite';
import { appVariables, objectsWith } from '../synthesized';

/** Redis of Debian as a cache. */
export const REDIS_CACHE: ProgramSuite = {
  name: 'redis-cache',
  programs: ['redis-server', 'redis-cli'],
  run: async (bench) => {
    await caching(bench);
    await eviction(bench);
    await passwords(bench);
  },
};

function manifests(props: Partial<RedisCacheSidecarProps> = {}): Json[] {
  return objectsWith(
    (workload) => new RedisCacheSidecar(workload, 'cache', { clientVariables: { url: 'CACHE_URL' }, ...props }),
  );
}

async function start(
  bench: ProgramBench,
  props: Partial<RedisCacheSidecarProps> = {},
  secrets = {},
): Promise<RunningContainer> {
  const cache = await startHelper(bench, 'cache', manifests(props), { secrets });
  check(bench, 'the startup probe succeeds', await hasStarted(cache), lastLine(cache));
  return cache;
}

async function caching(bench: ProgramBench): Promise<void> {
  const cache = await start(bench, { settings: { 'proc-title-template': '{title} $(REDISCLI_AUTH) $$ "a\' #' } });
  const url = new URL(appVariables(manifests(), {}).get('CACHE_URL') ?? '');
  checkEqual(
    bench,
    'the URL of the app leads to the cache',
    [url.protocol, url.hostname, url.port],
    ['redis:', '127.0.0.1', '6379'],
  );
  checkEqual(bench, 'what is not there is a miss', await redis('GET a'), ['$-1']);
  checkEqual(bench, 'what is written is a hit', (await tell(6379, ['SET a 1', 'GET a'], 3)).slice(1), ['$1', '1']);
  checkEqual(bench, 'the counters of Redis show both', await statistics('keyspace_hits', 'keyspace_misses'), [1, 1]);
  checkEqual(bench, 'a setting is what was written', (await redis('CONFIG GET proc-title-template', 5))[4], TITLE);
  check(bench, 'it says nothing of a disk', !/RDB|AOF|Background saving/i.test(cache.log), lastLine(cache));
  await checkEnd(bench, cache);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(cache, 'startupProbe'), false);
}

const TITLE = '{title} $(REDISCLI_AUTH) $$ "a\' #';

/** Writes three times what fits, of values whose size grows by half on the way. */
async function eviction(bench: ProgramBench): Promise<void> {
  const size = 16;
  const cache = await start(bench, { size: Size.mebibytes(size) });
  await redis(`SET first ${'x'.repeat(100)}`);
  for (const bytes of [400, 600]) await fill(size * 3, bytes);
  checkEqual(bench, 'what was not used for long is dropped', await redis('GET first'), ['$-1']);
  const [evicted = 0, used = 0] = await statistics('evicted_keys', 'used_memory');
  check(bench, 'the counters of Redis show it', evicted > 1000, `${evicted} evicted`);
  check(bench, 'it keeps no more than its size', used <= size * 2 ** 20 * 1.01, `${used} bytes`);
  const limit = Number.parseInt(cache.manifest['resources'].limits.memory as string, 10);
  const peak = cache.peakMebibytes;
  check(bench, 'its memory stays below the limit of its container', peak < limit, `${peak} MiB of ${limit} MiB`);
  await cache.stop('SIGTERM');
}

const PASSWORDS = ['secret', 'p a"s\'s#;%$', '--requirepass x', '$(PATH)', 'größe-é', '\\x41', '{}'];

async function passwords(bench: ProgramBench): Promise<void> {
  const reference = { secret: { name: 'cache' }, key: 'password' };
  for (const password of PASSWORDS) {
    const cache = await start(bench, { password: reference }, { cache: { password } });
    checkEqual(bench, `the password ${password} is asked for`, (await redis('GET a'))[0]?.split(' ')[0], '-NOAUTH');
    checkEqual(bench, `the password ${password} is taken`, cache.exec(['redis-cli', '-e', 'set', 'a', '1']), 0);
    const title = readFileSync(`/proc/${cache.pid}/cmdline`, 'utf8');
    check(bench, 'it does not stand in the list of processes', !title.includes(password), title);
    await cache.stop('SIGTERM');
  }
}

function redis(command: string, answers = 1): Promise<string[]> {
  return tell(6379, [command], answers);
}

async function statistics(...names: readonly string[]): Promise<number[]> {
  const lines = await tell(6379, ['INFO everything'], 150);
  return names.map((name) => Number(lines.find((line) => line.startsWith(`${name}:`))?.split(':')[1]));
}

/** Writes values of this size, in batches, until so many mebibytes were written. */
async function fill(mebibytes: number, bytes: number): Promise<void> {
  const batch = 1000;
  for (let written = 0; written < mebibytes * 2 ** 20; written += batch * bytes) {
    const sets = Array.from({ length: batch }, (_, index) => `SET k${written + index} ${'x'.repeat(bytes)}`);
    await tell(6379, sets, batch);
  }
}
