import { Size } from 'cdk8s';
import { MemcachedSidecar, type MemcachedSidecarProps } from '../../../src';
import type { Json } from '../../template/support';
import type { RunningContainer } from '../container';
import { tell } from '../counterparts/text-protocol';
import { hasStarted, probe } from '../probes';
import { checkEnd, lastLine, startHelper } from '../start-pod';
import { check, checkEqual, type ProgramBench, type ProgramSuite } from '../suite';
import { appVariables, objectsWith } from '../synthesized';

const PORT = 11211;

/** memcached of Debian as a cache. */
export const MEMCACHED: ProgramSuite = {
  name: 'memcached',
  programs: ['memcached'],
  run: async (bench) => {
    await caching(bench);
    await limits(bench);
    await eviction(bench);
  },
};

function manifests(props: Partial<MemcachedSidecarProps> = {}): Json[] {
  return objectsWith(
    (workload) =>
      new MemcachedSidecar(workload, 'cache', { clientVariables: { address: 'MEMCACHED_SERVERS' }, ...props }),
  );
}

async function start(bench: ProgramBench, props: Partial<MemcachedSidecarProps> = {}): Promise<RunningContainer> {
  const cache = await startHelper(bench, 'cache', manifests(props));
  check(bench, 'the startup probe succeeds', await hasStarted(cache), lastLine(cache));
  return cache;
}

async function caching(bench: ProgramBench): Promise<void> {
  const cache = await start(bench);
  const address = appVariables(manifests(), {}).get('MEMCACHED_SERVERS');
  checkEqual(bench, 'the variable of the app has the address', address, '127.0.0.1:11211');
  checkEqual(bench, 'what is not there is a miss', await tell(PORT, ['get a'], 1), ['END']);
  const hit = await tell(PORT, ['set a 0 0 1', '1', 'get a'], 4);
  checkEqual(bench, 'what is written is a hit', hit, ['STORED', 'VALUE a 0 1', '1', 'END']);
  const counters = await statistics('get_hits', 'get_misses');
  checkEqual(bench, 'the counters of memcached show both', counters, [1, 1]);
  await checkEnd(bench, cache);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(cache, 'startupProbe'), false);
}

async function limits(bench: ProgramBench): Promise<void> {
  const maxItemSize = Size.mebibytes(2);
  const cache = await start(bench, { maxItemSize, maxConnections: 32, settings: { idle_timeout: 600 } });
  const [large] = await tell(PORT, [`set large 0 0 ${3 * 2 ** 20}`, 'x'.repeat(3 * 2 ** 20)], 1);
  checkEqual(bench, 'a value that is too large is refused', large, 'SERVER_ERROR object too large for cache');
  const settings = await tell(PORT, ['stats settings'], 60);
  const set = ['maxbytes', 'maxconns', 'item_size_max', 'idle_timeout', 'inter', 'udpport'];
  const seen = set.map((name) => settings.find((line) => line.startsWith(`STAT ${name} `))?.split(' ')[2]);
  const expected = [String(64 * 2 ** 20), '32', String(2 * 2 ** 20), '600', '127.0.0.1', '0'];
  checkEqual(bench, 'its settings are those that were written', seen, expected);
  await cache.stop('SIGTERM');
}

/** Values of one size until it is full twice, and then some of every other size. */
async function eviction(bench: ProgramBench): Promise<void> {
  const size = 16;
  const cache = await start(bench, { size: Size.mebibytes(size) });
  await store('first', 400, 1);
  await store('small', 400, (size * 2 * 2 ** 20) / 400);
  checkEqual(bench, 'what was not used for long is dropped', await tell(PORT, ['get first0'], 1), ['END']);
  for (let bytes = 60; bytes < 500_000; bytes *= 1.2) await store('other', Math.floor(bytes), 20);
  const [evicted = 0] = await statistics('evictions');
  check(bench, 'the counters of memcached show it', evicted > 1000, `${evicted} evicted`);
  const limit = Number.parseInt(cache.manifest['resources'].limits.memory as string, 10);
  const peak = cache.peakMebibytes;
  check(bench, 'its memory stays below the limit of its container', peak < limit, `${peak} MiB of ${limit} MiB`);
  await cache.stop('SIGTERM');
}

async function store(name: string, bytes: number, count: number): Promise<void> {
  const batch = 1000;
  for (let begin = 0; begin < count; begin += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - begin) }, (_, index) => begin + index);
    const lines = numbers.flatMap((number) => [`set ${name}${number} 0 0 ${bytes}`, 'x'.repeat(bytes)]);
    await tell(PORT, lines, numbers.length);
  }
}

async function statistics(...names: readonly string[]): Promise<number[]> {
  const lines = await tell(PORT, ['stats'], 60);
  return names.map((name) => Number(lines.find((line) => line.startsWith(`STAT ${name} `))?.split(' ')[2]));
}
