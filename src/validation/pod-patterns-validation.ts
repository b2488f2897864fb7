import type { Baseline } from '../check/baseline/baseline';
import { checkReport } from '../check/check-report';
import { CHECK_LEVELS, isAtLeast, SEVERITIES, type CheckLevel } from '../check/levels';
import type { CheckReport } from '../check/report/report';
import { summaryText } from '../check/report/text';
import { rejectOption } from '../enforcement/reject-option';
import { FindingLevel, FindingSeverity } from '../findings/finding-kind';
import { PLAIN } from '../explain/layout/style';
import { errorText } from '../explain/report/error-text';
import { baselineIn } from '../files/baseline-file';
import { checkFiles } from '../files/check-files';
import { distinctFiles } from '../files/find-files';
import { ownFiles } from '../files/own-files';
import { didYouMean } from '../kubernetes/closest-name';
import { printable } from '../kubernetes/printable';
import { KubernetesVersion, TARGETS } from '../kubernetes/version';
import { quotedChoice } from '../kubernetes/words';
import { checkCall } from '../options/check-call';
import { checkSettings, type CheckSettings } from '../settings/check-settings';
import { findSettings } from '../settings/find-settings';
import type { PodFlags } from '../settings/pods-to-read';
import type { ValidationContext } from './validation-context';
import { violationsOf } from './violations';

/**
 * The `properties` of the validation plugin in cdk8s.yaml.
 */
export interface PodPatternsValidationOptions {
  /**
   * The version of Kubernetes that the manifests are for, such as "1.33".
   * @default - that of pod-patterns.yaml, or else the newest version that is known
   */
  readonly target?: string;

  /**
   * How much is checked: "invalid", "recommended" or "restricted", each with all of those before it.
   * @default FindingLevel.RECOMMENDED
   */
  readonly level?: FindingLevel;

  /**
   * The least severity that fails: "error", "warning" or "info".
   * @default FindingSeverity.ERROR
   */
  readonly failOn?: FindingSeverity;
}

/**
 * `pod-patterns check` as a validation plugin of `cdk8s synth`. The file pod-patterns.yaml holds for it as for the command.
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export class PodPatternsValidation {
  private readonly level: CheckLevel;
  private readonly failOn: FindingSeverity;
  private readonly target: KubernetesVersion | undefined;

  /**
   * @param properties - the `properties` of the plugin in cdk8s.yaml
   * @throws FindingsError if a property is not one of these or has another value (findings `unknown-option` and
   * `option-type`)
   */
  public constructor(properties: PodPatternsValidationOptions = {}) {
    refuseNumber(properties);
    refuseWord(properties, 'level', CHECK_LEVELS);
    refuseWord(properties, 'failOn', SEVERITIES);
    checkCall('PodPatternsValidation', arguments);
    this.level = (properties.level ?? FindingLevel.RECOMMENDED) as CheckLevel;
    this.failOn = properties.failOn ?? FindingSeverity.ERROR;
    this.target = properties.target === undefined ? undefined : versionOf(properties.target);
  }

  /**
   * Checks the files that were synthesized.
   *
   * @throws Error if a file cannot be read, or pod-patterns.yaml is wrong
   */
  public async validate(context: ValidationContext): Promise<void> {
    const { report, manifests } = context;
    const checked = await this.check(manifests);
    if (checked.errors.length > 0) stopFor(errorText({ ...NOTHING_ELSE, errors: checked.errors }, WORDS, PLAIN));
    for (const violation of violationsOf(checked.findings)) report.addViolation(violation);
    const isFailed = checked.findings.some(({ severity }) => isAtLeast(severity, this.failOn));
    report.submit(isFailed ? 'failure' : 'success', {
      Target: `Kubernetes ${checked.target.toString()}`,
      Level: this.level,
      Summary: summaryText(checked.summary, checked.baseline?.known),
    });
  }

  private async check(manifests: readonly string[]): Promise<CheckReport> {
    const { level } = this;
    const settings = settingsFor(manifests, { ...(this.target && { target: this.target }), podKinds: [] });
    const { target, podKinds, baselineFile } = settings;
    const baseline = baselineFile === undefined ? undefined : baselineFor(baselineFile, manifests);
    const { found, ...state } = await checkFiles({
      files: distinctFiles(manifests, ownFiles(baselineFile)),
      level,
      podKinds,
      target: { version: target, featureGates: {} },
      standardInput: process.stdin,
    });
    return checkReport(found, state, { ...settings, level, showsWaived: false, ...(baseline && { baseline }) });
  }
}

function settingsFor(manifests: readonly string[], flags: PodFlags): CheckSettings {
  const found = findSettings(manifests);
  return 'problems' in found ? stopFor(found.problems.map(printable).join('\n')) : checkSettings(flags, found);
}

function baselineFor(file: string, manifests: readonly string[]): Baseline {
  const found = baselineIn(file, manifests);
  return 'problem' in found ? stopFor(printable(`${file}: ${found.problem}`)) : found;
}

/** `cdk8s synth` prints the stack of what is thrown, and that of somebody's mistake says nothing. */
function stopFor(text: string): never {
  const error = new Error(text.trimEnd());
  error.stack = error.message;
  throw error;
}

const NOTHING_ELSE = { isEmpty: false, passedOver: [] };
const WORDS = { verb: 'check', done: 'checked' };

/** The properties come from YAML, in which the names of values in code say nothing. */
function refuseWord(
  properties: PodPatternsValidationOptions | null,
  name: 'failOn' | 'level',
  words: readonly string[],
): void {
  const value: unknown = properties?.[name];
  if (typeof value !== 'string' || words.includes(value)) return;
  rejectOption('option-type', {
    place: `PodPatternsValidation.${name}`,
    value,
    message: `${name} must be ${quotedChoice(words)}.${didYouMean(value, words)}`,
    fix: 'write one of them.',
  });
}

/** YAML reads 1.30 without quotes as the number 1.3, which no advice can undo. */
function refuseNumber(properties: { readonly target?: unknown } | null): void {
  if (typeof properties?.target !== 'number') return;
  rejectOption('option-type', {
    place: 'PodPatternsValidation.target',
    value: properties.target,
    message: 'target must be a string, and is a number.',
    fix: 'write the version in quotes, such as "1.33".',
  });
}

function versionOf(text: string): KubernetesVersion {
  return (
    KubernetesVersion._parse(text) ??
    rejectOption('option-type', {
      place: 'PodPatternsValidation.target',
      value: text,
      message: `target must be ${TARGETS}.`,
      fix: 'write it in quotes, such as "1.33".',
    })
  );
}
