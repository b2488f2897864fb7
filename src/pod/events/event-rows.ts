import type { FirstPatches } from '../../kubernetes/patches';

/** What happens to a Pod that events tell. */
export type EventOccasion =
  | 'scheduled'
  | 'containerStarts'
  | 'startupFails'
  | 'livenessFails'
  | 'readinessFails'
  | 'postStartFails'
  | 'startsAgain'
  | 'deadlineExceeded'
  | 'stops'
  | 'preStopFails';

/** To which containers it can happen: by a probe or hook that they have, or by what they are. */
export type EventScope =
  | 'Pod'
  | 'podWithDeadline'
  | 'container'
  | 'pullingContainer'
  | 'containerWithPresentImage'
  | 'restartingContainer'
  | 'restartingApp'
  | 'endingApp'
  | 'initContainer';

/** What a kubelet or scheduler writes from some patches on. */
interface EventText {
  readonly since: FirstPatches;
  /** `*` stands for what differs from case to case, such as the name of the container. */
  readonly text: string;
}

/** An event, and what it said from version to version. */
export interface EventRow {
  readonly occasion: EventOccasion;
  readonly of: EventScope;
  /** The field that a container must have: a probe, or a hook. */
  readonly field?: string;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  /** The oldest first. */
  readonly texts: readonly EventText[];
}

const ALWAYS: FirstPatches = { 27: 0 };

/**
 * Source, of 1.27 to 1.38.0-beta.0: pkg/kubelet/kuberuntime, startContainer, killContainer, computePodActions,
 * computeInitContainerActions and doBackOff; pkg/kubelet/images/image_manager.go; pkg/kubelet/prober/prober.go;
 * pkg/kubelet/active_deadline.go; pkg/scheduler/schedule_one.go
 */
export const EVENT_ROWS: readonly EventRow[] = [
  row('scheduled', 'Pod', 'Normal Scheduled', 'Successfully assigned * to *'),
  row('containerStarts', 'pullingContainer', 'Normal Pulling', 'Pulling image "*"'),
  row('containerStarts', 'pullingContainer', 'Normal Pulled', [
    { since: ALWAYS, text: 'Successfully pulled image "*" in * (* including waiting)' },
    { since: { 30: 0 }, text: 'Successfully pulled image "*" in * (* including waiting). Image size: * bytes.' },
  ]),
  row('containerStarts', 'containerWithPresentImage', 'Normal Pulled', [
    { since: ALWAYS, text: 'Container image "*" already present on machine' },
    // Unless the gate KubeletEnsureSecretPulledImages of the kubelet is off.
    { since: { 35: 0 }, text: 'Container image "*" already present on machine and can be accessed by the pod' },
  ]),
  row('containerStarts', 'container', 'Normal Created', [
    { since: ALWAYS, text: 'Created container *' },
    { since: { 29: 14, 30: 10, 31: 6, 32: 0 }, text: 'Created container: *' },
    { since: { 35: 0 }, text: 'Container created' },
  ]),
  row('containerStarts', 'container', 'Normal Started', [
    { since: ALWAYS, text: 'Started container *' },
    { since: { 35: 0 }, text: 'Container started' },
  ]),
  ...probeRows('startupFails', 'Startup', 'startupProbe'),
  ...killRows('startupFails', 'startup', 'startupProbe'),
  ...probeRows('livenessFails', 'Liveness', 'livenessProbe'),
  ...killRows('livenessFails', 'liveness', 'livenessProbe'),
  ...probeRows('readinessFails', 'Readiness', 'readinessProbe'),
  row('postStartFails', 'container', 'Warning FailedPostStartHook', 'PostStartHook failed', 'lifecycle.postStart'),
  row('postStartFails', 'container', 'Normal Killing', 'FailedPostStartHook', 'lifecycle.postStart'),
  row('startsAgain', 'restartingContainer', 'Warning BackOff', 'Back-off restarting failed container * in pod *'),
  row(
    'deadlineExceeded',
    'podWithDeadline',
    'Normal DeadlineExceeded',
    'Pod was active on the node longer than the specified deadline',
  ),
  row('stops', 'container', 'Normal Killing', 'Stopping container *'),
  row('preStopFails', 'container', 'Warning FailedPreStopHook', 'PreStopHook failed', 'lifecycle.preStop'),
];

/** @param event - the type and the reason */
function row(
  occasion: EventOccasion,
  of: EventScope,
  event: `${EventRow['type']} ${string}`,
  texts: string | readonly EventText[],
  field?: string,
): EventRow {
  const [type, reason = ''] = event.split(' ') as [EventRow['type'], string];
  return {
    occasion,
    of,
    type,
    reason,
    texts: typeof texts === 'string' ? [{ since: ALWAYS, text: texts }] : texts,
    ...(field !== undefined && { field }),
  };
}

function probeRows(occasion: EventOccasion, probe: string, field: string): EventRow[] {
  return [
    row(occasion, 'container', 'Warning Unhealthy', `${probe} probe failed: *`, field),
    row(
      occasion,
      'container',
      'Warning Unhealthy',
      [
        { since: ALWAYS, text: `${probe} probe errored: *` },
        { since: { 33: 0 }, text: `${probe} probe errored and resulted in * state: *` },
      ],
      field,
    ),
  ];
}

function killRows(occasion: EventOccasion, probe: string, field: string): EventRow[] {
  return [
    row(occasion, 'restartingApp', 'Normal Killing', `Container * failed ${probe} probe, will be restarted`, field),
    row(occasion, 'endingApp', 'Normal Killing', `Container * failed ${probe} probe`, field),
    row(occasion, 'initContainer', 'Normal Killing', `Init container * failed ${probe} probe`, field),
  ];
}
