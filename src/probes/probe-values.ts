import { valueAsCode } from '../findings/finding-text';
import { PROBE_HANDLERS } from '../kubernetes/probe-handlers';
import { definedEntries, definedFields, isFields, type Fields } from '../kubernetes/json';
import { portNameProblem } from '../kubernetes/names';
import { isPortNumber } from '../kubernetes/port';
import { listed } from '../kubernetes/words';
import { ofEach } from '../enforcement/of-each';
import { rejectOption } from '../enforcement/reject-option';
import type { ProbeTiming } from './probe-timing';
import { wholeCount, wholeSeconds } from '../template/whole-numbers';

/** The times of a probe: the option, the field, what it is, and the least value that Kubernetes allows. */
const TIMES = [
  { option: 'initialDelay', field: 'initialDelaySeconds', what: 'the initial delay', least: 0 },
  { option: 'period', field: 'periodSeconds', what: 'the period', least: 1 },
  { option: 'timeout', field: 'timeoutSeconds', what: 'the timeout', least: 1 },
  { option: 'terminationGracePeriod', field: 'terminationGracePeriodSeconds', what: 'the grace period', least: 1 },
] as const;

/** The counts of a probe: the option, which is the field too, and what it is. */
const COUNTS = [
  { option: 'successThreshold', what: 'the success threshold' },
  { option: 'failureThreshold', what: 'the failure threshold' },
] as const;

/** The fields of a probe that say when it runs. */
export function timingFields(place: string, timing: ProbeTiming): Fields {
  const times = TIMES.map(({ option, field, what, least }) => {
    const duration = timing[option];
    const rule = { rule: 'probe-timing', what: `${what} of a probe`, place: `${place}.${option}`, least };
    return [field, duration === undefined ? undefined : wholeSeconds(duration, rule)] as const;
  });
  const counts = COUNTS.map(({ option, what }) => {
    const count = timing[option];
    const rule = { rule: 'probe-timing', what: `${what} of a probe`, place: `${place}.${option}` };
    return [option, count === undefined ? undefined : wholeCount(count, rule)] as const;
  });
  return definedFields(Object.fromEntries<unknown>([...times, ...counts]));
}

/** Refuses an invalid port: neither a number from 1 to 65535 nor the name of a port. */
export function checkPort(place: string, port: number | string): void {
  if (isPortNumber(port)) return;
  const problem = typeof port === 'string' ? portNameProblem(port) : 'must be a whole number from 1 to 65535';
  if (problem === undefined) return;
  const isNumberAsText = typeof port === 'string' && /^\d+$/.test(port);
  rejectOption('port-number', {
    place: `${place}.port`,
    value: port,
    message: `the port ${valueAsCode(port)} of a probe ${problem}.`,
    fix: isNumberAsText
      ? 'write the number without quotes.'
      : 'use the number that the program listens on, or the name that its container gives the port.',
  });
}

/** Refuses a port that is not a number. Code without types can pass a name. */
export function checkPortNumber(place: string, port: unknown): void {
  if (isPortNumber(port)) return;
  rejectOption('port-number', {
    place: `${place}.port`,
    value: port,
    message: `the port ${valueAsCode(port)} must be a whole number from 1 to 65535; a name is invalid here.`,
    fix: 'use the number that the program listens on.',
  });
}

/** Refuses a command without a program. */
export function checkCommand(place: string, command: readonly string[]): void {
  if (command.length > 0 && command[0] !== '') return;
  rejectOption('probe-command', {
    place: `${place}.command`,
    value: command,
    message: `the command ${JSON.stringify(command)} of a probe has no program.`,
    fix: "begin with the program, as in ['/app/worker', 'healthy'].",
  });
}

const HEADER_NAME = /^[-A-Za-z0-9]+$/;

/**
 * Refuses headers that the API server refuses (those with an underscore in the name, for instance), and those whose value
 * no request can carry: the kubelet would count each try as a failure.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, validateHTTPGetAction; golang.org/x/net/http/httpguts,
 * ValidHeaderFieldValue
 */
export function checkHeaders(place: string, headers: { readonly [name: string]: string } = {}): void {
  ofEach(definedEntries(headers), ([name, value]) => {
    if (!HEADER_NAME.test(name)) {
      refuseHeader(
        place,
        name,
        `the name ${JSON.stringify(name)} of a header must consist of letters, digits and "-".`,
      );
    }
    if (hasControlCharacter(value)) {
      refuseHeader(place, undefined, `the value of the header ${name} must not have a control character.`);
    }
  });
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character !== '\t' && (character < ' ' || character === '\u007f'));
}

function refuseHeader(place: string, value: string | undefined, message: string): never {
  const fix = 'write the header as the program expects it, in one line.';
  return rejectOption('probe-header', { place: `${place}.headers`, value, message, fix });
}

/** Refuses the manifest of a probe that does not have exactly one handler. */
export function checkHandlers(place: string, manifest: unknown): void {
  const fields = isFields(manifest) ? manifest : {};
  const found = PROBE_HANDLERS.filter((handler) => fields[handler] !== undefined);
  if (found.length === 1) return;
  rejectOption('probe-handler', {
    place,
    value: manifest,
    message: `a probe must have exactly one handler, and this one has ${found.length === 0 ? 'none' : listed(found)}.`,
    fix: `set one of ${PROBE_HANDLERS.join(', ')}.`,
  });
}
