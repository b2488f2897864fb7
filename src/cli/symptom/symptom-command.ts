import { Option, type Command } from 'commander';
import { STANDARD_INPUT } from '../../manifests/input-objects';

/** What `symptom` was asked to do. */
export interface SymptomRequest {
  readonly command: 'symptom';
  /** The text, or `-` for standard input. */
  readonly text: string;
  readonly format: 'text' | 'json';
}

const DESCRIPTION =
  'Tells what can be the cause of a status, an event or an error that kubectl prints: the rules that a manifest can ' +
  'break to show it, and their pages.';

const HELP = `
TEXT is what kubectl prints, in quotes; whatever stands around it does not matter.
Without TEXT, or with "-", standard input is read.

Examples:
  pod-patterns symptom CrashLoopBackOff
  kubectl describe pod web-0 | pod-patterns symptom
  kubectl apply -f web.yaml 2>&1 | pod-patterns symptom -o json

Exit status:
  0  a cause is known
  1  none is
  2  no text was given, standard input could not be read, or the command line is
     wrong
`;

/** Adds `symptom` to a program. */
export function addSymptomCommand(program: Command, ask: (request: SymptomRequest) => void): void {
  program
    .command('symptom')
    .summary('tell what can be the cause of a status, an event or an error')
    .description(DESCRIPTION)
    .argument('[TEXT...]', 'what kubectl prints, or "-" for standard input')
    .addOption(new Option('-o, --output <format>', 'how to show it').choices(['text', 'json']).default('text'))
    .addHelpText('after', HELP)
    .showHelpAfterError('Try "pod-patterns symptom --help".')
    .action((words: string[], { output: format }: { readonly output: 'text' | 'json' }) =>
      ask({ command: 'symptom', text: words.length === 0 ? STANDARD_INPUT : words.join(' '), format }),
    );
}
