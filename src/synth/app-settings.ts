import { fieldsOf, isAbsent, listOf, textOf, type Fields } from '../kubernetes/json';
import { sentence } from '../kubernetes/words';
import { readText } from '../files/read-text';
import { settingsFields, type SettingsFields } from '../settings/settings-fields';
import { existsSync } from 'node:fs';

/** The file that says how `cdk8s synth` runs an app. */
export const APP_FILE = 'cdk8s.yaml';

/** How an app is run, and where its manifests go. */
export interface AppSettings {
  /** A line for the shell. */
  readonly command: string;
  /** The folder that the manifests are for, as it is written. */
  readonly output: string;
  /** Whether the file names validation plugins, for which cdk8s lets an app record its constructs. */
  readonly hasValidations: boolean;
}

/** What the command line says of an app. It wins over the file. */
export interface AppFlags {
  readonly app?: string;
  readonly outdir?: string;
}

/** What is known of an app, or why it cannot be run, in a sentence. */
export type FoundAppSettings = AppSettings | { readonly problem: string };

/**
 * What the command line and cdk8s.yaml in the folder of the process say, as `cdk8s synth` reads them.
 *
 * Source: cdk8s-cli, lib/config.js and lib/cli/cmds/synth.js
 */
export function appSettings(flags: AppFlags): FoundAppSettings {
  const read = existsSync(APP_FILE) ? readText({ file: APP_FILE }) : undefined;
  if (read === undefined) return flags.app === undefined ? { problem: NO_FILE } : settingsOf({}, flags);
  return 'problem' in read ? { problem: `${APP_FILE}: The file ${read.problem}` } : parseAppSettings(read.text, flags);
}

/** What the text of cdk8s.yaml says, as far as the command line does not. */
export function parseAppSettings(text: string, flags: AppFlags = {}): FoundAppSettings {
  const read = settingsFields(text, 'It must have fields, such as "app" and "output".');
  if ('message' in read) return { problem: placed(read.line, sentence(read.message)) };
  const problem = settingProblem(read) ?? formatProblem(read);
  return problem === undefined ? settingsOf(read.fields, flags) : { problem };
}

function settingsOf({ app, output, validations }: Fields, flags: AppFlags): FoundAppSettings {
  const command = flags.app ?? textOf(app);
  if (command === undefined) return { problem: NO_APP };
  const folder = flags.outdir ?? textOf(output) ?? DEFAULT_OUTPUT;
  const hasValidations = typeof validations === 'string' || listOf(validations).length > 0;
  return { command, output: folder, hasValidations };
}

const DEFAULT_OUTPUT = 'dist';
const HOW = 'it is the command that runs the app, such as "npx tsx main.ts"';
const NO_FILE = `There is no ${APP_FILE} in this folder: run the command where it is, or give the command of the app with --app.`;
const NO_APP = `${APP_FILE}: "app" is missing: ${HOW}. Or give it with --app.`;

const TEXTS: Readonly<Record<string, string>> = {
  app: HOW,
  output: 'it is the folder for the manifests, such as "dist"',
};

function settingProblem({ fields, lineOf }: SettingsFields): string | undefined {
  const wrong = Object.keys(TEXTS).find((key) => !isAbsent(fields[key]) && !textOf(fields[key])?.trim());
  if (wrong === undefined) return undefined;
  return placed(lineOf(wrong), `"${wrong}" must be a text that is not empty: ${TEXTS[wrong]}.`);
}

/** A chart for Helm has files beside the manifests, and CRDs that cdk8s fetches. */
function formatProblem({ fields, lineOf }: SettingsFields): string | undefined {
  const { format } = fieldsOf(fields['synthConfig']);
  if (isAbsent(format) || format === 'plain') return undefined;
  const message =
    format === 'helm'
      ? '"format" is "helm", which only "cdk8s synth" can write, since it fetches CRDs from the network.'
      : `"format" must be "plain" or "helm", and is ${JSON.stringify(format)}.`;
  return placed(lineOf('synthConfig.format'), message);
}

function placed(line: number, message: string): string {
  return `${APP_FILE}:${line}: ${message}`;
}
