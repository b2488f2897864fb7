/** Where kubectl shows something. */
export type SymptomPlace =
  /** The column STATUS of `kubectl get pods`, and the reason of a container's state. */
  | 'status'
  /** An event of `kubectl describe` and `kubectl events`, or the condition of a Job. */
  | 'event'
  /** An error or a warning that a command of kubectl prints, such as `apply` or `drain`. */
  | 'answer'
  /** What the program itself logs. */
  | 'log';

/** Something that a cluster shows of what breaks a rule. */
export interface Symptom {
  /** As kubectl prints it; `*` stands for what differs from case to case. */
  readonly text: string;
  readonly place: SymptomPlace;
  /**
   * The folder of Kubernetes' source that has the text between the stars, or a module of Kubernetes and a folder in it;
   * absent if a program of the user or a container runtime prints it.
   */
  readonly below?: string;
  /** What the source has of it, if Kubernetes puts the text together from parts. */
  readonly written?: string;
  /**
   * The minor version since which Kubernetes shows it, such as 28 for 1.28.
   * @default - every version
   */
  readonly since?: number;
}

const KUBELET = 'pkg/kubelet';
const KUBERUNTIME = 'pkg/kubelet/kuberuntime';
const IMAGES = 'pkg/kubelet/images';
const EVENTS = 'pkg/kubelet/events';
const EVICTION = 'pkg/kubelet/eviction';
const SCHEDULER = 'pkg/scheduler';
const JOBS = 'pkg/controller/job';
const PRINTERS = 'pkg/printers/internalversion';
const WARNINGS = 'pkg/api/pod';
const PROBE_FAILED = { place: 'event', below: 'pkg/kubelet/prober', written: ' probe failed: ' } as const;

/** What clusters show, each of which several rules can be the cause of. */
export const SYMPTOMS = {
  completedBeside: { text: 'NotReady', place: 'status', below: PRINTERS },
  configError: { text: 'CreateContainerConfigError', place: 'status', below: KUBELET },
  containerCreating: { text: 'ContainerCreating', place: 'status', below: KUBELET },
  crashLoop: { text: 'CrashLoopBackOff', place: 'status', below: KUBELET },
  createError: { text: 'CreateContainerError', place: 'status', below: KUBERUNTIME },
  deadline: { text: 'DeadlineExceeded', place: 'status', below: JOBS },
  evicted: { text: 'Evicted', place: 'status', below: EVICTION },
  imageBackOff: { text: 'ImagePullBackOff', place: 'status', below: IMAGES },
  imageError: { text: 'ErrImagePull', place: 'status', below: IMAGES },
  initCrashLoop: { text: 'Init:CrashLoopBackOff', place: 'status', below: PRINTERS, written: 'Init:' },
  initCount: { text: 'Init:0/1', place: 'status', below: PRINTERS, written: 'Init:' },
  initError: { text: 'Init:Error', place: 'status', below: PRINTERS, written: 'Init:' },
  initializing: { text: 'PodInitializing', place: 'status', below: KUBELET },
  invalidImage: { text: 'InvalidImageName', place: 'status', below: IMAGES },
  neverPulled: { text: 'ErrImageNeverPull', place: 'status', below: IMAGES },
  outOfMemory: { text: 'OOMKilled', place: 'status', below: KUBERUNTIME },
  pending: { text: 'Pending', place: 'status', below: 'pkg/apis/core' },
  runError: { text: 'RunContainerError', place: 'status', below: 'pkg/kubelet/container' },

  backOff: { text: 'Back-off restarting failed container', place: 'event', below: KUBELET },
  backOffReason: { text: 'BackOff', place: 'event', below: EVENTS },
  backoffLimit: { text: 'BackoffLimitExceeded', place: 'event', below: JOBS },
  unmountedVolumes: { text: 'unmounted volumes=[*]', place: 'event', below: KUBELET, written: 'unmounted volumes=' },
  commandTimedOut: { text: 'command timed out', place: 'event' },
  exceededDeadline: { text: 'DeadlineExceeded', place: 'event', below: JOBS },
  exceededStorage: { text: 'exceeds the total limit of containers', place: 'event', below: EVICTION },
  exceededVolume: {
    text: 'Usage of EmptyDir volume "*" exceeds the limit',
    place: 'event',
    below: EVICTION,
    written: 'Usage of EmptyDir volume *exceeds the limit',
  },
  exitCode137: { text: 'Exit Code: 137', place: 'event' },
  failedCreate: { text: 'FailedCreate', place: 'event', below: 'pkg/controller' },
  failedMount: { text: 'FailedMount', place: 'event', below: EVENTS },
  failedPostStart: { text: 'FailedPostStartHook', place: 'event', below: EVENTS },
  failedPreStop: { text: 'FailedPreStopHook', place: 'event', below: EVENTS },
  failedScheduling: { text: 'FailedScheduling', place: 'event', below: SCHEDULER },
  imageBackOffEvent: { text: 'Back-off pulling image', place: 'event', below: IMAGES },
  insufficientCpu: { text: 'Insufficient cpu', place: 'event', below: SCHEDULER, written: 'Insufficient %v' },
  insufficientMemory: { text: 'Insufficient memory', place: 'event', below: SCHEDULER, written: 'Insufficient %v' },
  killedByLiveness: { text: 'failed liveness probe', place: 'event', below: KUBELET },
  killedByStartup: { text: 'failed startup probe', place: 'event', below: KUBELET },
  killing: { text: 'Killing', place: 'event', below: EVENTS },
  livenessFailed: { text: 'Liveness probe failed', ...PROBE_FAILED },
  lowOnResource: { text: 'The node was low on resource', place: 'event', below: EVICTION },
  memoryLimitTooLow: { text: 'memory limit too low?', place: 'event' },
  missingMapKey: { text: "couldn't find key * in ConfigMap *", place: 'event', below: KUBELET },
  missingSecretKey: { text: "couldn't find key * in Secret *", place: 'event', below: KUBELET },
  missingVariable: { text: 'missing value for *', place: 'event', below: 'pkg/kubelet/container' },
  neverPulledEvent: {
    text: 'Container image "*" is not present with pull policy of Never',
    place: 'event',
    below: IMAGES,
  },
  otherNodeLabels: {
    text: "didn't match Pod's node affinity/selector",
    place: 'event',
    below: SCHEDULER,
  },
  noFreePorts: {
    text: "didn't have free ports for the requested pod ports",
    place: 'event',
    below: 'pkg/scheduler/framework/plugins/nodeports',
  },
  notExecutable: { text: 'executable file not found', place: 'event' },
  probeErrored: { text: 'probe errored', place: 'event', below: 'pkg/kubelet/prober' },
  readinessFailed: { text: 'Readiness probe failed', ...PROBE_FAILED },
  rootImage: { text: 'container has runAsNonRoot and image will run as root', place: 'event', below: KUBERUNTIME },
  runAsRoot: { text: "container's runAsUser breaks non-root policy", place: 'event', below: KUBELET },
  settingOwnership: { text: 'VolumePermissionChangeInProgress', place: 'event', below: EVENTS, since: 33 },
  startupFailed: { text: 'Startup probe failed', ...PROBE_FAILED },
  systemOutOfMemory: { text: 'SystemOOM', place: 'event', below: 'pkg/kubelet/oom' },
  unhealthy: { text: 'Unhealthy', place: 'event', below: EVENTS },
  waitingTooLong: { text: 'context deadline exceeded', place: 'event' },

  blockedEviction: {
    text: "Cannot evict pod as it would violate the pod's disruption budget.",
    place: 'answer',
    below: 'pkg/registry/core/pod',
  },
  defaultedContainer: {
    text: 'Defaulted container "*" out of: *',
    place: 'answer',
    below: 'k8s.io/kubectl/pkg/cmd/util/podcmd',
  },

  noMatches: {
    text: 'no matches for kind "*" in version "*"',
    place: 'answer',
    below: 'k8s.io/apimachinery/pkg/api/meta',
    written: 'no matches for kind %q in version %q',
  },
  duplicateKey: { text: 'duplicate entries for key [*]', place: 'answer' },
  duplicatePort: { text: 'duplicate port definition with *', place: 'answer', below: WARNINGS, since: 28 },
  duplicatePortName: {
    text: 'duplicate port name "*" with *',
    place: 'answer',
    below: WARNINGS,
    written: 'duplicate port name',
    since: 33,
  },
  fractionalBytes: {
    text: 'fractional byte value "*" is invalid, must be an integer',
    place: 'answer',
    below: WARNINGS,
    written: 'fractional byte value*is invalid, must be an integer',
  },
  hiddenVariable: {
    text: 'hides previous definition of "*", which may be dropped when using apply',
    place: 'answer',
    below: WARNINGS,
    written: 'hides previous definition of',
    since: 28,
  },
  negativeGrace: { text: 'negative values are invalid and will be treated as 1', place: 'answer', below: WARNINGS },
  overlappingPaths: {
    text: 'overlapping paths: *',
    place: 'answer',
    below: WARNINGS,
    written: 'overlapping paths: ',
    since: 32,
  },

  addressInUse: { text: 'address already in use', place: 'log' },
  portDenied: { text: 'permission denied', place: 'log' },
  readOnly: { text: 'Read-only file system', place: 'log' },
  refused: { text: 'connection refused', place: 'log' },
} as const satisfies { readonly [name: string]: Symptom };
