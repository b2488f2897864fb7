import { Duration } from 'cdk8s';
import { Probes } from '../../src';
import { messageOf } from '../template/support';

const startsWithin = Duration.minutes(1);
const detectsHangWithin = Duration.seconds(60);

/** The numbers of a probe. */
function numbers(periodSeconds: number, timeoutSeconds: number, failureThreshold: number): object {
  return { periodSeconds, timeoutSeconds, failureThreshold };
}

describe('the presets have a readiness probe, and no other unless it is asked for', () => {
  test('for a web service', () => {
    expect(Probes.http({ path: '/healthz', port: 8080 }).manifest).toEqual({
      readinessProbe: { httpGet: { path: '/healthz', port: 8080 }, ...numbers(4, 1, 3) },
    });
  });

  test('for a gRPC service', () => {
    expect(Probes.grpc({ port: 9000 }).manifest).toEqual({
      readinessProbe: { grpc: { port: 9000 }, ...numbers(4, 1, 3) },
    });
  });

  test('for a TCP server', () => {
    expect(Probes.tcp({ port: 'smtp' }).manifest).toEqual({
      readinessProbe: { tcpSocket: { port: 'smtp' }, ...numbers(4, 1, 3) },
    });
  });

  test('for a queue worker, by the age of a file', () => {
    const command = ['find', '/tmp/heartbeat', '!', '-mmin', '-1', '-exec', 'false', '{}', '+'];
    expect(Probes.queueWorker({ heartbeatFile: '/tmp/heartbeat' }).manifest).toEqual({
      readinessProbe: { exec: { command }, ...numbers(10, 5, 5) },
    });
  });

  test('for a queue worker, by a program of its image', () => {
    expect(Probes.queueWorker({ command: ['/app/worker', 'alive'] }).manifest).toEqual({
      readinessProbe: { exec: { command: ['/app/worker', 'alive'] }, ...numbers(10, 5, 5) },
    });
  });

  test('for a PostgreSQL server', () => {
    const command = ['pg_isready', '-h', '127.0.0.1', '-p', '5432', '-U', 'postgres', '-d', 'postgres'];
    expect(Probes.postgresql().manifest).toEqual({ readinessProbe: { exec: { command }, ...numbers(8, 5, 3) } });
  });

  test('for a MySQL server', () => {
    const command = ['mysqladmin', '-h', '127.0.0.1', '-P', '3306', 'ping'];
    expect(Probes.mysql().manifest).toEqual({ readinessProbe: { exec: { command }, ...numbers(8, 5, 3) } });
  });

  test('for a Redis server', () => {
    const command = ['redis-cli', '-e', '-h', '127.0.0.1', '-p', '6379', 'ping'];
    expect(Probes.redis().manifest).toEqual({ readinessProbe: { exec: { command }, ...numbers(8, 5, 3) } });
  });

  test('and a startup probe besides for a slow starter', () => {
    const httpGet = { path: '/actuator/health', port: 8080 };
    expect(Probes.slowStarter({ path: '/actuator/health', port: 8080 }).manifest).toEqual({
      startupProbe: { httpGet, ...numbers(10, 2, 31) },
      readinessProbe: { httpGet, ...numbers(4, 2, 3) },
    });
  });
});

test('a sidecar proxy has its start gate only', () => {
  expect(Probes.sidecarProxy({ path: '/ready', port: 9901 }).manifest).toEqual({
    startupProbe: { httpGet: { path: '/ready', port: 9901 }, ...numbers(1, 1, 31) },
  });
  expect(Probes.sidecarProxy({ startsWithin: Duration.seconds(5) }).manifest).toEqual({
    startupProbe: { tcpSocket: {}, ...numbers(1, 1, 6) },
  });
});

test('a batch program has no probes', () => {
  expect(Probes.batch().manifest).toEqual({});
});

describe('the presets have all probes where times are promised for them', () => {
  test('each of a web service asks its path, and the liveness probe its own where there is one', () => {
    const options = { port: 'http', https: true, headers: { 'X-Probe': 'yes' } };
    const httpGet = { port: 'http', scheme: 'HTTPS', httpHeaders: [{ name: 'X-Probe', value: 'yes' }] };
    const times = { startsWithin, detectsHangWithin };
    expect(Probes.http({ path: '/ready', livenessPath: '/live', ...options, ...times }).manifest).toEqual({
      startupProbe: { httpGet: { path: '/ready', ...httpGet }, ...numbers(2, 1, 31) },
      readinessProbe: { httpGet: { path: '/ready', ...httpGet }, ...numbers(4, 1, 3) },
      livenessProbe: { httpGet: { path: '/live', ...httpGet }, ...numbers(19, 1, 3) },
    });
  });

  test('each of a gRPC service asks for its service, and the liveness probe for its own where there is one', () => {
    const times = { startsWithin, detectsHangWithin };
    expect(Probes.grpc({ service: 'shop', livenessService: 'alive', ...times }).manifest).toEqual({
      startupProbe: { grpc: { service: 'shop' }, ...numbers(2, 1, 31) },
      readinessProbe: { grpc: { service: 'shop' }, ...numbers(4, 1, 3) },
      livenessProbe: { grpc: { service: 'alive' }, ...numbers(19, 1, 3) },
    });
  });

  test('the liveness probe of Redis takes every answer, the others want PONG', () => {
    const options = { port: 7000, program: 'valkey-cli', arguments: ['--tls'], startsWithin, detectsHangWithin };
    const ping = ['-h', '127.0.0.1', '-p', '7000', '--tls', 'ping'];
    expect(Probes.redis(options).manifest).toEqual({
      startupProbe: { exec: { command: ['valkey-cli', '-e', ...ping] }, ...numbers(5, 5, 13) },
      readinessProbe: { exec: { command: ['valkey-cli', '-e', ...ping] }, ...numbers(8, 5, 3) },
      livenessProbe: { exec: { command: ['valkey-cli', ...ping] }, ...numbers(18, 5, 3) },
    });
  });

  test('the age of a heartbeat counts into the times that are promised', () => {
    const promises = { startsWithin, detectsHangWithin: Duration.minutes(5), leavesTrafficWithin: Duration.minutes(4) };
    const staleAfter = Duration.minutes(3);
    const { manifest } = Probes.queueWorker({ heartbeatFile: '/tmp/heartbeat', staleAfter, ...promises });
    const command = ['find', '/tmp/heartbeat', '!', '-mmin', '-3', '-exec', 'false', '{}', '+'];
    expect(manifest).toEqual({
      startupProbe: { exec: { command }, ...numbers(5, 5, 13) },
      readinessProbe: { exec: { command }, ...numbers(10, 5, 5) },
      livenessProbe: { exec: { command }, ...numbers(38, 5, 3) },
    });
  });

  test('databases can be asked for with other names and ports', () => {
    const postgresql = Probes.postgresql({ port: 5433, user: 'shop', database: 'orders', program: '/opt/pg_isready' });
    expect(postgresql.manifest['readinessProbe']).toMatchObject({
      exec: { command: ['/opt/pg_isready', '-h', '127.0.0.1', '-p', '5433', '-U', 'shop', '-d', 'orders'] },
    });
    const mysql = Probes.mysql({ port: 3307, program: 'mariadb-admin', arguments: ['--user=probe'] });
    expect(mysql.manifest['readinessProbe']).toMatchObject({
      exec: { command: ['mariadb-admin', '-h', '127.0.0.1', '-P', '3307', '--user=probe', 'ping'] },
    });
  });

  test('slow answers leave room for three tries, also where nothing is said of traffic', () => {
    const { manifest } = Probes.http({ path: '/', port: 80, answersWithin: Duration.seconds(10) });
    expect(manifest['readinessProbe']).toMatchObject(numbers(10, 10, 3));
  });
});

describe('a single value of a probe', () => {
  const base = { path: '/', port: 80, startsWithin: Duration.seconds(90) };

  test('replaces what follows from the promises, as long as they hold', () => {
    const { manifest } = Probes.http({
      ...base,
      startupTiming: { period: Duration.seconds(1), failureThreshold: 100 },
      readinessTiming: { successThreshold: 2, period: Duration.seconds(10) },
    });
    expect(manifest['startupProbe']).toMatchObject(numbers(1, 1, 100));
    expect(manifest['readinessProbe']).toMatchObject({ ...numbers(10, 1, 3), successThreshold: 2 });
  });

  test('is refused where it breaks a promise, with the sum written out', () => {
    expect(messageOf(() => Probes.http({ ...base, startupTiming: { failureThreshold: 3 } }))).toBe(`1 finding:

error probe-promise: the container may take 90 s to start, and with this timing the startup probe gives up after 6 s (2 periods of 3 s).
  in:  Probes.http.startupTiming
  fix: leave the timing out, or change the promise.`);
    const period = Duration.seconds(20);
    expect(messageOf(() => Probes.http({ ...base, detectsHangWithin, livenessTiming: { period } }))).toContain(
      'the container is to be restarted within 60 s of a hang, and with this timing the liveness probe gives up after 61 s (3 periods of 20 s + 1 s timeout).',
    );
  });

  test('replaces a time that the preset supplies without a word', () => {
    const { manifest } = Probes.slowStarter({ path: '/', port: 80, startupTiming: { failureThreshold: 60 } });
    expect(manifest['startupProbe']).toMatchObject(numbers(10, 2, 60));
    const shorter = Probes.slowStarter({ path: '/', port: 80, startupTiming: { failureThreshold: 3 } });
    expect(shorter.manifest['startupProbe']).toMatchObject(numbers(10, 2, 3));
  });

  test('of a probe that the set does not have is refused', () => {
    expect(messageOf(() => Probes.tcp({ livenessTiming: { failureThreshold: 3 } }))).toBe(`1 finding:

error probe-intent: the timing is of a probe that the set does not have.
  in:  Probes.tcp.livenessTiming
  fix: say \`startsWithin\` for a startup probe, \`detectsHangWithin\` for a liveness probe, or leave the timing out.`);
  });

  test('that is impossible is refused by its place', () => {
    const startupTiming = { period: Duration.millis(500) };
    expect(messageOf(() => Probes.http({ ...base, startupTiming }))).toContain('in:  Probes.http.startupTiming.period');
  });
});
