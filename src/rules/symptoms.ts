/** Where kubectl shows something. */
export type SymptomPlace =
  /** The column STATUS of `kubectl get pods`, and the reason of a container's state. */
  | 'status'
  /** An event of `kubectl describe` and `kubectl events`. */
  | 'event'
  /** What the program itself logs. */
  | 'log';

/** Something that a cluster shows of what breaks a rule. */
export interface Symptom {
  /** As kubectl prints it; `*` stands for what differs from case to case. */
  readonly text: string;
  readonly place: SymptomPlace;
  /** The folder of Kubernetes' source that has the text between the stars; absent if a program of the user prints it. */
  readonly below?: string;
  /** What the source has of it, if Kubernetes puts the text together from parts. */
  readonly written?: string;
}

const KUBELET = 'pkg/kubelet';
const IMAGES = 'pkg/kubelet/images';
const PROBE_FAILED = { below: 'pkg/kubelet/prober', written: ' probe failed: ' };

/** What clusters show, each of which several rules can be the cause of. */
export const SYMPTOMS = {
  crashLoop: { text: 'CrashLoopBackOff', place: 'status', below: KUBELET },
  backOff: { text: 'Back-off restarting failed container', place: 'event', below: KUBELET },
  configError: { text: 'CreateContainerConfigError', place: 'status', below: KUBELET },
  failedPostStart: { text: 'FailedPostStartHook', place: 'event', below: 'pkg/kubelet/events' },
  failedPreStop: { text: 'FailedPreStopHook', place: 'event', below: 'pkg/kubelet/events' },
  failedScheduling: { text: 'FailedScheduling', place: 'event', below: 'pkg/scheduler' },
  imageBackOff: { text: 'ImagePullBackOff', place: 'status', below: IMAGES },
  imageBackOffEvent: { text: 'Back-off pulling image', place: 'event', below: IMAGES },
  imageError: { text: 'ErrImagePull', place: 'status', below: IMAGES },
  initializing: { text: 'PodInitializing', place: 'status', below: KUBELET },
  invalidImage: { text: 'InvalidImageName', place: 'status', below: IMAGES },
  killedByLiveness: { text: 'failed liveness probe', place: 'event', below: KUBELET },
  livenessFailed: { text: 'Liveness probe failed', place: 'event', ...PROBE_FAILED },
  readinessFailed: { text: 'Readiness probe failed', place: 'event', ...PROBE_FAILED },
  runAsRoot: { text: "container's runAsUser breaks non-root policy", place: 'event', below: KUBELET },
  runError: { text: 'RunContainerError', place: 'status', below: 'pkg/kubelet/container' },
  startupFailed: { text: 'Startup probe failed', place: 'event', ...PROBE_FAILED },
  pending: { text: 'Pending', place: 'status', below: 'pkg/apis/core' },
  addressInUse: { text: 'address already in use', place: 'log' },
  notExecutable: { text: 'executable file not found', place: 'event' },
  noFreePorts: {
    text: "didn't have free ports for the requested pod ports",
    place: 'event',
    below: 'pkg/scheduler/framework/plugins/nodeports',
  },
  neverPulled: { text: 'ErrImageNeverPull', place: 'status', below: IMAGES },
  neverPulledEvent: {
    text: 'Container image "*" is not present with pull policy of Never',
    place: 'event',
    below: IMAGES,
  },
  insufficientCpu: { text: 'Insufficient cpu', place: 'event', below: 'pkg/scheduler', written: 'Insufficient %v' },
  outOfMemory: { text: 'OOMKilled', place: 'status' },
  deadline: { text: 'DeadlineExceeded', place: 'event', below: KUBELET },
} as const satisfies { readonly [name: string]: Symptom };
