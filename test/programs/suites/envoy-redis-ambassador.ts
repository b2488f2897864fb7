import { EnvoyRedisAmbassador, type EnvoyRedisAmbassadorProps } from '../../../src';
import type { Json } from '../../template/support';
import type { RunningContainer } from '../container';
import { envoyStat } from '../counterparts/envoy-admin';
import { Redis, redisReply } from '../counterparts/redis';
import { hasStarted, probe } from '../probes';
import { checkEnd, lastLine, startHelper } from '../start-pod';
import { check, checkEqual, checkEventually, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { appVariables, objectsWith } from '../synthesized';

const PASSWORD = `a"b'c %d $e`;

/** Envoy, of the version of the image, between an app and two Redis servers. */
export const ENVOY_REDIS_AMBASSADOR: ProgramSuite = {
  name: 'envoy-redis-ambassador',
  programs: ['envoy', 'redis-server'],
  run: async (bench) => {
    const url = appVariables(manifests(), {}).get('REDIS_URL');
    checkEqual(bench, 'the app gets the URL of a Redis', url, 'redis://127.0.0.1:6379');
    await sharding(bench);
    await failing(bench);
  },
};

const SHARDS = [6380, 6381].map((port) => ({ host: '127.0.0.1', port }));

function manifests(props: Partial<EnvoyRedisAmbassadorProps> = {}): Json[] {
  return objectsWith(
    (workload) =>
      new EnvoyRedisAmbassador(workload, 'cache', {
        listen: 6379,
        shards: SHARDS,
        password: { secret: { name: 'redis' }, key: 'password' },
        clientVariables: { url: 'REDIS_URL' },
        ...props,
      }),
  );
}

async function start(
  bench: ProgramBench,
  props: Partial<EnvoyRedisAmbassadorProps> = {},
  password = PASSWORD,
): Promise<RunningContainer> {
  const proxy = await startHelper(bench, 'cache', manifests(props), { secrets: { redis: { password } } });
  check(bench, 'the startup probe succeeds, without any server', await hasStarted(proxy), lastLine(proxy));
  return proxy;
}

const KEYS = Array.from({ length: 40 }, (_item, index) => `key-${index}`);

/** The answer of Envoy to a command of the app. */
function command(...words: readonly string[]): Promise<string> {
  return redisReply(6379, [words]);
}

async function sharding(bench: ProgramBench): Promise<void> {
  const proxy = await start(bench);
  const servers = SHARDS.map(({ port }) => new Redis(port, PASSWORD));
  await Promise.all(servers.map((server) => server.start()));
  await eventually(async () => (await command('SET', 'key-0', '0')) === '+OK');
  for (const key of KEYS) await command('SET', key, key);
  const sizes = await Promise.all(servers.map((server) => server.command('DBSIZE')));
  const counts = sizes.map((size) => Number(size.slice(1)));
  check(
    bench,
    'each server has a share of the keys',
    counts.every((count) => count >= 8) && counts[0]! + counts[1]! === 40,
    counts,
  );
  const read = await Promise.all(KEYS.map(async (key) => (await command('STRLEN', key)) === `:${key.length}`));
  checkEqual(bench, 'each key is found again', read.filter(Boolean).length, 40);
  for (const tag of ['a', 'b', 'c']) await command('SET', `{user}:${tag}`, tag);
  const tagged = await Promise.all(
    servers.map((server) => server.command('EXISTS', '{user}:a', '{user}:b', '{user}:c')),
  );
  checkEqual(bench, 'keys with the same tag are on one server', tagged.sort(), [':0', ':3']);
  const counted = (): Promise<number> => envoyStat('redis.app.command.strlen.success');
  await checkEventually(bench, 'Envoy counts the commands', counted, 40);
  const transaction = [['MULTI'], ['SET', '{user}:a', '1'], ['SET', '{user}:b', '2'], ['EXEC']];
  checkEqual(bench, 'a transaction over keys with the same tag works', await redisReply(6379, transaction), '*2');
  const large = [await command('SET', 'large', 'x'.repeat(2_000_000)), await command('STRLEN', 'large')];
  checkEqual(bench, 'a value larger than the buffers passes', large, ['+OK', ':2000000']);
  await checkEnd(bench, proxy);
  const again = await start(bench, { shards: [...SHARDS].reverse() });
  const found = await Promise.all(KEYS.map(async (key) => (await command('STRLEN', key)) === `:${key.length}`));
  checkEqual(
    bench,
    'after a restart, with the list in another order, each key is where it was',
    found.filter(Boolean).length,
    40,
  );
  await checkEnd(bench, again);
  const stranger = await start(bench, {}, 'wrong');
  const refusal = await command('GET', 'key-0');
  check(bench, 'with a wrong password the servers refuse Envoy', refusal.startsWith('-'), refusal);
  await checkEnd(bench, stranger);
  await Promise.all(servers.map((server) => server.stop()));
}

async function failing(bench: ProgramBench): Promise<void> {
  const servers = SHARDS.map(({ port }) => new Redis(port, PASSWORD));
  await Promise.all(servers.map((server) => server.start()));
  const strict = await start(bench);
  await servers[1]?.stop();
  const answers = await Promise.all(KEYS.map((key) => command('SET', key, key)));
  const failed = answers.filter((answer) => answer.startsWith('-')).length;
  check(
    bench,
    'commands for the keys of a server that is down fail, and the others work',
    failed > 0 && failed < 40,
    failed,
  );
  await checkEnd(bench, strict);
  const cache = await start(bench, { failover: true });
  const all = await eventually(async () => {
    const replies = await Promise.all(KEYS.map((key) => command('SET', key, key)));
    return replies.every((reply) => reply === '+OK');
  });
  check(
    bench,
    'with failover, the others take them over',
    all,
    await envoyStat('cluster.shards.outlier_detection.ejections_active'),
  );
  checkEqual(bench, 'the startup probe does not depend on the servers', await probe(cache, 'startupProbe'), true);
  await checkEnd(bench, cache);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(cache, 'startupProbe'), false);
  await servers[0]?.stop();
}
