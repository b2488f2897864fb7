import { FindingSeverity } from '../../findings/finding-kind';
import { printable } from '../../kubernetes/printable';
import type { InputError } from '../../manifests/input-objects';
import type { LocatedFinding } from '../located-finding';
import { findingSummary, servicePath } from './code-scanning-text';
import { fingerprintsOf } from './fingerprints';
import { printableJson } from './json';
import type { CheckReport } from './report';
import type { ReportForm } from './report-form';

const SEVERITIES: Readonly<Record<FindingSeverity, string>> = {
  [FindingSeverity.ERROR]: 'major',
  [FindingSeverity.WARNING]: 'minor',
  [FindingSeverity.INFO]: 'info',
};

/**
 * A report for the code quality of GitLab. Waived findings are left out.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function* gitlabReport({ findings, errors }: CheckReport, { hash }: ReportForm): Generator<string> {
  const counting = findings.filter(({ waiver }) => waiver === null);
  const fingerprints = fingerprintsOf(counting, hash);
  const issues = [
    ...counting.map((finding, index) => issueOf(finding, fingerprints[index] ?? '')),
    ...errors.map((error) => errorIssue(error, hash)),
  ];
  yield issues.length === 0 ? '[]\n' : `[\n${issues.map((issue) => printableJson(issue)).join(',\n')}\n]\n`;
}

function issueOf(finding: LocatedFinding, fingerprint: string): object {
  return {
    description: findingSummary(finding).join('; '),
    check_name: finding.rule,
    fingerprint,
    severity: SEVERITIES[finding.severity],
    location: { path: servicePath(finding.file), lines: { begin: finding.line } },
  };
}

function errorIssue({ file, line, document, item, message }: InputError, hash: (text: string) => string): object {
  return {
    description: printable(message),
    check_name: 'cannot-be-checked',
    fingerprint: hash(JSON.stringify([file, document, item, message])),
    severity: 'blocker',
    location: { path: servicePath(file), lines: { begin: line } },
  };
}
