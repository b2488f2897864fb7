import { RedisExporterAdapter, type RedisExporterAdapterProps } from '../../../src';
import type { RunningContainer } from '../container';
import { ask } from '../counterparts/client';
import { Redis } from '../counterparts/redis';
import { metricsProblem, metricValue } from '../metrics';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { lastLine, startHelper } from '../start-pod';
import { check, checkEqual, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

const PORT = 6379;
const METRICS = `http://${POD_ADDRESS}:9121/metrics`;

/** The Redis exporter of Debian beside Redis. */
export const REDIS_EXPORTER: ProgramSuite = {
  name: 'redis-exporter',
  programs: ['prometheus-redis-exporter', 'redis-server', 'promtool'],
  run: async (bench) => {
    const exporter = await start(bench, 'secret');
    checkEqual(bench, 'it starts before Redis, and says that it is down', await gauge('redis_up'), '0');
    const redis = new Redis(PORT, 'secret');
    await redis.start();
    checkEqual(bench, 'it finds Redis once it is there', await gauge('redis_up'), '1');
    const before = Number(await gauge('redis_keyspace_hits_total'));
    await redis.command('SET', 'a', '1');
    await redis.command('GET', 'a');
    checkEqual(bench, 'the metrics tell what Redis did', Number(await gauge('redis_keyspace_hits_total')) - before, 1);
    checkEqual(bench, 'Prometheus can read the metrics', metricsProblem((await ask(METRICS)).body), '');
    await end(bench, exporter);
    const stranger = await start(bench, 'wrong');
    checkEqual(bench, 'with a wrong password Redis is down for it', await gauge('redis_up'), '0');
    await redis.stop();
    checkEqual(bench, 'the startup probe does not depend on Redis', await probe(stranger, 'startupProbe'), true);
    await end(bench, stranger);
    checkEqual(bench, 'the startup probe fails once it has ended', await probe(stranger, 'startupProbe'), false);
  },
};

async function start(bench: ProgramBench, password: string): Promise<RunningContainer> {
  const props: RedisExporterAdapterProps = { password: { secret: { name: 'redis' }, key: 'password' } };
  const objects = objectsWith((workload) => new RedisExporterAdapter(workload, 'metrics', props), [PORT]);
  const entrypoint = ['prometheus-redis-exporter'];
  const exporter = await startHelper(bench, 'metrics', objects, { secrets: { redis: { password } }, entrypoint });
  check(bench, 'the startup probe succeeds', await hasStarted(exporter), lastLine(exporter));
  return exporter;
}

async function end(bench: ProgramBench, exporter: RunningContainer): Promise<void> {
  const { status, signal, seconds } = await exporter.stop('SIGTERM');
  check(
    bench,
    'it ends at TERM',
    seconds < 3 && (status !== null || signal === 'SIGTERM'),
    `${status ?? signal} after ${seconds} s`,
  );
}

async function gauge(name: string): Promise<string | undefined> {
  return metricValue((await ask(METRICS)).body, name);
}
