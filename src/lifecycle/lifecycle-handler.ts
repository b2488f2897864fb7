import type { Duration } from 'cdk8s';
import { httpGetAction, type HttpGetOptions } from '../kubernetes/http-get';
import type { Fields, Manifest } from '../kubernetes/json';
import { copyPlainData } from '../kubernetes/plain-data';
import { checkCall } from '../options/check-call';
import { renderHandler } from '../plus/plus-handler';
import { checkHeaders } from '../probes/probe-values';
import { wholeSeconds } from '../template/whole-numbers';
import { rejectOption } from '../enforcement/reject-option';

/**
 * What the kubelet does right after a container starts (postStart) or before it stops it (preStop).
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export class LifecycleHandler {
  /**
   * Runs a command in the container.
   *
   * @param command - the program and its arguments; no shell is involved, and the program must be in the image
   * @throws FindingsError if it has no program (finding `hook-command`)
   */
  public static fromCommand(command: string[]): LifecycleHandler {
    checkCall('LifecycleHandler.fromCommand', arguments);
    if (command.length === 0 || command[0] === '') {
      rejectOption('hook-command', {
        place: 'LifecycleHandler.fromCommand.command',
        value: command,
        message: `the command ${JSON.stringify(command)} of a hook has no program.`,
        fix: "begin with the program, as in ['/bin/sh', '-c', 'sleep 5'].",
      });
    }
    return new LifecycleHandler({ exec: { command: [...command] } });
  }

  /**
   * Sends an HTTP GET request.
   *
   * @throws FindingsError if a header is invalid (finding `probe-header`)
   */
  public static fromHttpGet(options: HttpGetOptions): LifecycleHandler {
    checkCall('LifecycleHandler.fromHttpGet', arguments);
    checkHeaders('LifecycleHandler.fromHttpGet', options.headers);
    return new LifecycleHandler(httpGetAction(options));
  }

  /**
   * Waits. It needs no program in the image, and Kubernetes 1.30 or newer.
   *
   * @param duration - whole seconds, up to a day; not longer than the grace period of the Pod (finding `hook-sleep`). Zero
   * seconds need Kubernetes 1.33 or newer.
   * @throws FindingsError if the time is invalid (finding `hook-time`)
   */
  public static fromSleep(duration: Duration): LifecycleHandler {
    checkCall('LifecycleHandler.fromSleep', arguments);
    const rule = { rule: 'hook-time', what: 'the sleep of a hook', place: 'LifecycleHandler.fromSleep', least: 0 };
    return new LifecycleHandler({ sleep: { seconds: wholeSeconds(duration, rule) } });
  }

  private constructor(private readonly handler: Fields) {}

  /** The handler as in a manifest: a copy. */
  public get manifest(): Manifest {
    return copyPlainData(this.handler) as Manifest;
  }

  /**
   * Renders the handler for a cdk8s-plus container that has it in place of a handler of cdk8s-plus.
   * @internal
   */
  public _toKube(container: unknown): unknown {
    const fix =
      "give it to the Pod, as in LifecycleHooks.of({ preStop }).applyTo(deployment, 'web'), and leave it out of the container.";
    return renderHandler(this.handler, container, (problem) =>
      rejectOption('hook-spread', { place: 'LifecycleHandler', fix, ...problem }),
    );
  }
}
