import { sentence } from '../../kubernetes/words';
import type { DroppedField } from '../dropped-fields';

/** What becomes of the Pod without the fields of a feature, by its gate. */
const EFFECTS: { readonly [gate: string]: (container: string) => string } = {
  SidecarContainers: (name) =>
    `${name} is an init container, and what stands after it starts only when it has ended with 0`,
  ContainerRestartRules: (name) => `${name} starts again under the restart policy of the Pod`,
  PodLifecycleSleepAction: (name) => `${name} does not sleep in this hook`,
  ContainerStopSignals: (name) => `${name} gets the stop signal of its image, or TERM`,
  PodLevelResources: () => 'only what the containers ask for counts',
  PodSchedulingReadiness: () => 'the Pod is scheduled at once',
  UserNamespacesSupport: () => 'the users in the containers are users of the node',
  ImageVolume: () => 'the files of the image are not there',
  RecursiveReadOnlyMounts: (name) => `${name} can write to what is mounted below it`,
  DynamicResourceAllocation: () => 'the Pod gets no device by a claim',
  ProbeTerminationGracePeriod: (name) => `the grace period of the Pod holds if the probe stops ${name}`,
  GRPCContainerProbe: (name) => `${name} has a probe without a handler`,
  InPlacePodVerticalScaling: (name) => `the resources of ${name} cannot be changed while it runs`,
  HostnameOverride: () => 'the Pod has the hostname that it always had',
  ClusterTrustBundleProjection: () => 'the volume lacks these files',
  PodCertificateRequest: () => 'the volume lacks these files',
  AtomicWriteVolumeUserFields: () => 'the files belong to root, or to the fsGroup',
  EmptyDirVolumeMode: () => 'everybody can write to the volume',
  SupplementalGroupsPolicy: () => 'the groups of the image are added',
  ProcMountType: (name) => `parts of /proc are hidden from ${name}`,
  H2CContainerProbe: () => 'HTTP/1.1 is spoken',
  JobBackoffLimitPerIndex: () => 'the Job does not tell the failures of one index from others',
  JobPodReplacementPolicy: () => 'the Job replaces a Pod as soon as it is to be deleted',
  JobSuccessPolicy: () => 'the Job succeeds only when enough of its Pods have',
  JobManagedBy: () => 'the controller of Kubernetes runs the Job',
  GRPCContainerProbeTLS: () => 'the probe speaks without TLS',
};

/** A field that the target drops, and what becomes of the Pod without it. */
export function droppedFieldText({ path, container, feature, gate, isKnown, keptFrom }: DroppedField): string {
  const cures = [
    ...(keptFrom === null ? [] : [`from Kubernetes ${keptFrom} on`]),
    ...(isKnown ? [`with the feature gate ${gate}`] : []),
  ];
  const cure = cures.length === 0 ? 'in no later version' : cures.join(', or ');
  const effect = EFFECTS[gate]?.(container === null ? 'the container' : `"${container}"`);
  return `${path} (${feature}; ${cure})${effect === undefined ? '.' : `: ${sentence(effect)}`}`;
}
