import { sentence } from '../../../kubernetes/words';
import { withoutEphemeral } from '../../../pod/containers';
import type { PodConditionTime, StartStep } from '../../../pod/timeline/start';
import type { PodConditionType } from '../../../pod/timeline/start-reach';
import type { ExplainedStep } from '../../start-explanation';
import type { ExplainedPod } from '../../explain-object';
import type { Block, Row } from '../../layout/blocks';
import { rolesOf } from '../../wording/container-text';
import { unboundedStartText } from '../../wording/unbounded-start-text';
import type { Section } from '../report-section';
import { timeText } from '../amounts-and-times';

/** The start as a timeline, with the Pod's conditions and whatever never lets it finish. */
export const startSection: Section = {
  heading: () => 'Start, from the start of the first container (pulling images comes on top)',
  blocks: (pod) => (pod.conditions.length === 0 ? [] : startBlocks(pod)),
};

function startBlocks(pod: ExplainedPod): Block[] {
  const { start, conditions, unboundedStart, deadlocks } = pod;
  const roles = rolesOf(pod.containers);
  return [
    { type: 'table', rows: [...timeline(start, conditions, roles), ...neverRows(pod, roles)] },
    ...(unboundedStart.length === 0 ? [] : [{ type: 'text', text: unboundedStartText(unboundedStart) } as const]),
    ...deadlocks.map((reason) => ({ type: 'text', text: sentence(reason), style: 'bad' }) as const),
  ];
}

type Roles = ReturnType<typeof rolesOf>;

/** What the start never comes to. */
function neverRows({ start, conditions, containers }: ExplainedPod, roles: Roles): Row[] {
  const started = new Set(start.map(({ container }) => container));
  const reached = new Set<string>(conditions.map(({ type }) => type));
  return [
    ...start.flatMap(({ neverPasses, container, gate }) => (neverPasses ? [`${container} ${GATES[gate]}`] : [])),
    ...withoutEphemeral(containers)
      .filter(({ name }) => !started.has(name))
      .map(({ name, kind }) => `${name} (${roles.get(name) ?? kind}) starts`),
    ...CONDITIONS_IN_THE_END.filter((type) => !reached.has(type)),
  ].map((text) => ['never', { text, style: 'bad' }]);
}

const CONDITIONS_IN_THE_END: readonly PodConditionType[] = ['Initialized', 'ContainersReady', 'Ready'];

function timeline(start: readonly ExplainedStep[], conditions: readonly PodConditionTime[], roles: Roles): Row[] {
  const [before, app] = [start.filter(isBeforeApp), start.filter((step) => !isBeforeApp(step))];
  return [
    ...conditionRows(conditions, 'PodScheduled', 'PodReadyToStartContainers'),
    ...before.flatMap((step) => [startRow(step, roles), ...gateRows(step)]),
    ...conditionRows(conditions, 'Initialized'),
    ...app.map((step) => startRow(step, roles)),
    ...app.flatMap(gateRows),
    ...conditionRows(conditions, 'ContainersReady', 'Ready'),
  ];
}

function isBeforeApp({ kind }: StartStep): boolean {
  return kind === 'init' || kind === 'sidecar';
}

function conditionRows(conditions: readonly PodConditionTime[], ...types: readonly PodConditionType[]): Row[] {
  return conditions
    .filter(({ type }) => types.includes(type))
    .map(({ type, earliestSeconds, latestSeconds }) => [
      timeText(earliestSeconds, latestSeconds),
      { text: type, style: 'good' },
    ]);
}

function startRow({ container, kind, startsEarliestSeconds, startsLatestSeconds }: StartStep, roles: Roles): Row {
  return [
    timeText(startsEarliestSeconds, startsLatestSeconds),
    `${container} (${roles.get(container) ?? kind}) starts`,
  ];
}

const GATES: Readonly<Record<StartStep['gate'], string>> = {
  exit: 'has ended with 0',
  startupProbe: 'is up: its startup probe has succeeded',
  running: 'is up: its postStart hook has returned',
};

/** A container without a gate of its own has passed it when it runs. */
function gateRows(step: ExplainedStep): Row[] {
  if (step.neverPasses) return [];
  const { container, gate, earliestSeconds, latestSeconds, startsEarliestSeconds, startsLatestSeconds } = step;
  const isAtOnce = earliestSeconds === startsEarliestSeconds && latestSeconds === startsLatestSeconds;
  if (gate === 'running' && isAtOnce) return [];
  return [[timeText(earliestSeconds, latestSeconds), `${container} ${GATES[gate]}`]];
}
