import { Size, type Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Finding } from '../findings/finding';
import { FindingsError, isFindingsError, throwFindings } from '../enforcement/findings-error';
import { rejectedOption, type RejectedOption } from '../enforcement/reject-option';
import { addressProblem } from '../kubernetes/ip-address';
import { isPortNumber } from '../kubernetes/port';
import type { RejectedConstruct } from '../template/locate';
import { secondsProblem } from '../template/whole-numbers';
import { keyProblem, nameProblem, type ObjectReference, type SecretKeyReference } from './parts/references';
import { HelperVolume } from './parts/volumes';
import { volumeNameFor } from './parts/volume-name';

/** One key of a Secret as a file in a directory of its own. */
export interface SecretFile {
  /** What the file is, as a part of the name of its volume. */
  readonly purpose: string;
  readonly reference: SecretKeyReference;
  readonly directory: string;
  readonly file: string;
}

/** The volume with one key of a Secret as a file, for the container of this name. */
export function secretFileVolume(container: string, { purpose, reference, directory, file }: SecretFile): HelperVolume {
  return HelperVolume.fromSecret(reference.secret, {
    path: directory,
    name: volumeNameFor(container, purpose),
    items: { [reference.key]: file },
  });
}

/** A preset that is about to be made, as findings about its options name it. */
export interface PresetPlace {
  /** The name of its class. */
  readonly preset: string;
  /** The path of its construct. */
  readonly construct: string;
  /** What was refused so far: `inPlace` throws all of it at once. */
  readonly refused: Finding[];
}

/** The place of a preset with this id below a scope. */
export function presetPlace(preset: string, scope: Construct, id: string): PresetPlace {
  return { preset, construct: [scope.node.path, id].filter((part) => part !== '').join('/'), refused: [] };
}

/**
 * Looks at the options of a preset, or makes something of them, and throws all that is refused meanwhile, with the construct.
 * After a value that is refused another check may fail in any way.
 */
export function inPlace<T>({ construct, refused }: PresetPlace, make: () => T): T {
  const attempt = attempted(make);
  const thrown = 'error' in attempt && isFindingsError(attempt.error) ? (attempt.error as FindingsError).findings : [];
  const findings = [...refused, ...thrown.map((finding) => ({ construct, ...finding }))];
  if (findings.length > 0) return throwFindings(new FindingsError(findings));
  if ('error' in attempt) throw attempt.error;
  return attempt.value;
}

function attempted<T>(make: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: make() };
  } catch (error) {
    return { error };
  }
}

/** Refuses the value of an option (finding `preset-option`), once all others were looked at: only within `inPlace`. */
export function refuseOption(
  place: PresetPlace,
  option: string,
  rejected: Pick<RejectedOption, 'value' | 'message' | 'fix'>,
): void {
  refuse('preset-option', place, { place: `${place.preset}.${option}`, ...rejected });
}

/** Of one value only what is found first is told: what is found after that mostly follows from it. */
function refuse(rule: string, { construct, refused }: PresetPlace, rejected: RejectedOption): void {
  const finding = rejectedOption(rule, { construct, ...rejected });
  if (!refused.some((earlier) => isAboutSame(earlier, finding))) refused.push(finding);
}

/** An option may hold several values, such as names that are not known. */
function isAboutSame(one: Finding, other: Finding): boolean {
  const isSameValue = one.value === undefined || other.value === undefined || one.value === other.value;
  return one.location?.option === other.location?.option && isSameValue;
}

/** Refuses a list that has nothing in it (finding `preset-option`). */
export function refuseEmpty(place: PresetPlace, option: string, message: string): void {
  refuseOption(place, option, { value: [], message, fix: 'name one at least.' });
}

/** A DNS name or an IP address; anything else is refused (finding `preset-option`). */
export function checkHost(place: PresetPlace, option: string, host: string): void {
  if (isAddress(host) || isHostName(host)) return;
  refuseOption(place, option, {
    value: host,
    message: `${JSON.stringify(host)} is neither a DNS name nor an IP address.`,
    fix: 'write the host alone, without a scheme, a port or a path, as in "orders.example.com".',
  });
}

/** Whether a host is written as an IP address. */
export function isAddress(host: string): boolean {
  return addressProblem(host, false) === undefined;
}

/** Names of 1 to 63 letters, digits, "-" and "_", joined by "."; a program looks them up in any case. */
function isHostName(host: string): boolean {
  return (
    host.length <= 253 &&
    /^(?!\d+(\.\d+)*$)[a-z\d_]([-\w]{0,61}[a-z\d_])?(\.[a-z\d_]([-\w]{0,61}[a-z\d_])?)*$/i.test(host)
  );
}

/** The port of a server that the preset calls; refused if it is not one (finding `port-number`). */
export function checkServerPort(place: PresetPlace, option: string, port: number): void {
  if (isPortNumber(port)) return;
  refuse('port-number', place, {
    place: `${place.preset}.${option}`,
    value: port,
    message: `the port ${port} is not a whole number from 1 to 65535.`,
    fix: 'use a port in this range.',
  });
}

/** A Secret; refused if no object can have its name (finding `object-reference`). */
export function checkSecret(place: PresetPlace, option: string, secret: ObjectReference): void {
  refuseReference(place, nameProblem('Secret', secret, `${place.preset}.${option}`));
}

/** A key of a Secret; refused if there cannot be one (finding `object-reference`). */
export function checkSecretKey(place: PresetPlace, option: string, { secret, key }: SecretKeyReference): void {
  checkSecret(place, `${option}.secret`, secret);
  refuseReference(place, keyProblem(`the Secret "${secret.name}"`, key, `${place.preset}.${option}.key`));
}

function refuseReference(place: PresetPlace, problem: RejectedConstruct | undefined): void {
  if (problem === undefined) return;
  const { option, ...rejected } = problem;
  refuse('object-reference', place, { place: option, ...rejected });
}

/** A number of connections, of which there must be one at least; refused otherwise (finding `preset-option`). */
export function checkCount(place: PresetPlace, option: string, count: number): void {
  if (Number.isSafeInteger(count) && count >= 1) return;
  refuseOption(place, option, {
    value: count,
    message: `${count} is not a number of connections, which is whole and at least 1.`,
    fix: 'write a whole number from 1.',
  });
}

/** A time in whole seconds, of which there must be one at least; refused otherwise (finding `preset-option`). */
export function checkSeconds(place: PresetPlace, option: string, duration: Duration): void {
  const problem = secondsProblem(duration, { what: `\`${option}\``, least: 1 });
  if (problem) refuse('preset-option', place, { place: `${place.preset}.${option}`, ...problem });
}

/** A text of printable characters; anything else is refused (finding `preset-option`). */
export function checkText(place: PresetPlace, option: string, text: string): void {
  if (text !== '' && !UNPRINTABLE.test(text)) return;
  refuseOption(place, option, {
    value: text,
    message: text === '' ? 'the text is empty.' : `${JSON.stringify(text)} has characters that cannot be printed.`,
    fix: 'write one line of printable characters.',
  });
}

/** Control characters, and halves of UTF-16 pairs. */
const UNPRINTABLE = /[\u0000-\u001f\u007f]|\p{Surrogate}/u;

/** An absolute path of a request; refused otherwise (finding `preset-option`). */
export function checkRequestPath(place: PresetPlace, option: string, path: string): void {
  if (/^\/[!-~]*$/.test(path)) return;
  refuseOption(place, option, {
    value: path,
    message: `${JSON.stringify(path)} is not the path of a request.`,
    fix: 'begin it with "/", and percent-encode blanks and what is not ASCII.',
  });
}

/** What a small helper writes to a temporary directory: a few files, and never what it serves. */
export const SMALL_DIRECTORY = Size.mebibytes(16);
