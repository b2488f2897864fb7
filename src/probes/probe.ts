import { httpGetAction, type HttpGetOptions } from '../kubernetes/http-get';
import type * as PodFields from '../kubernetes/fields/generated/pod-fields';
import { definedFields, type Fields, type Manifest } from '../kubernetes/json';
import { copyPlainData, findNotPlainData } from '../kubernetes/plain-data';
import { checkCall } from '../options/check-call';
import { rejectOption } from '../enforcement/reject-option';
import { checkCommand, checkPortNumber, checkHandlers, checkHeaders, checkPort, timingFields } from './probe-values';
import type { ProbeTiming } from './probe-timing';
import { renderedProbe } from './spread-probe';

/**
 * A probe that sends an HTTP GET request; an answer from 200 to 399 is success.
 */
export interface HttpGetProbeOptions extends HttpGetOptions, ProbeTiming {}

/**
 * A probe that opens a TCP connection.
 */
export interface TcpSocketProbeOptions extends ProbeTiming {
  /** The port by number (from 1 to 65535) or by the name that the container gives it. */
  readonly port: number | string;

  /**
   * The host to connect to, if it is not the Pod.
   * @default - the address of the Pod
   */
  readonly host?: string;
}

/**
 * A probe that calls the gRPC health service of a program.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export interface GrpcProbeOptions extends ProbeTiming {
  /** The port, from 1 to 65535. A gRPC probe cannot name it. */
  readonly port: number;

  /**
   * The service whose health is asked for.
   * @default - the server as a whole
   */
  readonly service?: string;
}

/**
 * How the kubelet checks whether a container has started, is ready or is alive.
 *
 * An invalid value is refused at once: a fraction of a second, a period of zero, a port out of range, a header that no
 * request can carry.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Probe {
  /**
   * Sends an HTTP GET request; an answer from 200 to 399 is success.
   *
   * @throws FindingsError if a value is invalid
   */
  public static fromHttpGet(options: HttpGetProbeOptions): Probe {
    checkCall('Probe.fromHttpGet', arguments);
    checkPort('Probe.fromHttpGet', options.port);
    checkHeaders('Probe.fromHttpGet', options.headers);
    return new Probe('Probe.fromHttpGet', httpGetAction(options), options);
  }

  /**
   * Opens a TCP connection; an open connection is success.
   *
   * @throws FindingsError if a value is invalid
   */
  public static fromTcpSocket(options: TcpSocketProbeOptions): Probe {
    checkCall('Probe.fromTcpSocket', arguments);
    checkPort('Probe.fromTcpSocket', options.port);
    const tcpSocket = definedFields({ port: options.port, host: options.host });
    return new Probe('Probe.fromTcpSocket', { tcpSocket }, options);
  }

  /**
   * Runs a command in the container; exit status 0 is success.
   *
   * @param command - the program and its arguments; no shell is involved, and the program must be in the image
   * @param timing - when it runs
   * @throws FindingsError if a value is invalid
   */
  public static fromCommand(command: string[], timing: ProbeTiming = {}): Probe {
    checkCall('Probe.fromCommand', arguments);
    checkCommand('Probe.fromCommand', command);
    return new Probe('Probe.fromCommand', { exec: { command: [...command] } }, timing);
  }

  /**
   * Calls the gRPC health service, without TLS; the answer SERVING is success.
   *
   * @throws FindingsError if a value is invalid
   */
  public static fromGrpc(options: GrpcProbeOptions): Probe {
    checkCall('Probe.fromGrpc', arguments);
    checkPortNumber('Probe.fromGrpc', options.port);
    const grpc = definedFields({ port: options.port, service: options.service });
    return new Probe('Probe.fromGrpc', { grpc }, options);
  }

  /**
   * A probe as in YAML. Every field is kept, even one that this library does not know.
   *
   * @param manifest - the probe, such as `{ tcpSocket: { port: 5432 }, periodSeconds: 5 }`
   * @throws FindingsError if it is not plain data, or does not have exactly one handler
   */
  public static fromManifest(manifest: PodFields.Probe): Probe {
    checkCall('Probe.fromManifest', arguments);
    const place = 'Probe.fromManifest';
    const problem = findNotPlainData(manifest);
    if (problem) {
      rejectOption('plain-data', {
        place,
        value: problem.path,
        message: `a probe is plain data, and ${problem.path === '' ? 'this' : problem.path} is ${problem.description}.`,
        fix: 'write it as in YAML: text, numbers, true and false, lists and objects.',
      });
    }
    checkHandlers(place, manifest);
    return new Probe(place, copyPlainData(manifest) as Fields, {});
  }

  /**
   * A probe from fields that a preset computed; its port may be missing.
   * @internal
   */
  public static _ofFields(fields: Fields): Probe {
    return new Probe('Probe', fields, {});
  }

  private readonly fields: Fields;

  private constructor(place: string, handler: Fields, timing: ProbeTiming) {
    this.fields = { ...handler, ...timingFields(place, timing) };
  }

  /** The probe as in a manifest: a copy. */
  public get manifest(): Manifest {
    return copyPlainData(this.fields) as Manifest;
  }

  /**
   * Renders the probe for a cdk8s-plus container that has it in place of a probe of cdk8s-plus.
   * @internal
   */
  public _toKube(container: never): unknown {
    return renderedProbe(this.manifest)(container);
  }
}
