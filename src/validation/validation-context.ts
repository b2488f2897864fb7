/**
 * What `cdk8s synth` gives to a validation plugin, as far as this one needs it.
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export interface ValidationContext {
  /** The paths of the files that were synthesized. */
  readonly manifests: readonly string[];
  /** The report to fill. */
  readonly report: ValidationReport;
}

/**
 * The report that `cdk8s synth` prints.
 */
export interface ValidationReport {
  /** Adds a rule that objects break. */
  addViolation(violation: ValidationViolation): void;
  /** Ends the report, with whether the validation passes. */
  submit(status: 'success' | 'failure', metadata?: { readonly [name: string]: string }): void;
}

/**
 * A rule that objects break.
 */
export interface ValidationViolation {
  /** The id of the rule. */
  readonly ruleName: string;
  /** What is wrong. */
  readonly recommendation: string;
  /** How to fix it. */
  readonly fix: string;
  /** The objects. */
  readonly violatingResources: readonly ViolatingResource[];
}

/**
 * An object that breaks a rule.
 */
export interface ViolatingResource {
  /** Its name. */
  readonly resourceName: string;
  /** Where in it, as field paths. */
  readonly locations: readonly string[];
  /** The file that it is in. */
  readonly manifestPath: string;
}
