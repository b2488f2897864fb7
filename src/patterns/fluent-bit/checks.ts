import { definedEntries } from '../../kubernetes/json';
import {
  checkHost,
  checkSecretKey,
  checkServerPort,
  checkText,
  refuseOption,
  type PresetPlace,
} from '../preset-values';
import type { FluentBitOutput, FluentBitServer } from './output';
import { FluentBitFormat, type FluentBitLogFiles, type FluentBitSidecarProps } from './props';

/** Refuses what Fluent Bit could not take, or would understand otherwise than it is meant. */
export function checkFluentBitProps(place: PresetPlace, props: FluentBitSidecarProps): void {
  const { logFiles, outputs, bufferSize, grace, httpPort } = props;
  if (logFiles.length === 0) refuseNothing(place, 'logFiles', 'there is no log to read.');
  if (outputs.length === 0) refuseNothing(place, 'outputs', 'there is nowhere to send the logs.');
  logFiles.forEach((files, index) => checkLogFiles(place, `logFiles[${index}]`, files));
  outputs.forEach((output, index) => checkOutput(place, `outputs[${index}]`, output));
  if (httpPort !== undefined) checkServerPort(place, 'httpPort', httpPort);
  const seconds = grace?.toSeconds({ integral: false }) ?? 1;
  if (!Number.isInteger(seconds) || seconds < 1) refuseGrace(place, seconds);
  if (bufferSize && bufferSize.toKibibytes() < SMALLEST) refuseBuffer(place, bufferSize.asString());
}

/** In kibibytes: less than a few chunks of 2 MiB hold nothing. */
const SMALLEST = 16 * 1024;

function refuseBuffer(place: PresetPlace, size: string): never {
  return refuseOption(place, 'bufferSize', {
    value: size,
    message: `${size} is too little for what waits: Fluent Bit keeps it in chunks of 2Mi.`,
    fix: 'give at least Size.mebibytes(16).',
  });
}

function refuseGrace(place: PresetPlace, seconds: number): never {
  return refuseOption(place, 'grace', {
    value: `${seconds} s`,
    message: `${seconds} s is not a time that Fluent Bit goes on for, which is whole seconds and at least 1.`,
    fix: 'write whole seconds, as in Duration.seconds(10).',
  });
}

function refuseNothing(place: PresetPlace, option: string, message: string): never {
  return refuseOption(place, option, { value: [], message, fix: 'name one at least.' });
}

function checkLogFiles(place: PresetPlace, option: string, logFiles: FluentBitLogFiles): void {
  const { path, files, tag, firstLine, multiline, timeFormat, timeKey } = logFiles;
  checkText(place, `${option}.path`, path);
  if (files?.length === 0) refuseNothing(place, `${option}.files`, 'no file is read.');
  files?.forEach((pattern, index) => checkPattern(place, `${option}.files[${index}]`, { pattern, path }));
  if (tag !== undefined && !/^[-\w.]+$/.test(tag)) refuseTag(place, `${option}.tag`, tag);
  checkFormat(place, option, logFiles);
  if (firstLine !== undefined && multiline !== undefined) {
    refuseOption(place, `${option}.firstLine`, {
      message: '`firstLine` and `multiline` both say which lines are one entry.',
      fix: 'leave one of them out.',
    });
  }
  if (timeFormat === undefined || timeKey !== undefined) return;
  refuseOption(place, `${option}.timeFormat`, {
    value: timeFormat,
    message: 'the form of a time is given, and no field that has the time.',
    fix: "name it, as in `timeKey: 'time'`.",
  });
}

function checkPattern(
  place: PresetPlace,
  option: string,
  { pattern, path }: { readonly pattern: string; readonly path: string },
): void {
  checkText(place, option, pattern);
  const isOutside = pattern.startsWith('/') || pattern.split('/').includes('..');
  if (!isOutside && !pattern.includes(',')) return;
  refuseOption(place, option, {
    value: pattern,
    message: isOutside
      ? `${JSON.stringify(pattern)} leads out of the volume.`
      : `Fluent Bit reads ${JSON.stringify(pattern)} as several patterns: it divides them at commas.`,
    fix: `write a pattern below ${path}, such as "*.log", and several as items of \`files\`.`,
  });
}

function refuseTag(place: PresetPlace, option: string, tag: string): never {
  return refuseOption(place, option, {
    value: tag,
    message: `${JSON.stringify(tag)} is not a tag by which outputs could choose records.`,
    fix: 'write letters, digits, "_", "-" and ".", as in "shop.access".',
  });
}

function checkFormat(place: PresetPlace, option: string, { format, regex, timeKey }: FluentBitLogFiles): void {
  if (format === FluentBitFormat.REGEX && regex === undefined) {
    refuseOption(place, `${option}.regex`, {
      message: 'there is no regular expression for the format `regex`.',
      fix: String.raw`write one with named groups, as in "^(?<level>\\w+) (?<message>.*)$".`,
    });
  }
  const [name] = definedEntries({
    regex: format === FluentBitFormat.REGEX ? undefined : regex,
    timeKey: isText(format) ? timeKey : undefined,
  });
  if (name === undefined) return;
  refuseOption(place, `${option}.${name[0]}`, {
    value: name[1],
    message: `\`${name[0]}\` has no meaning for lines of the format \`${format ?? FluentBitFormat.TEXT}\`.`,
    fix: 'leave it out, or choose another `format`.',
  });
}

function isText(format = FluentBitFormat.TEXT): boolean {
  return format === FluentBitFormat.TEXT;
}

function checkOutput(place: PresetPlace, option: string, { _plugin, _server }: FluentBitOutput): void {
  if (_server) checkServer(place, option, _server, _plugin);
}

function checkServer(place: PresetPlace, option: string, server: FluentBitServer, plugin: string): void {
  const { host, port, ca, tls, password, user, headers } = server;
  checkHost(place, `${option}.host`, host);
  if (port !== undefined) checkServerPort(place, `${option}.port`, port);
  if (ca) checkSecretKey(place, `${option}.ca`, ca);
  if (password) checkSecretKey(place, `${option}.password`, password);
  if (ca && tls === false) {
    refuseOption(place, `${option}.ca`, {
      message: 'the connection is not encrypted, and certificates are given for it.',
      fix: 'leave out `tls: false`, or `ca`.',
    });
  }
  if ((user === undefined) !== (password === undefined)) {
    refuseOption(place, `${option}.${user === undefined ? 'user' : 'password'}`, {
      message: 'there is a user or a password, and not both.',
      fix: 'give both, or none.',
    });
  }
  const entries = definedEntries(headers);
  if (entries.length > 0 && !['loki', 'http', 'opentelemetry'].includes(plugin)) refuseHeaders(place, option, plugin);
  for (const [name, value] of entries) {
    const at = `${option}.headers[${JSON.stringify(name)}]`;
    if (!/^[-\w]+$/.test(name)) checkHost(place, at, name);
    if (typeof value === 'string') checkText(place, at, value);
    else checkSecretKey(place, at, value);
  }
}

function refuseHeaders(place: PresetPlace, option: string, plugin: string): never {
  return refuseOption(place, `${option}.headers`, {
    message: `the output "${plugin}" of Fluent Bit sends no headers of one's own.`,
    fix: 'leave them out; a user and a password are `user` and `password`.',
  });
}
