import { FindingSeverity } from '../findings/finding-kind';
import type { KubernetesVersion } from '../kubernetes/version';
import type { InputError } from '../manifests/input-objects';
import { compareToBaseline, type Baseline, type BaselineState } from './baseline/baseline';
import type { InputFindings } from './input-check';
import { isLeftOut, type CheckLevel } from './levels';
import { findingCount, type LocatedFinding } from './located-finding';
import type { CheckReport, CheckSummary } from './report/report';
import { holdsOn, isFor, unusedFinding, type ScopedWaiver } from './waivers';

/** What decides how findings are reported. */
export interface ReportOptions {
  /** The version that the Pods are for. */
  readonly target: KubernetesVersion;
  /** How much was checked. */
  readonly level: CheckLevel;
  /** The waivers of settings. */
  readonly waivers: readonly ScopedWaiver[];
  /** The day of the check, such as `2027-03-31`. */
  readonly today: string;
  /** Whether findings that are waived are listed. */
  readonly showsWaived: boolean;
  /**
   * What it is compared to.
   * @default - nothing: every finding counts
   */
  readonly baseline?: Baseline;
}

/** What was read beside the objects. */
export interface InputState {
  readonly files: number;
  readonly errors: readonly InputError[];
}

/** The report of a check: its findings after the waivers of settings and the baseline, and their numbers. */
export function checkReport(
  { findings, objects, pods, containers, skipped, unchecked }: InputFindings,
  { files, errors }: InputState,
  options: ReportOptions,
): CheckReport {
  const { target, showsWaived } = options;
  const { findings: all, state } = withBaseline(
    withSettingsWaivers(findings, [...containers], options),
    errors.length === 0,
    options,
  );
  const counting = all.filter(({ waiver }) => waiver === null);
  const waived = findingCount(all) - findingCount(counting);
  const summary = { files, objects, pods, ...severityCounts(counting), waived, skipped };
  return { target, findings: showsWaived ? all : counting, summary, baseline: state, errors, unchecked };
}

interface Compared {
  readonly findings: readonly LocatedFinding[];
  readonly state: BaselineState | null;
}

/** Of what could not be read, and of rules that the level leaves out, nobody knows whether it is gone. */
function withBaseline(
  findings: readonly LocatedFinding[],
  isComplete: boolean,
  { baseline, level }: ReportOptions,
): Compared {
  if (!baseline) return { findings, state: null };
  const { findings: after, state } = compareToBaseline(findings, baseline);
  const gone = isComplete ? state.gone.filter(({ rule }) => !isLeftOut(rule, level)) : [];
  return { findings: after, state: { ...state, gone } };
}

function withSettingsWaivers(
  findings: readonly LocatedFinding[],
  containers: readonly string[],
  { waivers, today, level }: ReportOptions,
): LocatedFinding[] {
  const used = new Set<ScopedWaiver>();
  const holding = waivers.filter((waiver) => holdsOn(waiver, today));
  const after = findings.map((finding) => {
    const waiver = holding.find((each) => isFor(each, finding));
    if (waiver) used.add(waiver);
    return waiver && finding.waiver === null ? { ...finding, waiver: { reason: waiver.reason } } : finding;
  });
  const unused = waivers.filter((waiver) => !used.has(waiver) && !isLeftOut(waiver.rule, level));
  return [...after, ...unused.map((waiver) => unusedFinding(waiver, today, containers))];
}

function severityCounts(findings: readonly LocatedFinding[]): Pick<CheckSummary, 'errors' | 'warnings' | 'infos'> {
  const of = (severity: FindingSeverity): number =>
    findingCount(findings.filter((finding) => finding.severity === severity));
  return { errors: of(FindingSeverity.ERROR), warnings: of(FindingSeverity.WARNING), infos: of(FindingSeverity.INFO) };
}
