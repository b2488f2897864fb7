import { shownText } from '../../findings/finding-text';
import { STANDARD_INPUT } from '../../manifests/input-objects';
import { fieldText, type LocatedFinding } from '../located-finding';
import { aboutText } from './text';

/** What a service shows of a finding beside its line: the message, the object, where it comes from, and the fix. */
export function findingSummary(finding: LocatedFinding): string[] {
  const { message, fix, origin, waiver } = finding;
  const field = fieldText(finding);
  const about = [aboutText(finding), field === null ? '' : shownText(field)].filter((part) => part !== '').join(', ');
  return [
    shownText(message),
    ...(about === '' ? [] : [`at: ${about}`]),
    ...(origin === null ? [] : [`from: ${shownText(origin)}`]),
    waiver ? `waived: ${shownText(waiver.reason)}` : `fix: ${shownText(fix)}`,
  ];
}

/** A file as services know it: from the folder in which the command runs, if it is below that. */
export function servicePath(file: string): string {
  return file === STANDARD_INPUT ? 'standard-input' : file.replace(/^(\.\/+)+/, '');
}
