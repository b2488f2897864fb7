import type { Duration } from 'cdk8s';
import { httpGetAction, type HttpGetOptions } from '../kubernetes/http-get';
import type { Fields, Manifest } from '../kubernetes/json';

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
   */
  public static exec(command: string[]): LifecycleHandler {
    return new LifecycleHandler({ exec: { command: [...command] } });
  }

  /** Sends an HTTP GET request. */
  public static httpGet(options: HttpGetOptions): LifecycleHandler {
    return new LifecycleHandler(httpGetAction(options));
  }

  /**
   * Waits. It needs no program in the image, and Kubernetes 1.30 or newer.
   *
   * @param duration - whole seconds; not longer than the grace period of the Pod
   */
  public static sleep(duration: Duration): LifecycleHandler {
    return new LifecycleHandler({ sleep: { seconds: duration.toSeconds() } });
  }

  private constructor(private readonly handler: Fields) {}

  /** The handler as it stands in a manifest: a copy. */
  public get manifest(): Manifest {
    return structuredClone(this.handler);
  }
}
