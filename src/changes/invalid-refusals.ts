import type { Finding } from '../findings/finding';
import { FindingLevel } from '../findings/finding-kind';
import type { Refusal } from './refusals/refusal';

/** Why the API server refuses an object whatever was there before. */
export function invalidRefusals(findings: readonly Finding[]): Refusal[] {
  return findings
    .filter(({ level }) => level === FindingLevel.INVALID)
    .map(({ location, cause, message, fix }) => {
      const path = location?.path ?? '';
      return { cause: 'invalid', path, field: cause?.field ?? path, reason: message, fix };
    });
}
