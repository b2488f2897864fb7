import type { Finding, FindingCause } from '../findings/finding';
import { openValue } from '../findings/finding-text';
import { FindingLevel, type FindingSeverity } from '../findings/finding-kind';
import type { Fields } from '../kubernetes/json';
import type { FieldPositions } from '../manifests/field-positions';
import type { InputPlace } from '../manifests/input-objects';
import { originOf } from './origin';

/** A finding and where it stands in the input. */
export interface LocatedFinding extends InputPlace {
  /** The id of the rule, such as `probe-success-threshold`. */
  readonly rule: string;
  /** Groups that the rule belongs to: `invalid` if the API server refuses what breaks it. */
  readonly tags: readonly string[];
  readonly severity: FindingSeverity;
  /** Who refuses it, or advises against it. */
  readonly level: FindingLevel;
  /** The line of the field, or of what should have it; counted from 1. */
  readonly line: number;
  /** The kind of the object; empty if it is about no object. */
  readonly kind: string;
  /** Empty if the object has none. */
  readonly namespace: string;
  /** Empty if the object has none. */
  readonly name: string;
  /** The container that it is about; null if it is about none. */
  readonly container: string | null;
  /** The path of the field as the API server writes it; null if no field is at fault. */
  readonly path: string | null;
  /**
   * The value that stands there, as JSON, of at most some 200 characters; absent if nothing does, if it may be a secret, or
   * if more than one value is at fault.
   */
  readonly value?: string;
  /**
   * What the API server says of it; absent if it takes the object, cannot decode it and so names no causes, or does not look at
   * this beside another fault.
   */
  readonly cause?: FindingCause;
  /** What the API server says besides, because of the same fault; absent if that is nothing. */
  readonly furtherCauses?: readonly FindingCause[];
  /** What is wrong, in a sentence that begins with a small letter. */
  readonly message: string;
  /** How to mend it, in a sentence that begins with a small letter. */
  readonly fix: string;
  /** The address of the page about the rule, from the root of the package. */
  readonly docs: string;
  /** The file that Helm or kustomize made the object of, as they name it; null if they do not say so. */
  readonly origin: string | null;
  /** Why it is accepted; null if it counts. */
  readonly waiver: { readonly reason: string } | null;
  /** How many findings it stands for, if there are too many of its rule to name each. */
  readonly count?: number;
}

/** How many findings there are, with those that are counted and not named. */
export function findingCount(findings: readonly LocatedFinding[]): number {
  return findings.reduce((sum, { count = 1 }) => sum + count, 0);
}

/** Shorter texts stand in many a message by accident. */
const SHORT = 3;

/** The field of a finding, and what stands there unless the message says it: `spec.replicas = "2"`; null if there is none. */
export function fieldText({ path, value, message }: LocatedFinding): string | null {
  if (path === null || value === undefined || isSaid(value, message)) return path;
  return `${path} = ${value}`;
}

function isSaid(value: string, message: string): boolean {
  const text = value.replace(/^"|"$/g, '');
  const words = message.split(/[^-\w.%]+/).map((word) => word.replace(/\.$/, ''));
  return words.includes(text) || (text.length > SHORT && message.includes(text));
}

/** An object of the input with what is needed to find its fields again. */
export interface PlacedObject {
  readonly place: InputPlace;
  readonly manifest: Fields;
  readonly positions: FieldPositions;
}

/** A finding with its line in the input. */
export function locatedFinding(finding: Finding, { place, manifest, positions }: PlacedObject): LocatedFinding {
  const path = finding.location?.path ?? null;
  const value = path === null ? undefined : openValue(path, finding.value);
  return {
    ...headOf(finding),
    ...place,
    line: path === null ? place.line : positions.at(pathInDocument(path, place)).line,
    ...objectOf(finding),
    container: finding.container ?? null,
    path,
    ...(value !== undefined && { value }),
    ...(finding.cause && { cause: finding.cause }),
    ...(finding.furtherCauses && { furtherCauses: finding.furtherCauses }),
    ...bodyOf(finding),
    origin: originOf(manifest, positions.head),
    waiver: null,
  };
}

/** A finding about a place in a file that is not an object. */
export function findingAt(place: InputPlace, finding: Finding): LocatedFinding {
  const noObject = { kind: '', namespace: '', name: '', container: null, path: null, origin: null, waiver: null };
  return { ...headOf(finding), ...place, ...noObject, ...bodyOf(finding) };
}

function headOf({
  rule,
  tags,
  severity,
  level,
}: Finding): Pick<LocatedFinding, 'rule' | 'tags' | 'severity' | 'level'> {
  return { rule, tags: level === FindingLevel.INVALID ? [level, ...tags] : tags, severity, level };
}

function bodyOf({ message, fix, docs }: Finding): Pick<LocatedFinding, 'message' | 'fix' | 'docs'> {
  return { message, fix, docs };
}

function objectOf({ object }: Finding): Pick<LocatedFinding, 'kind' | 'namespace' | 'name'> {
  return { kind: object?.kind ?? '', namespace: object?.namespace ?? '', name: object?.name ?? '' };
}

function pathInDocument(path: string, { item }: InputPlace): string {
  return item === undefined ? path : `${item}.${path}`;
}
