/**
 * What kind of container a helper becomes.
 */
export enum Placement {
  /**
   * An init container with `restartPolicy: Always`. It starts before the app and stops after it, and a Job ends when the
   * app does. It needs Kubernetes 1.29 or newer.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
   */
  NATIVE_SIDECAR = 'native-sidecar',

  /**
   * An ordinary container beside the app. It starts and stops together with it, in no order. A Pod that is to end, such
   * as that of a Job, cannot have one.
   */
  APP_CONTAINER = 'app-container',
}
