import type { PredictedRun, RunEvent, RunEventType } from '../../../support/simulation/behavior';
import type { NodeBench } from '../suite';
import { differences } from './compare';
import { KNOWN_POD } from './known-pod';
import type { RunPod } from './run-pod';

/** A way to make a right prediction wrong; undefined for a Pod that has nothing of the kind. */
interface Lie {
  readonly title: string;
  readonly tell: (predicted: PredictedRun) => PredictedRun | undefined;
}

/** Why a comparison is to be trusted that finds no difference: it finds these, on Pods that really ran. */
const LIES: readonly Lie[] = [
  { title: 'two starts are swapped', tell: (predicted) => swapped(predicted, 'started') },
  { title: 'two sidecars stop the other way round', tell: (predicted) => swapped(predicted, 'term') },
  { title: 'the Pod ends in the other phase', tell: otherPhase },
  { title: 'a condition is the other way round', tell: otherCondition },
  { title: 'a container ends with another code', tell: otherCode },
  { title: 'a container is started once more', tell: onceMore },
  { title: 'a container is not started again', tell: notAgain },
  { title: 'a start comes too late', tell: (predicted) => shifted(predicted, -8) },
  { title: 'a start comes too early', tell: (predicted) => shifted(predicted, 8) },
];

/**
 * Tells every lie about every Pod that agreed with its prediction. About the Pod that every run has it must be found;
 * about a random one it may be as good as the truth.
 */
export function selfTest({ report }: NodeBench, judged: readonly RunPod[]): void {
  const honest = judged.filter(
    ({ predicted, seen }) => predicted.isCertain && differences(predicted, seen).length === 0,
  );
  for (const { title, tell } of LIES) {
    const told = honest.flatMap(({ pod, predicted, seen }) => {
      const lie = tell(predicted);
      return lie ? [{ name: pod.name, isFound: differences(lie, seen).length > 0 }] : [];
    });
    const found = told.filter(({ isFound }) => isFound).map(({ name }) => name);
    const text = `self-test: "${title}" is found in ${found.length} of ${told.length} Pods of which it is told`;
    if (found.includes(KNOWN_POD)) report.pass();
    else report.fail(text, `It is not found in ${KNOWN_POD}.`);
    report.say(`  ${text}`);
  }
}

/** Two events of a kind, of which one must come before the other: each now claims the times and causes of the other. */
function swapped(predicted: PredictedRun, type: RunEventType): PredictedRun | undefined {
  const events = predicted.events.filter((event) => event.type === type && event.restart === 0);
  const later = events.find((event) => events.some(({ id }) => comesAfter(predicted.events, event, id)));
  const earlier = later && events.find(({ id }) => comesAfter(predicted.events, later, id));
  if (!earlier) return undefined;
  const renamed = new Map([
    [earlier.container, later.container],
    [later.container, earlier.container],
  ]);
  const swap = (id: string): string => id.replace(/^[^#]+/, (name) => renamed.get(name) ?? name);
  return {
    ...predicted,
    events: predicted.events.map((event) => ({
      ...event,
      id: swap(event.id),
      container: swap(event.container),
      after: event.after.map(swap),
    })),
  };
}

function comesAfter(events: readonly RunEvent[], event: RunEvent, id: string): boolean {
  const causes = events.filter((cause) => event.after.includes(cause.id));
  return causes.some((cause) => cause.id === id || comesAfter(events, cause, id));
}

function otherPhase(predicted: PredictedRun): PredictedRun | undefined {
  const last = predicted.phases.at(-1);
  if (!predicted.isSettled || !last) return undefined;
  const phase = last.phase === 'Succeeded' ? 'Failed' : 'Succeeded';
  return { ...predicted, phases: [...predicted.phases.slice(0, -1), { ...last, phase }] };
}

function otherCondition(predicted: PredictedRun): PredictedRun {
  const { conditions } = predicted;
  return { ...predicted, conditions: { ...conditions, Initialized: !conditions.Initialized } };
}

function otherCode(predicted: PredictedRun): PredictedRun | undefined {
  const ended = predicted.events.find(({ type }) => type === 'exited');
  return ended && replaced(predicted, ended, { ...ended, exitCode: 99 });
}

function onceMore(predicted: PredictedRun): PredictedRun | undefined {
  const [first] = predicted.events;
  if (!first) return undefined;
  const again = {
    ...first,
    id: `${first.container}#9 started`,
    restart: 9,
    earliestSeconds: 1,
    latestSeconds: 2,
    after: [],
  };
  return { ...predicted, events: [...predicted.events, again] };
}

function notAgain(predicted: PredictedRun): PredictedRun | undefined {
  const again = predicted.events.find(({ restart }) => restart > 0);
  return again && { ...predicted, events: predicted.events.filter(({ id }) => id !== again.id) };
}

function shifted(predicted: PredictedRun, seconds: number): PredictedRun | undefined {
  const start = predicted.events.find(({ type, earliestSeconds }) => type === 'started' && earliestSeconds > 0);
  if (!start || start.latestSeconds === null) return undefined;
  const [earliestSeconds, latestSeconds] = [start.earliestSeconds + seconds, start.latestSeconds + seconds];
  // further than the bounds are apart, or the lie may be true
  const width = start.latestSeconds - start.earliestSeconds;
  const lie = {
    ...start,
    earliestSeconds: earliestSeconds + Math.sign(seconds) * width,
    latestSeconds: latestSeconds + Math.sign(seconds) * width,
  };
  return replaced(predicted, start, lie);
}

function replaced(predicted: PredictedRun, old: RunEvent, event: RunEvent): PredictedRun {
  return { ...predicted, events: predicted.events.map((item) => (item === old ? event : item)) };
}
