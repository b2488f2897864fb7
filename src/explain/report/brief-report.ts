import { greatest } from '../../kubernetes/greatest';
import { groupBy } from '../../kubernetes/group-by';
import { printable } from '../../kubernetes/printable';
import type { Paint } from '../layout/style';
import type { ExplainedPod } from '../explain-object';
import { otherFaults } from './sections/faults';
import { amountsText, secondsText, timeText } from './amounts-and-times';
import { linePlace, objectTitle } from './pod-place';
import type { Reporter } from './report';
import { summaryErrors, summaryText, targetText, type TextForm } from './text-report';

/** How a line for each Pod looks. */
export type BriefForm = Pick<TextForm, 'target' | 'paint' | 'paintErrors'>;

/**
 * A line for each Pod: where it stands, its class, requests and limits, when it is ready and gone, and what is wrong with
 * it. The last line names the target.
 */
export function briefReporter({ target, paint, paintErrors }: BriefForm): Reporter {
  return {
    podText: (pod) => `${briefLine(pod, paint)}\n`,
    endText: (summary) => `${summaryText(summary)} Explained for Kubernetes ${targetText(target)}.\n`,
    errorText: (summary) => summaryErrors(summary, paintErrors),
  };
}

function briefLine(pod: ExplainedPod, paint: Paint): string {
  const faults = faultsText(pod);
  const facts = [
    pod.qosClass,
    `requests ${amountsText(pod.requests)}`,
    `limits ${amountsText(pod.limits)}`,
    readyText(pod),
    ...goneTexts(pod),
  ];
  const text = `${facts.map(printable).join('; ')}; ${paint(faults || 'no faults', faults === '' ? 'good' : 'bad')}`;
  return `${printable(linePlace(pod))}: ${paint(printable(objectTitle(pod)), 'heading')}: ${text}`;
}

function readyText({ conditions }: ExplainedPod): string {
  const ready = conditions.find(({ type }) => type === 'Ready');
  if (!ready) return 'never ready';
  const { earliestSeconds: earliest, latestSeconds: latest } = ready;
  if (latest === null) return `ready after ${secondsText(earliest)} at the earliest`;
  return latest === 0 ? 'ready at once' : `ready after ${timeText(earliest, latest)}`;
}

/** A Pod that never starts is never gone either. */
function goneTexts({ stop, refusals, gracePeriodSeconds }: ExplainedPod): string[] {
  if (refusals.length > 0) return [];
  return [
    `gone within ${secondsText(
      greatest(
        stop.map(({ killBySeconds }) => killBySeconds),
        gracePeriodSeconds,
      ),
    )}`,
  ];
}

/** The causes of a start that never finishes in which containers wait for each other. */
const DEADLOCKS: readonly string[] = ['sidecarWaits', 'initWaits', 'postStartWaits'];

function countCauses({ startDeadlocks }: ExplainedPod, causes: readonly string[]): number {
  return startDeadlocks.filter((deadlock) => 'cause' in deadlock && causes.includes(deadlock.cause)).length;
}

/** What counts as a fault, by what it is called. */
const FAULTS: readonly (readonly [string, (pod: ExplainedPod) => number, plural?: string])[] = [
  ['refusal', ({ refusals }) => refusals.length],
  ['dropped field', ({ droppedFields }) => droppedFields.length],
  ['start deadlock', (pod) => countCauses(pod, DEADLOCKS)],
  ['command that cannot run', (pod) => countCauses(pod, ['containerCommandInOneWord']), 'commands that cannot run'],
  ['deadline before the Pod is ready', (pod) => countCauses(pod, ['deadline']), 'deadlines before the Pod is ready'],
  [
    'probe or hook that cannot run',
    ({ failingHandlers }) => failingHandlers.length,
    'probes and hooks that cannot run',
  ],
  [
    'probe of an undeclared port',
    ({ probes }) => probes.filter(({ isPortUndeclared }) => isPortUndeclared).length,
    'probes of undeclared ports',
  ],
  ['unset variable', ({ unsetVariables }) => unsetVariables.length],
  ['port clash', ({ portClashes }) => portClashes.length, 'port clashes'],
  ['kubelet defect', ({ kubeletDefects }) => kubeletDefects.length],
];

function faultsText(pod: ExplainedPod): string {
  const counts = FAULTS.flatMap(([name, countIn, names = `${name}s`]) => {
    const count = countIn(pod);
    return count === 0 ? [] : [`${count} ${count === 1 ? name : names}`];
  });
  return [...counts, ...brokenRulesText(pod)].join(', ');
}

/** The rules of the other faults by their ids, under which their pages are found. */
function brokenRulesText(pod: ExplainedPod): string[] {
  return [...groupBy(otherFaults(pod), ({ rule }) => rule)].map(([rule, found]) => `${found.length} ${rule}`);
}
