import type { FindingId } from '../../../findings/finding-kind';
import { counted, sentence } from '../../../kubernetes/words';
import type { Block } from '../../layout/blocks';
import type { BrokenRule } from '../../broken-rules';
import { droppedFieldText } from '../../wording/dropped-field-text';
import { failingHandlerText } from '../../wording/failing-handler-text';
import type { ExplainedPod } from '../../explain-object';
import type { Section } from '../report-section';

const MAX_LINES = 20;

/** The fields that do not reach the Pod, and what becomes of it without them. */
export const droppedSection: Section = {
  heading: () => 'What the target drops',
  blocks: ({ droppedFields }) =>
    droppedFields.length === 0
      ? []
      : [
          ...badLines(droppedFields.map(droppedFieldText), 'field'),
          ...(droppedFields.every(({ isKnown }) => isKnown) ? [] : [UNKNOWN_FIELDS]),
        ],
};

const UNKNOWN_FIELDS: Block = {
  type: 'text',
  text:
    'The target does not know some of these: kubectl refuses the object, unless it is told --validate=false. What follows ' +
    'is the Pod without them.',
};

/** Why no API server of the target takes the object. */
export const refusalsSection: Section = {
  heading: () => 'What the API server refuses',
  blocks: ({ refusals, kind }) =>
    refusals.length === 0
      ? []
      : [
          ...badLines(refusals.map(brokenRuleText), 'reason'),
          {
            type: 'text',
            text: `No API server of the target takes this ${kind}, so that ${kind === 'Pod' ? 'it never starts' : 'it never has a Pod'}. What follows is only what it asks for.`,
          },
        ],
};

function brokenRuleText({ path, message }: BrokenRule): string {
  return path === null ? sentence(message) : `${path}: ${message}`;
}

/** The rules of whose breaches other parts of an explanation tell more. */
const TOLD_ELSEWHERE: ReadonlySet<FindingId> = new Set([
  'command-in-one-word',
  'hook-tcp-socket',
  'probe-port',
  'start-deadlock',
]);

/** What can never work, apart from what other parts of an explanation tell. */
export function otherFaults({ faults, portClashes }: ExplainedPod): BrokenRule[] {
  return faults.filter(({ rule, container }) =>
    rule === 'duplicate-port' ? !isInTheWay(container, portClashes) : !TOLD_ELSEWHERE.has(rule),
  );
}

/** Whether the ports tell what a container does to others; one that declares a port twice is in nobody's way. */
function isInTheWay(container: string | null, clashes: ExplainedPod['portClashes']): boolean {
  return clashes.some(({ of, containers }) => of === 'port' && container !== null && containers.includes(container));
}

/** What can never do what it is there for, besides what keeps the Pod from its start and what fails at its stop. */
export const uselessSection: Section = {
  heading: () => 'What can never work',
  blocks: (pod) => [
    ...badLines(otherFaults(pod).map(brokenRuleText), 'fault'),
    ...badLines(
      pod.failingHandlers.filter(({ handler }) => handler === 'livenessProbe').map(failingHandlerText),
      'probe',
    ),
  ],
};

function badLines(texts: readonly string[], noun: string): Block[] {
  const shown = texts.slice(0, MAX_LINES);
  const rest = texts.length - shown.length;
  const lines = rest === 0 ? shown : [...shown, `And ${counted(rest, `more ${noun}`)}.`];
  return lines.map((text) => ({ type: 'text', text, style: 'bad' }));
}
