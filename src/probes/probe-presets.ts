import { checkCall } from '../options/check-call';
import { batchProbes } from './presets/batch';
import { grpcProbes, type GrpcProbePresetOptions } from './presets/grpc';
import { httpProbes, type HttpProbePresetOptions } from './presets/http';
import { mysqlProbes, type MysqlProbePresetOptions } from './presets/mysql';
import { postgresqlProbes, type PostgresqlProbePresetOptions } from './presets/postgresql';
import { queueWorkerProbes, type QueueWorkerProbePresetOptions } from './presets/queue-worker';
import { rabbitmqProbes, type RabbitmqProbePresetOptions } from './presets/rabbitmq';
import { redisProbes, type RedisProbePresetOptions } from './presets/redis';
import { sidecarProxyProbes, type SidecarProxyProbePresetOptions } from './presets/sidecar-proxy';
import { slowStarterProbes } from './presets/slow-starter';
import { tcpProbes, type TcpProbePresetOptions } from './presets/tcp';
import type { ProbeSet } from './probe-set';

/**
 * Probes for common kinds of programs. Each preset has a readiness probe; it has a startup and a liveness probe only if
 * they are asked for, unless it says otherwise. docs/probes explains the numbers. A preset throws a FindingsError if a
 * value is invalid or a deadline is too short for any probe.
 *
 * @example
 * ProbePresets.http({ path: '/healthz', port: 8080, startsWithin: Duration.seconds(90) }).applyTo(deployment, 'web');
 */
export abstract class ProbePresets {
  /**
   * A web service: a request must be answered with a status from 200 to 399 within one second, and traffic leaves 15
   * seconds after the last answer.
   */
  public static http(options: HttpProbePresetOptions): ProbeSet {
    checkCall('ProbePresets.http', arguments);
    return httpProbes(options);
  }

  /**
   * A gRPC service with the health protocol: it must answer SERVING within one second, and traffic leaves 15 seconds
   * after the last answer.
   */
  public static grpc(options: GrpcProbePresetOptions = {}): ProbeSet {
    checkCall('ProbePresets.grpc', arguments);
    return grpcProbes(options);
  }

  /**
   * A TCP server: it must accept a connection within one second, and traffic leaves 15 seconds after the last one. A
   * program that hangs may accept connections for a long time.
   */
  public static tcp(options: TcpProbePresetOptions = {}): ProbeSet {
    checkCall('ProbePresets.tcp', arguments);
    return tcpProbes(options);
  }

  /**
   * A program that takes minutes to start and answers HTTP requests from then on, such as one on the JVM: a web service
   * with a startup probe of five minutes, whose answers may take two seconds.
   */
  public static slowStarter(options: HttpProbePresetOptions): ProbeSet {
    checkCall('ProbePresets.slowStarter', arguments);
    return slowStarterProbes(options);
  }

  /**
   * A worker that takes its work from a queue: its heartbeat must be younger than one minute, and the Pod counts as
   * unready one minute after that.
   */
  public static queueWorker(options: QueueWorkerProbePresetOptions): ProbeSet {
    checkCall('ProbePresets.queueWorker', arguments);
    return queueWorkerProbes(options);
  }

  /**
   * A batch program: no probes at all. It gets no traffic and reports its result by its exit status, and a Job has its
   * own deadline and retries. `applyTo` removes the probes of the container.
   */
  public static batch(): ProbeSet {
    checkCall('ProbePresets.batch', arguments);
    return batchProbes();
  }

  /**
   * A PostgreSQL server: `pg_isready` must get an answer over TCP within five seconds, and traffic leaves 30 seconds
   * after the last one.
   */
  public static postgresql(options: PostgresqlProbePresetOptions = {}): ProbeSet {
    checkCall('ProbePresets.postgresql', arguments);
    return postgresqlProbes(options);
  }

  /**
   * A MySQL or MariaDB server: `mysqladmin ping` must get an answer over TCP within five seconds, and traffic leaves 30
   * seconds after the last one. A refusal is an answer too, so it needs no password.
   */
  public static mysql(options: MysqlProbePresetOptions = {}): ProbeSet {
    checkCall('ProbePresets.mysql', arguments);
    return mysqlProbes(options);
  }

  /**
   * A Redis or Valkey server: `redis-cli -e ping` must get PONG within five seconds, and traffic leaves 30 seconds after
   * the last one. The liveness probe takes any answer, even that the data is still being loaded. It needs Redis 6.2 or
   * newer.
   */
  public static redis(options: RedisProbePresetOptions = {}): ProbeSet {
    checkCall('ProbePresets.redis', arguments);
    return redisProbes(options);
  }

  /**
   * A RabbitMQ node: it must accept a connection for AMQP within ten seconds, and traffic leaves 40 seconds after the
   * last one. The liveness probe runs `rabbitmq-diagnostics ping`.
   */
  public static rabbitmq(options: RabbitmqProbePresetOptions = {}): ProbeSet {
    checkCall('ProbePresets.rabbitmq', arguments);
    return rabbitmqProbes(options);
  }

  /**
   * A proxy beside the app, such as Envoy: only a startup probe, every second for 30 seconds. In a native sidecar it
   * delays the app until the proxy answers.
   */
  public static sidecarProxy(options: SidecarProxyProbePresetOptions = {}): ProbeSet {
    checkCall('ProbePresets.sidecarProxy', arguments);
    return sidecarProxyProbes(options);
  }
}
