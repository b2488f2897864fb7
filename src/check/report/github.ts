import { FindingSeverity } from '../../findings/finding-kind';
import { printable } from '../../kubernetes/printable';
import { STANDARD_INPUT } from '../../manifests/input-objects';
import { findingSummary, servicePath } from './code-scanning-text';
import type { CheckReport } from './report';

const COMMANDS: Readonly<Record<FindingSeverity, string>> = {
  [FindingSeverity.ERROR]: 'error',
  [FindingSeverity.WARNING]: 'warning',
  [FindingSeverity.INFO]: 'notice',
};

/**
 * Workflow commands, of which GitHub Actions makes annotations. Waived findings are left out.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function* githubReport({ findings, errors }: CheckReport): Generator<string> {
  for (const finding of findings) {
    if (finding.waiver !== null) continue;
    const { severity, file, line, rule } = finding;
    yield command(COMMANDS[severity], { ...locationOf(file, line), title: rule }, findingSummary(finding).join('\n'));
  }
  for (const { file, line, isAboutFile, message } of errors) {
    const place = locationOf(file, isAboutFile ? undefined : line);
    yield command('error', { ...place, title: 'cannot be checked' }, printable(message));
  }
}

type Properties = Readonly<Record<string, string>>;

function locationOf(file: string, line?: number): Properties {
  if (file === STANDARD_INPUT) return {};
  return { file: printable(servicePath(file)), ...(line !== undefined && { line: String(line) }) };
}

function command(name: string, properties: Properties, message: string): string {
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
  return `::${name} ${listed.join(',')}::${escapedData(message)}\n`;
}

/** Source: github.com/actions/toolkit, packages/core/src/command.ts. */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
