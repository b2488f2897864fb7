import { listed, quotedFirst, sentence } from '../../../kubernetes/words';
import { isLongRunning } from '../../../pod/containers';
import type { ProbeBounds } from '../../../pod/probes/container-bounds';
import type { PodProbe, ProbeField } from '../../../pod/probes/pod-probes';
import type { ExplainedPod } from '../../explain-object';
import type { Block, Row } from '../../layout/blocks';
import { requestText, undeclaredPortText } from '../../wording/probe-request-text';
import { secondsText } from '../amounts-and-times';
import type { Section } from '../report-section';

/** Who asks which container what, and what follows from it for the container and for the Pod. */
export const probesSection: Section = {
  heading: () => 'Probes',
  blocks: (pod) =>
    pod.probes.length === 0
      ? []
      : [
          { type: 'table', header: ['container', 'probe', 'asks', 'every', 'timeout', 'failures'], rows: rowsOf(pod) },
          {
            type: 'text',
            text: 'At the latest, from the start of the container until it is up, and from a hang until:',
          },
          {
            type: 'table',
            indent: 2,
            header: ['container', 'up, or told to stop', 'out of traffic', 'hang noticed', 'killed'],
            rows: pod.probeBounds.map((bounds) => boundsRow(bounds, pod)),
          },
          ...pod.probeBounds.flatMap(startTexts),
          ...pod.probes.filter(({ isPortUndeclared }) => isPortUndeclared).map(undeclaredPortBlock),
          ...delayTexts(pod.probeBounds),
          ...successTexts(pod.probes),
          ...trafficTexts(pod),
        ],
};

const NAMES: Readonly<Record<ProbeField, string>> = {
  startupProbe: 'startup',
  readinessProbe: 'readiness',
  livenessProbe: 'liveness',
};

function rowsOf({ probes }: ExplainedPod): Row[] {
  return probes.map((probe) => [
    { text: probe.container, style: 'name' },
    NAMES[probe.probe],
    requestText(probe),
    secondsText(probe.periodSeconds),
    secondsText(probe.timeoutSeconds),
    `${probe.failureThreshold}`,
  ]);
}

function boundsRow(bounds: ProbeBounds, { start, conditions }: ExplainedPod): Row {
  const { container, startedOrStoppedSeconds, outOfTrafficSeconds, hangNoticedSeconds, killedSeconds } = bounds;
  const isNeverUp = start.some((step) => step.container === container && step.neverPasses === true);
  return [
    { text: container, style: 'name' },
    startedOrStoppedSeconds === null ? upText(isNeverUp) : secondsText(startedOrStoppedSeconds),
    isEverReady(conditions) ? boundText(outOfTrafficSeconds) : 'never in it',
    boundText(hangNoticedSeconds),
    boundText(killedSeconds),
  ];
}

function isEverReady(conditions: ExplainedPod['conditions']): boolean {
  return conditions.some(({ type }) => type === 'Ready');
}

function upText(isNeverUp: boolean): string {
  return isNeverUp ? 'never' : 'at once';
}

function boundText(seconds: number | null): string {
  return seconds === null ? 'never' : secondsText(seconds);
}

/** Of the containers that wait for one of many sidecars, no more are named. */
const MAX_NAMES = 8;

function startTexts({ container, mayTakeToStartSeconds, startupHoldsBack }: ProbeBounds): Block[] {
  const { probes, containers } = startupHoldsBack;
  const held = [
    ...(probes.length === 0 ? [] : [`its ${listed(probes.map((field) => NAMES[field]))} ${probesWait(probes.length)}`]),
    ...(containers.length === 0
      ? []
      : [`${quotedFirst(containers, MAX_NAMES)} ${containers.length === 1 ? 'does' : 'do'} not start`]),
  ];
  return [
    ...(mayTakeToStartSeconds === null
      ? []
      : [text(`"${container}" may take ${secondsText(mayTakeToStartSeconds)} to answer without being stopped for it`)]),
    ...(held.length === 0
      ? []
      : [text(`Until the startup probe of "${container}" has succeeded, ${held.join(', and ')}`)]),
  ];
}

function probesWait(count: number): string {
  return count === 1 ? 'probe waits' : 'probes wait';
}

function undeclaredPortBlock(probe: PodProbe): Block {
  return { type: 'text', style: 'warning', text: undeclaredPortText(probe) };
}

function delayTexts(bounds: readonly ProbeBounds[]): Block[] {
  return bounds
    .filter(({ initialDelaySeconds }) => initialDelaySeconds > 0)
    .map(({ container, initialDelaySeconds: delay }) =>
      text(
        `Right after a start of "${container}", what is left of an initial delay of ${secondsText(delay)} comes on top`,
      ),
    );
}

function successTexts(probes: readonly PodProbe[]): Block[] {
  return probes
    .filter(({ successThreshold }) => successThreshold > 1)
    .map(({ container, successThreshold }) =>
      text(`"${container}" is ready after ${successThreshold} answers in a row`),
    );
}

/** When traffic leaves the Pod as a whole. */
function trafficTexts({ probeBounds, containers, conditions }: ExplainedPod): Block[] {
  if (!isEverReady(conditions)) return [];
  const leaving = probeBounds.filter(({ outOfTrafficSeconds }) => outOfTrafficSeconds !== null);
  const times = leaving.map(
    ({ container, outOfTrafficSeconds }) => `${secondsText(outOfTrafficSeconds ?? 0)} after "${container}" hangs`,
  );
  const running = containers.filter(isLongRunning).map(({ name }) => name);
  const silent = running.filter((name) => !leaving.some(({ container }) => container === name));
  return [
    ...(times.length === 0
      ? []
      : [
          text(`Traffic leaves the whole Pod when one of its containers is not ready: ${listed(times)}, at the latest`),
        ]),
    ...(silent.length === 0 ? [] : [text(`If ${either(silent)} hangs, the Pod stays ready, and nobody stops it`)]),
  ];
}

function either(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}

function text(words: string): Block {
  return { type: 'text', text: sentence(words) };
}
