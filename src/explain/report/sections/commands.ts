import type { KubectlPurpose } from '../../kubectl/kubectl-commands';
import type { Block } from '../../layout/blocks';
import type { Section } from '../report-section';

/** What the commands are for, in the order in which they are shown. */
const TITLES: readonly (readonly [KubectlPurpose, string])[] = [
  ['find', 'Find the newest Pod, for the commands below'],
  ['describe', 'State, probes and events'],
  ['events', 'Events alone'],
  ['logs', 'Logs'],
  ['previousLogs', 'Logs of the run before the last restart'],
  ['exec', 'A shell inside'],
  ['portForward', 'Its ports on this machine'],
];

/** The commands that look at exactly this Pod. */
export const commandsSection: Section = {
  heading: () => 'Looking at it',
  blocks: ({ commands }) =>
    TITLES.flatMap(([purpose, title]): Block[] => {
      const found = commands.filter((command) => command.purpose === purpose).map(({ command }) => command);
      return found.length === 0
        ? []
        : [
            { type: 'text', text: `# ${title}`, style: 'quiet' },
            { type: 'commands', commands: found },
          ];
    }),
};
