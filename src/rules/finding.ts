/** How bad a finding is: an error stops synthesis. */
export enum FindingSeverity {
  /** The Pod is refused, never works, or breaks a promise made in code. */
  ERROR = 'error',
  /** The Pod works, and production will regret it. */
  WARNING = 'warning',
  /** Worth knowing. */
  INFO = 'info',
}

/**
 * Something that is wrong with a Pod: what, where, the value, the rule that must hold, and the fix.
 */
export interface Finding {
  /** The id of the rule that found it, such as `start-deadlock`. */
  readonly rule: string;
  /** How bad it is. */
  readonly severity: FindingSeverity;
  /**
   * The path of the construct that it is about.
   * @default - none, where the finding is about a file
   */
  readonly construct?: string;
  /**
   * The kind, namespace and name of the object that holds the Pod, such as `Deployment "shop/web"`.
   * @default - none, where no object was found
   */
  readonly object?: string;
  /**
   * The name of the container.
   * @default - none, where it is about the Pod as a whole
   */
  readonly container?: string;
  /**
   * The field path as the API server writes it, such as `spec.template.spec.containers[0].image`.
   * @default - none, where no field is at fault
   */
  readonly path?: string;
  /**
   * The value that stands there, as JSON.
   * @default - none, where the field is absent
   */
  readonly value?: string;
  /** What is wrong, with the relation that must hold. */
  readonly message: string;
  /** How to mend it. */
  readonly fix: string;
}

/** A finding as a rule states it, before the engine adds the rule and the object. */
export interface Problem {
  readonly message: string;
  readonly fix: string;
  readonly container?: string;
  /** The path from the Pod's spec. */
  readonly path?: string;
  /** The path from the whole object, where the field is not in the Pod's spec. */
  readonly objectPath?: string;
  readonly value?: unknown;
  /** The construct at fault, where it is not the workload. */
  readonly construct?: string;
}

/** The findings in the one order in which they are shown, each once. */
export function sortedFindings(findings: readonly Finding[]): Finding[] {
  const byText = new Map(findings.map((finding) => [sortKey(finding), finding]));
  return [...byText.keys()].sort().map((key) => byText.get(key) as Finding);
}

function sortKey(finding: Finding): string {
  const { object = '', construct = '', path = '', rule, message } = finding;
  return [construct, object, path, rule, message, JSON.stringify(finding)].join('\u0000');
}
