import { appContainer } from './checks/app-container';
import { containerName } from './checks/container-name';
import { duplicateContainer } from './checks/duplicate-container';
import { duplicateMount } from './checks/duplicate-mount';
import { duplicatePort } from './checks/duplicate-port';
import { duplicatePortName } from './checks/duplicate-port-name';
import { duplicateVariable } from './checks/duplicate-variable';
import { duplicateVolume } from './checks/duplicate-volume';
import { featureUnavailable } from './checks/feature-unavailable';
import { fractionalBytes } from './checks/fractional-bytes';
import { hardenedPort } from './checks/hardened-port';
import { hardenedUser } from './checks/hardened-user';
import { hardenedWindows } from './checks/hardened-windows';
import { helperOutlivesJob } from './checks/helper-outlives-job';
import { hookHandler } from './checks/hook-handler';
import { hookSleep } from './checks/hook-sleep';
import { hookTcpSocket } from './checks/hook-tcp-socket';
import { hugePagesAlone } from './checks/huge-pages-alone';
import { imageReference } from './checks/image-reference';
import { initStepProbe } from './checks/init-step-probe';
import { jobDeadline } from './checks/job-deadline';
import { killedWhileStarting } from './checks/killed-while-starting';
import { livenessBeforeReadiness } from './checks/liveness-before-readiness';
import { milliBytes } from './checks/milli-bytes';
import { mountPath } from './checks/mount-path';
import { mountVolume } from './checks/mount-volume';
import { negativeAmount } from './checks/negative-amount';
import { objectName } from './checks/object-name';
import { overcommittedResource } from './checks/overcommitted-resource';
import { podLevelResources } from './checks/pod-level-resources';
import { portNumber } from './checks/port-number';
import { preStopTime } from './checks/pre-stop-time';
import { probeGracePeriod } from './checks/probe-grace-period';
import { probeHandler } from './checks/probe-handler';
import { probePort } from './checks/probe-port';
import { probePortUndeclared } from './checks/probe-port-undeclared';
import { probeSuccessThreshold } from './checks/probe-success-threshold';
import { probeTimeout } from './checks/probe-timeout';
import { processNamespace } from './checks/process-namespace';
import { requestAboveLimit } from './checks/request-above-limit';
import { resourceAmount } from './checks/resource-amount';
import { resourceName } from './checks/resource-name';
import { restartPolicy } from './checks/restart-policy';
import { sharedVolume } from './checks/shared-volume';
import { sidecarPreStop } from './checks/sidecar-pre-stop';
import { startDeadlock } from './checks/start-deadlock';
import { startGate } from './checks/start-gate';
import { variableName } from './checks/variable-name';
import { volumeName } from './checks/volume-name';
import type { Rule } from './rule';

/** Every rule, sorted by id. */
export const RULES: readonly Rule[] = [
  appContainer,
  containerName,
  duplicateContainer,
  duplicateMount,
  duplicatePort,
  duplicatePortName,
  duplicateVariable,
  duplicateVolume,
  featureUnavailable,
  fractionalBytes,
  hardenedPort,
  hardenedUser,
  hardenedWindows,
  helperOutlivesJob,
  hookHandler,
  hookSleep,
  hookTcpSocket,
  hugePagesAlone,
  imageReference,
  initStepProbe,
  jobDeadline,
  killedWhileStarting,
  livenessBeforeReadiness,
  milliBytes,
  mountPath,
  mountVolume,
  negativeAmount,
  objectName,
  overcommittedResource,
  podLevelResources,
  portNumber,
  preStopTime,
  probeGracePeriod,
  probeHandler,
  probePort,
  probePortUndeclared,
  probeSuccessThreshold,
  probeTimeout,
  processNamespace,
  requestAboveLimit,
  resourceAmount,
  resourceName,
  restartPolicy,
  sharedVolume,
  sidecarPreStop,
  startDeadlock,
  startGate,
  variableName,
  volumeName,
];
