/** How bad a finding is: an error stops synthesis. */
export enum FindingSeverity {
  /** The Pod is refused, never works, or breaks a promise made in code. */
  ERROR = 'error',
  /** The Pod works, and production will regret it. */
  WARNING = 'warning',
  /** Worth knowing. */
  INFO = 'info',
}

/** Who refuses what a finding is about, or advises against it. */
export enum FindingLevel {
  /** The API server refuses it, under strict field validation. */
  INVALID = 'invalid',
  /** Production would regret it. */
  RECOMMENDED = 'recommended',
  /** The Pod Security Standards do not allow it. */
  RESTRICTED = 'restricted',
  /** Code asks for what cannot be done, or the manifest breaks a promise that code makes. It cannot be waived. */
  CODE = 'code',
}

/** The id by which findings and waivers name a kind of finding, such as `probe-port`; never changed. */
export type FindingId = string;

/** What is known of every finding with the same id. */
export interface FindingKind {
  readonly id: FindingId;
  readonly severity: FindingSeverity;
  readonly level: FindingLevel;
  /** Further groups that it belongs to. */
  readonly tags?: readonly string[];
  /** What must hold, in a sentence. */
  readonly summary: string;
}

/** The address of the page about a kind of finding, from the root of the package. */
export function docsOf(id: string): string {
  return `docs/rules/${id}.md`;
}
