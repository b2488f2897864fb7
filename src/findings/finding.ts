import { docsOf, type FindingKind, type FindingLevel, type FindingSeverity } from './finding-kind';

/**
 * The object that a finding is about.
 */
export interface FindingObject {
  /** Its kind, such as `Deployment`. */
  readonly kind: string;
  /**
   * Its namespace.
   * @default - none is written in the manifest
   */
  readonly namespace?: string;
  /** Its name; empty if the manifest has none. */
  readonly name: string;
}

/**
 * Where in a manifest, in code or in a file something is wrong.
 */
export interface FindingLocation {
  /**
   * The field path as the API server writes it, such as `spec.template.spec.containers[0].image`.
   * @default - none: no field is at fault
   */
  readonly path?: string;
  /**
   * The option of a construct, such as `Probe.fromHttpGet.period`.
   * @default - none: no option is at fault
   */
  readonly option?: string;
  /**
   * The file, as it was given.
   * @default - none: the manifest is not read from a file
   */
  readonly file?: string;
  /**
   * The line in the file, from 1.
   * @default - none: the manifest is not read from a file
   */
  readonly line?: number;
}

/**
 * An entry of `details.causes` in the answer with which the API server refuses an object. A finding has the one that says
 * the same.
 */
export interface FindingCause {
  /** The type of the error, such as `FieldValueForbidden`; kubectl prints that as `Forbidden`. */
  readonly reason: string;
  /**
   * The field as the API server names it. In some places that is not the path in the manifest: it writes `spec.HostPID`,
   * or `spec.template.labels` for what stands in `spec.template.metadata.labels`.
   */
  readonly field: string;
}

/**
 * Why a finding is accepted.
 */
export interface FindingWaiver {
  /** The reason, in the words of whoever waived it. */
  readonly reason: string;
  /**
   * The path of the construct for which it is waived.
   * @default - none: an annotation of the object waives it
   */
  readonly construct?: string;
}

/**
 * Something that is wrong with a Pod: what, where, the value, the rule that must hold, and the fix.
 */
export interface Finding {
  /** The id of the rule that is broken, such as `start-deadlock`. */
  readonly rule: string;
  /** How bad it is. */
  readonly severity: FindingSeverity;
  /** Who refuses it, or advises against it. */
  readonly level: FindingLevel;
  /** Further groups that the rule belongs to, such as `pod-security-baseline`. */
  readonly tags: readonly string[];
  /** The address of the page about the rule, from the root of the package. */
  readonly docs: string;
  /**
   * The object that holds the Pod.
   * @default - none: no object was found
   */
  readonly object?: FindingObject;
  /**
   * The path of the construct that it is about.
   * @default - none: no construct made it
   */
  readonly construct?: string;
  /**
   * The paths of all constructs that have a part in it, if there are several.
   * @default - none: at most one construct has
   */
  readonly constructs?: readonly string[];
  /**
   * The name of the container.
   * @default - none: it is about the Pod as a whole
   */
  readonly container?: string;
  /**
   * Where it is.
   * @default - none: no field, option or file is at fault
   */
  readonly location?: FindingLocation;
  /**
   * What the API server says of it.
   * @default - none: it takes the object, cannot decode it and so names no causes, or does not look at this beside another fault
   */
  readonly cause?: FindingCause;
  /**
   * What the API server says besides, because of the same fault: of a volume that it refuses, for instance, that its mounts
   * name no volume.
   * @default - nothing
   */
  readonly furtherCauses?: readonly FindingCause[];
  /**
   * The value that stands there, as JSON.
   * @default - none: the field is absent
   */
  readonly value?: string;
  /** What is wrong, with the relation that must hold. */
  readonly message: string;
  /** How to mend it in the manifest. */
  readonly fix: string;
  /**
   * What to write in code to mend it.
   * @default - none: the fix says it all
   */
  readonly code?: string;
  /**
   * Facts for programs, such as the version that has a field.
   * @default - none
   */
  readonly data?: { readonly [name: string]: string };
  /**
   * Why it is accepted.
   * @default - none: it counts
   */
  readonly waiver?: FindingWaiver;
}

/** What a finding says of its kind. */
export function headOf({
  id,
  severity,
  level,
  tags = [],
}: FindingKind): Pick<Finding, 'rule' | 'severity' | 'level' | 'tags' | 'docs'> {
  return { rule: id, severity, level, tags, docs: docsOf(id) };
}

/** The findings in the one order in which they are shown, each once. */
export function sortedFindings(findings: readonly Finding[]): Finding[] {
  const byText = new Map(findings.map((finding) => [sortKey(finding), finding]));
  return [...byText.keys()].sort().map((key) => byText.get(key) as Finding);
}

function sortKey(finding: Finding): string {
  const { construct = '', location = {}, rule, message } = finding;
  const place = location.path ?? location.option ?? '';
  return [construct, objectText(finding.object), place, rule, message, JSON.stringify(finding)].join('\u0000');
}

/** An object as people read it: `Deployment "shop/web"`; empty if there is none. */
export function objectText(object: FindingObject | undefined): string {
  if (!object) return '';
  return `${object.kind} "${[object.namespace, object.name].filter((part) => part !== undefined).join('/')}"`;
}
