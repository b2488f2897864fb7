import { headOf } from '../findings/finding';
import { FindingLevel } from '../findings/finding-kind';
import type { Waiver } from '../findings/waiver';
import { kindOf } from '../rules/catalogue';
import { unknownContainerFix, unusedText } from '../rules/waiver-problems';
import { findingAt, type LocatedFinding } from './located-finding';

/** A waiver for the findings of several objects, as settings have it. What is absent limits nothing. */
export interface ScopedWaiver extends Waiver {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  /** Whether it is for a file. */
  readonly isForFile?: (file: string) => boolean;
  /** The last day on which it holds, such as `2027-03-31`. */
  readonly expires?: string;
  /** Where it is written. */
  readonly place: { readonly file: string; readonly line: number };
}

/** Whether a waiver holds on a day, such as `2027-03-31`. */
export function holdsOn({ expires }: ScopedWaiver, day: string): boolean {
  return expires === undefined || day <= expires;
}

/** What of a finding decides whether a waiver is for it. */
export type WaiverSubject = Pick<LocatedFinding, 'level' | 'rule' | 'file' | (typeof SELECTORS)[number]>;

/** Whether a waiver is for a finding, whether it still holds or not. What was found of the waivers themselves stays. */
export function isFor(waiver: ScopedWaiver, finding: WaiverSubject): boolean {
  return (
    finding.level !== FindingLevel.CODE &&
    waiver.rule === finding.rule &&
    SELECTORS.every((field) => waiver[field] === undefined || waiver[field] === finding[field]) &&
    waiver.isForFile?.(finding.file) !== false
  );
}

const SELECTORS = ['kind', 'name', 'namespace', 'container'] as const;

/**
 * What is to be said of a waiver in settings that waives nothing.
 *
 * @param containers - the names of all containers of the input
 */
export function unusedFinding(waiver: ScopedWaiver, today: string, containers: readonly string[]): LocatedFinding {
  const isOver = !holdsOn(waiver, today);
  const place = { ...waiver.place, document: 0 };
  return findingAt(place, {
    ...headOf(kindOf('waiver-unused')),
    message: isOver
      ? `this waiver of ${waiver.rule} held until ${waiver.expires}; its reason: ${JSON.stringify(waiver.reason)}.`
      : unusedText(waiver, containers),
    fix: isOver
      ? 'mend what it was for and remove it, or give it a later day.'
      : (unknownContainerFix(waiver, containers, 'remove the waiver') ??
        'remove the waiver, or correct what it is for.'),
  });
}
