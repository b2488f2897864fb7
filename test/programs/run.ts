import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Report, secondsSince } from '../cluster/report';
import { removeFolder } from '../support/remove-folder';
import { isolate } from './isolate';
import { findProgram, missingForPrograms } from './needs';
import type { ProgramSuite } from './suite';
import { CLOUD_SQL_PROXY } from './suites/cloud-sql-proxy';
import { CONFIGURATION } from './suites/configuration';
import { CONFIG_RELOADER } from './suites/config-reloader';
import { GHOSTUNNEL } from './suites/ghostunnel';
import { GIT_SYNC } from './suites/git-sync';
import { ENVOY_AMBASSADOR } from './suites/envoy-ambassador';
import { ENVOY_CERTIFICATES } from './suites/envoy-certificates';
import { ENVOY_REDIS_AMBASSADOR } from './suites/envoy-redis-ambassador';
import { ENVOY_REVERSE_PROXY } from './suites/envoy-reverse-proxy';
import { FLUENT_BIT } from './suites/fluent-bit';
import { HAPROXY } from './suites/haproxy';
import { MEMCACHED } from './suites/memcached';
import { METRICS_ADAPTERS } from './suites/metrics-adapters';
import { NGINX } from './suites/nginx';
import { OTEL_COLLECTOR } from './suites/otel-collector';
import { OAUTH2_PROXY } from './suites/oauth2-proxy';
import { PGBOUNCER } from './suites/pgbouncer';
import { POSTGRES_EXPORTER } from './suites/postgres-exporter';
import { REDIS_CACHE } from './suites/redis-cache';
import { REDIS_EXPORTER } from './suites/redis-exporter';
import { STATSD_EXPORTER } from './suites/statsd-exporter';

const SUITES: readonly ProgramSuite[] = [
  CONFIGURATION,
  PGBOUNCER,
  HAPROXY,
  NGINX,
  REDIS_CACHE,
  MEMCACHED,
  REDIS_EXPORTER,
  POSTGRES_EXPORTER,
  METRICS_ADAPTERS,
  GIT_SYNC,
  CONFIG_RELOADER,
  GHOSTUNNEL,
  OAUTH2_PROXY,
  STATSD_EXPORTER,
  CLOUD_SQL_PROXY,
  OTEL_COLLECTOR,
  FLUENT_BIT,
  ENVOY_AMBASSADOR,
  ENVOY_REVERSE_PROXY,
  ENVOY_REDIS_AMBASSADOR,
  ENVOY_CERTIFICATES,
];

/** 0: every program did what is said of it; 1: one did not; 2: it could not be judged. */
const [KEPT, BROKEN, NOT_JUDGED] = [0, 1, 2];

async function main(): Promise<number> {
  const report = new Report((line) => process.stdout.write(`${line}\n`));
  const { values, positionals } = parseArgs({ options: { isolated: { type: 'boolean' } }, allowPositionals: true });
  const suites =
    positionals.length === 0 ? suitesToRun(report) : SUITES.filter(({ name }) => positionals.includes(name));
  const missing = missingForPrograms(suites.flatMap(({ programs }) => programs));
  for (const sentence of missing) report.fail(sentence);
  if (missing.length === 0) {
    if (values.isolated !== true) return isolate();
    for (const suite of suites) await runSuite(suite, report);
  }
  report.say(report.summary);
  if (missing.length > 0) return NOT_JUDGED;
  return report.isClean ? KEPT : BROKEN;
}

/** All of them, without those whose program may be missing and is. */
function suitesToRun(report: Report): ProgramSuite[] {
  return SUITES.filter(({ name, mayLack }) => {
    const isLost = mayLack !== undefined && findProgram(mayLack.program) === undefined;
    if (isLost) report.say(`${name}: left out without ${mayLack.program}. ${mayLack.why}`);
    return !isLost;
  });
}

async function runSuite(suite: ProgramSuite, report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  chmodSync(folder, 0o755);
  const start = Date.now();
  report.say(suite.name);
  try {
    await suite.run({ folder, report, suite: suite.name });
  } catch (error) {
    report.fail(suite.name, error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    removeFolder(folder);
  }
  report.say(`  ${secondsSince(start)}`);
}

void main().then((status) => process.exit(status));
