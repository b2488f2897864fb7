import { definedFields, type Fields } from '../kubernetes/json';
import { httpGetAction } from '../kubernetes/http-get';
import type {
  MysqlProbesOptions,
  PostgresqlProbesOptions,
  QueueWorkerProbesOptions,
  RedisProbesOptions,
} from './command-probes-options';
import type {
  GrpcProbesOptions,
  HttpProbesOptions,
  SidecarProxyProbesOptions,
  TcpProbesOptions,
} from './network-probes-options';
import { ProbeSet } from './probe-set';
import { checkPortNumber, checkHeaders, checkPort } from './probe-values';
import { probesByIntent } from './probes-by-intent';
import type { ProbesOptions } from './probes-options';
import { workerCheck } from './queue-worker';

/**
 * Probes for usual kinds of programs. Each preset has a readiness probe; a startup and a liveness probe only where they
 * are asked for, unless it says otherwise. The reasons for the numbers stand in docs/probes.
 *
 * @example
 * Probes.http({ path: '/healthz', port: 8080, startsWithin: Duration.seconds(90) }).applyTo(deployment, 'web');
 */
export abstract class Probes {
  /**
   * A web service: a request has to be answered with a status from 200 to 399 within one second, and traffic leaves 15
   * seconds after the last answer.
   *
   * @throws FindingsError where a value is impossible, or a time cannot be kept
   */
  public static http(options: HttpProbesOptions): ProbeSet {
    return httpProbes('Probes.http', options, { answersWithin: 1, leavesTrafficWithin: 15 });
  }

  /**
   * A gRPC service with the health protocol: SERVING has to come within one second, and traffic leaves 15 seconds after
   * the last answer.
   *
   * @throws FindingsError where a value is impossible, or a time cannot be kept
   */
  public static grpc(options: GrpcProbesOptions = {}): ProbeSet {
    const { port, service, livenessService = service } = options;
    if (port !== undefined) checkPortNumber('Probes.grpc', port);
    const check = { grpc: definedFields({ port, service }) };
    const liveness = { grpc: definedFields({ port, service: livenessService }) };
    const times = { answersWithin: 1, leavesTrafficWithin: 15 };
    return probesByIntent({ place: 'Probes.grpc', startup: check, readiness: check, liveness, ...times }, options);
  }

  /**
   * A TCP server: a connection has to open within one second, and traffic leaves 15 seconds after the last one did. A
   * program that hangs may go on accepting connections for long.
   *
   * @throws FindingsError where a value is impossible, or a time cannot be kept
   */
  public static tcp(options: TcpProbesOptions = {}): ProbeSet {
    const { port } = options;
    if (port !== undefined) checkPort('Probes.tcp', port);
    const check = { tcpSocket: definedFields({ port }) };
    return sameCheck('Probes.tcp', check, { answersWithin: 1, leavesTrafficWithin: 15 }, options);
  }

  /**
   * A program that takes minutes to start and answers HTTP from then on, such as one on the JVM: a web service with five
   * minutes to start, whose answers may take two seconds.
   *
   * @throws FindingsError where a value is impossible, or a time cannot be kept
   */
  public static slowStarter(options: HttpProbesOptions): ProbeSet {
    const times = { answersWithin: 2, leavesTrafficWithin: 15, startsWithin: 300 };
    return httpProbes('Probes.slowStarter', options, times);
  }

  /**
   * A worker that takes its work from a queue: its heartbeat has to be younger than one minute, and the Pod counts as
   * unready one more minute after that.
   *
   * @throws FindingsError where a value is impossible, or a time cannot be kept
   */
  public static queueWorker(options: QueueWorkerProbesOptions): ProbeSet {
    const { command, evidenceAge } = workerCheck(options);
    const times = { answersWithin: 5, leavesTrafficWithin: evidenceAge + 60, evidenceAge };
    return sameCheck('Probes.queueWorker', { exec: { command } }, times, options);
  }

  /**
   * A batch program: no probes at all. It gets no traffic, says by its exit status how it went, and a Job has its own
   * deadline and its own count of tries. Applied to a container, it removes the probes that are there.
   */
  public static batch(): ProbeSet {
    return ProbeSet._keeping({}, {}, true);
  }

  /**
   * A PostgreSQL server: `pg_isready` has to get an answer over TCP within five seconds, and traffic leaves 30 seconds
   * after the last one.
   *
   * @throws FindingsError where a value is impossible, or a time cannot be kept
   */
  public static postgresql(options: PostgresqlProbesOptions = {}): ProbeSet {
    const { port = 5432, user = 'postgres', database = 'postgres', program = 'pg_isready' } = options;
    checkPortNumber('Probes.postgresql', port);
    const command = [program, '-h', LOCALHOST, '-p', String(port), '-U', user, '-d', database];
    return sameCheck('Probes.postgresql', { exec: { command } }, DATABASE_TIMES, options);
  }

  /**
   * A MySQL or MariaDB server: `mysqladmin ping` has to get an answer over TCP within five seconds, and traffic leaves 30
   * seconds after the last one. That access is denied is an answer too, so that it needs no password.
   *
   * @throws FindingsError where a value is impossible, or a time cannot be kept
   */
  public static mysql(options: MysqlProbesOptions = {}): ProbeSet {
    const { port = 3306, program = 'mysqladmin', arguments: more = [] } = options;
    checkPortNumber('Probes.mysql', port);
    const command = [program, '-h', LOCALHOST, '-P', String(port), ...more, 'ping'];
    return sameCheck('Probes.mysql', { exec: { command } }, DATABASE_TIMES, options);
  }

  /**
   * A Redis or Valkey server: `redis-cli -e ping` has to get PONG within five seconds, and traffic leaves 30 seconds after
   * the last one. The liveness probe takes every answer, also that the data is still being loaded. It needs Redis 6.2 or
   * newer.
   *
   * @throws FindingsError where a value is impossible, or a time cannot be kept
   */
  public static redis(options: RedisProbesOptions = {}): ProbeSet {
    const { port = 6379, program = 'redis-cli', arguments: more = [] } = options;
    checkPortNumber('Probes.redis', port);
    const ping = ['-h', LOCALHOST, '-p', String(port), ...more, 'ping'];
    const check = { exec: { command: [program, '-e', ...ping] } };
    const liveness = { exec: { command: [program, ...ping] } };
    const preset = { place: 'Probes.redis', startup: check, readiness: check, liveness, ...DATABASE_TIMES };
    return probesByIntent(preset, options);
  }

  /**
   * A proxy beside the app, such as Envoy: a startup probe and nothing else, every second for 30 seconds. In a native
   * sidecar it holds the app back until the proxy answers.
   *
   * @throws FindingsError where a value is impossible, or a time cannot be kept
   */
  public static sidecarProxy(options: SidecarProxyProbesOptions = {}): ProbeSet {
    const { path, port } = options;
    const place = 'Probes.sidecarProxy';
    if (port !== undefined) checkPort(place, port);
    const address = definedFields({ port });
    const startup = path === undefined ? { tcpSocket: address } : { httpGet: { path, ...address } };
    const times = { startsWithin: 30, answersWithin: 1, leavesTrafficWithin: 15 };
    return probesByIntent({ place, startup, liveness: startup, ...times }, options);
  }
}

/** Over TCP: while they set themselves up, images of databases answer on their Unix socket only. */
const LOCALHOST = '127.0.0.1';

/** A process is started in the container for each try, which takes long where CPU is short. */
const DATABASE_TIMES = { answersWithin: 5, leavesTrafficWithin: 30 };

interface PresetTimes {
  readonly answersWithin: number;
  readonly leavesTrafficWithin: number;
  readonly startsWithin?: number;
  readonly evidenceAge?: number;
}

function httpProbes(place: string, options: HttpProbesOptions, times: PresetTimes): ProbeSet {
  const { livenessPath: path = options.path } = options;
  if (options.port !== undefined) checkPort(place, options.port);
  checkHeaders(place, options.headers);
  const check = httpGetAction(options);
  return probesByIntent(
    { place, startup: check, readiness: check, liveness: httpGetAction({ ...options, path }), ...times },
    options,
  );
}

/** The set of a preset whose probes all ask in the same way. */
function sameCheck(place: string, check: Fields, times: PresetTimes, options: ProbesOptions): ProbeSet {
  return probesByIntent({ place, startup: check, readiness: check, liveness: check, ...times }, options);
}
