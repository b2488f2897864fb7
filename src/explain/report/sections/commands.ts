import type { KubectlCommand, KubectlPurpose } from '../../kubectl/kubectl-commands';
import type { ExplainedPod } from '../../explain-object';
import type { Block } from '../../layout/blocks';
import type { Section } from '../report-section';

/** What the commands are for, in the order in which they are shown, and what stands before the name of a container. */
const TITLES: readonly (readonly [KubectlPurpose, title: string, flag?: string])[] = [
  ['find', 'Find the newest Pod, for the commands below'],
  ['describe', 'State, probes and events'],
  ['events', 'Events alone'],
  ['logs', 'Logs', '-c '],
  // The names are those of the logs above.
  ['previousLogs', 'Logs before the last restart'],
  ['exec', 'A shell inside', '-c '],
  ['debug', 'A shell beside an image without one', '--target='],
  ['portForward', 'Its ports on this machine'],
];

/** The commands that look at exactly this Pod. Of those that differ by the container, the one for the app is shown. */
export const commandsSection: Section = {
  heading: () => 'Looking at it',
  blocks: (pod) =>
    TITLES.flatMap(([purpose, title, flag]): Block[] => {
      const found = pod.commands.filter((command) => command.purpose === purpose);
      const shown = ofApp(found, pod);
      if (!shown) return [];
      const others = found.flatMap((command) => (command === shown ? [] : (command.container ?? [])));
      return [
        { type: 'text', text: `# ${titleText(title, others, flag)}`, style: 'quiet' },
        { type: 'commands', commands: [shown.command] },
      ];
    }),
};

function ofApp(commands: readonly KubectlCommand[], { appContainer }: ExplainedPod): KubectlCommand | undefined {
  return commands.find(({ container }) => container === appContainer) ?? commands[0];
}

/** What stands after the `#` must not be broken: the second line would be a command. */
const TITLE_WIDTH = 54;

function titleText(title: string, others: readonly string[], flag: string | undefined): string {
  if (others.length === 0 || flag === undefined) return title;
  const names = others.map((name) => `${flag}${name}`);
  const counts = names.map((_, index) => names.length - index);
  const fitting = counts.find((count) => withOthers(title, names, count).length <= TITLE_WIDTH) ?? 0;
  return withOthers(title, names, fitting);
}

/** A title with some of the other names, and how many more there are. */
function withOthers(title: string, names: readonly string[], count: number): string {
  const more = names.length - count;
  if (count === 0) return `${title}; for ${more === 1 ? 'the other one by its name' : `${more} others by their names`}`;
  return `${title}; also ${names.slice(0, count).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
