import type { Invocation, Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import { FindingSeverity } from '../../findings/finding-kind';
import { printable } from '../../kubernetes/printable';
import type { InputError } from '../../manifests/input-objects';
import { kindOf } from '../../rules/catalogue';
import type { LocatedFinding } from '../located-finding';
import { findingSummary, servicePath } from './code-scanning-text';
import { fingerprintsOf } from './fingerprints';
import { printableJson } from './json';
import type { CheckReport } from './report';
import type { ReportForm } from './report-form';
import { aboutText } from './text';

const LEVELS: Readonly<Record<FindingSeverity, 'error' | 'warning' | 'note'>> = {
  [FindingSeverity.ERROR]: 'error',
  [FindingSeverity.WARNING]: 'warning',
  [FindingSeverity.INFO]: 'note',
};

/**
 * SARIF 2.1.0. Waived findings that are listed are suppressed results.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function* sarifReport(report: CheckReport, form: ReportForm): Generator<string> {
  yield `${printableJson(logOf(report, form), 2)}\n`;
}

function logOf({ findings, errors }: CheckReport, { version, hash }: ReportForm): Log {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const fingerprints = fingerprintsOf(findings, hash);
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'pod-patterns', version, rules: rules.map(descriptorOf) } },
        invocations: [invocationOf(errors)],
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding, index) => ({
          ...resultOf(finding, rules.indexOf(finding.rule)),
          partialFingerprints: { 'podPatterns/v1': fingerprints[index] ?? '' },
        })),
      },
    ],
  };
}

function descriptorOf(rule: string): ReportingDescriptor {
  const { summary, severity, level, tags = [] } = kindOf(rule);
  return {
    id: rule,
    shortDescription: { text: summary },
    help: { text: `"pod-patterns check --explain ${rule}" tells why it matters and how to mend it.` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [level, ...tags] },
  };
}

function resultOf(finding: LocatedFinding, ruleIndex: number): Result {
  const { rule, severity, file, line, waiver } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: messageText(findingSummary(finding).join('\n')) },
    locations: [{ ...locationOf(file, line), ...logicalLocation(finding) }],
    ...(waiver && { suppressions: [{ kind: 'external', justification: printable(waiver.reason) }] }),
  };
}

function logicalLocation(finding: LocatedFinding): Pick<Location, 'logicalLocations'> {
  const name = aboutText(finding);
  const path = finding.path === null ? '' : `, ${printable(finding.path)}`;
  return name === '' ? {} : { logicalLocations: [{ fullyQualifiedName: name + path, kind: 'object' }] };
}

/** A message in which nothing is a link: the names of manifests could make one. */
function messageText(text: string): string {
  return text.replace(/\[(?=[^[\]]*\]\()/g, '\\[');
}

function locationOf(file: string, line: number | undefined): Location {
  const region = line === undefined ? {} : { region: { startLine: line } };
  return { physicalLocation: { artifactLocation: { uri: uriOf(servicePath(file)) }, ...region } };
}

/** A path as a reference that no part of it changes the meaning of. */
function uriOf(path: string): string {
  const encoded = path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}

function invocationOf(errors: readonly InputError[]): Invocation {
  const notifications = errors.map(notificationOf);
  return {
    executionSuccessful: errors.length === 0,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
}

function notificationOf({ file, line, isAboutFile, message }: InputError): Notification {
  return {
    level: 'error',
    message: { text: messageText(printable(message)) },
    locations: [locationOf(file, isAboutFile ? undefined : line)],
  };
}
