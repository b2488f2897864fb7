import { stringify } from 'yaml';
import type { PredictedRun } from '../../../support/simulation/behavior';
import { behaviorsOf } from './behavior';
import type { Observation } from './observe';
import type { RunPod } from './run-pod';
import { containerStatuses, phaseOf, trueConditions } from '../pod-status';

/** Everything that a named test about a Pod needs: the Pod, its behaviors, the prediction and what was seen. */
export function described({ pod, predicted, seen }: RunPod): string[] {
  const metadata = { name: pod.name };
  return [
    '--- the Pod',
    stringify({ apiVersion: 'v1', kind: 'Pod', metadata, spec: pod.spec }).trimEnd(),
    '--- what its containers do',
    ...[...behaviorsOf(pod.scripts)].map(([container, behavior]) => `${container}: ${JSON.stringify(behavior)}`),
    '--- the prediction',
    ...predictionLines(predicted),
    '--- what was seen, in seconds from the start of the first container',
    ...seenLines(seen),
  ];
}

function predictionLines({ events, phases, conditions, containers, isCertain }: PredictedRun): string[] {
  const events_ = events.map(
    ({ id, earliestSeconds, latestSeconds, exitCode, after }) =>
      `${fixed(earliestSeconds)} to ${fixed(latestSeconds)}  ${id} ${exitCode ?? ''}  after ${after.join(', ')}`,
  );
  return [
    ...events_,
    ...phases.map(
      ({ phase, earliestSeconds, latestSeconds }) => `${fixed(earliestSeconds)} to ${fixed(latestSeconds)}  ${phase}`,
    ),
    JSON.stringify({ conditions, containers, isCertain }),
  ];
}

function seenLines({ lines, versions, uptimeOffset, deletedAt, endedAt }: Observation): string[] {
  const start = lines[0]?.at ?? 0;
  const written = lines.map(
    ({ at, container, restart, event, exitCode }) =>
      [at - start, `${container}#${restart} ${event} ${exitCode ?? ''}`] as const,
  );
  const stored = versions.map(({ seenAt, pod }) => {
    const containers = containerStatuses(pod).map(
      ({ name, restarts, state, end, isStarted, isReady }) =>
        `${name}#${restarts} ${state}${end ? ` ${end.exitCode}` : ''}${isStarted ? ' started' : ''}${isReady ? ' ready' : ''}`,
    );
    const conditions = [...trueConditions(pod).keys()].join(' ');
    return [
      seenAt / 1000 + uptimeOffset - start,
      `  status: ${phaseOf(pod)}; ${conditions}; ${containers.join(', ')}`,
    ] as const;
  });
  const acts = [
    ...(deletedAt === undefined ? [] : [[deletedAt - start, 'deleted'] as const]),
    [endedAt - start, 'end'] as const,
  ];
  return [...written, ...stored, ...acts]
    .sort(([left], [right]) => left - right)
    .map(([at, text]) => `${fixed(at)}  ${text}`);
}

function fixed(seconds: number | null): string {
  return seconds?.toFixed(2) ?? '?';
}
