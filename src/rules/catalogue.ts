import { appContainer } from './checks/app-container';
import { containerName } from './checks/container-name';
import { duplicateContainer } from './checks/duplicate-container';
import { duplicateMount } from './checks/duplicate-mount';
import { duplicatePort } from './checks/duplicate-port';
import { duplicatePortName } from './checks/duplicate-port-name';
import { duplicateVariable } from './checks/duplicate-variable';
import { duplicateVolume } from './checks/duplicate-volume';
import { featureUnavailable } from './checks/feature-unavailable';
import { hardenedPort } from './checks/hardened-port';
import { hardenedUser } from './checks/hardened-user';
import { hardenedWindows } from './checks/hardened-windows';
import { helperOutlivesJob } from './checks/helper-outlives-job';
import { imageReference } from './checks/image-reference';
import { initStepProbe } from './checks/init-step-probe';
import { mountPath } from './checks/mount-path';
import { mountVolume } from './checks/mount-volume';
import { negativeAmount } from './checks/negative-amount';
import { objectName } from './checks/object-name';
import { portNumber } from './checks/port-number';
import { probePort } from './checks/probe-port';
import { processNamespace } from './checks/process-namespace';
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
  hardenedPort,
  hardenedUser,
  hardenedWindows,
  helperOutlivesJob,
  imageReference,
  initStepProbe,
  mountPath,
  mountVolume,
  negativeAmount,
  objectName,
  portNumber,
  probePort,
  processNamespace,
  restartPolicy,
  sharedVolume,
  sidecarPreStop,
  startDeadlock,
  startGate,
  variableName,
  volumeName,
];
