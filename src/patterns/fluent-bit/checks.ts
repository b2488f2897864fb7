import { definedEntries } from '../../kubernetes/json';
import { listed } from '../../kubernetes/words';
import { leavesVolume } from '../parts/log-mounts';
import { checkServerPort, refuseEmpty, refuseOption, type PresetPlace } from '../preset-values';
import { DEFAULT_TAG, FluentBitFormat, type FluentBitLogFiles, type FluentBitSidecarProps } from './props';
import { checkOutput } from './output-checks';
import { checkLine, checkTexts } from './texts';

/** Refuses what Fluent Bit could not take, or would understand otherwise than it is meant. */
export function checkFluentBitProps(place: PresetPlace, props: FluentBitSidecarProps): void {
  const { logFiles, outputs, bufferSize, grace, httpPort } = props;
  if (logFiles.length === 0) refuseEmpty(place, 'logFiles', 'there is no log to read.');
  if (outputs.length === 0) refuseEmpty(place, 'outputs', 'there is nowhere to send the logs.');
  logFiles.forEach((files, index) => checkLogFiles(place, `logFiles[${index}]`, files));
  checkTags(place, logFiles);
  outputs.forEach((output, index) => checkOutput(place, `outputs[${index}]`, output));
  if (httpPort !== undefined) checkServerPort(place, 'httpPort', httpPort);
  const seconds = grace?.toSeconds({ integral: false }) ?? 1;
  if (!Number.isInteger(seconds) || seconds < 1) refuseGrace(place, seconds);
  if (bufferSize && bufferSize.toKibibytes() < SMALLEST) refuseBuffer(place, bufferSize.asString());
}

/** In kibibytes: less than a few chunks of 2 MiB hold nothing. */
const SMALLEST = 16 * 1024;

function refuseBuffer(place: PresetPlace, size: string): void {
  refuseOption(place, 'bufferSize', {
    value: size,
    message: `${size} is too little for what waits: Fluent Bit keeps it in chunks of 2Mi.`,
    fix: 'give at least Size.mebibytes(16).',
  });
}

function refuseGrace(place: PresetPlace, seconds: number): void {
  refuseOption(place, 'grace', {
    value: `${seconds} s`,
    message: `${seconds} s is not a time that Fluent Bit goes on for, which is whole seconds and at least 1.`,
    fix: 'write whole seconds, as in Duration.seconds(10).',
  });
}

function checkLogFiles(place: PresetPlace, option: string, logFiles: FluentBitLogFiles): void {
  const { path, files, tag } = logFiles;
  checkLine(place, `${option}.path`, path);
  if (/[,*]/.test(path)) refusePath(place, `${option}.path`, path);
  if (files?.length === 0) refuseEmpty(place, `${option}.files`, 'no file is read.');
  files?.forEach((pattern, index) => checkPattern(place, `${option}.files[${index}]`, { pattern, path }));
  if (tag !== undefined && !/^[-\w.]+$/.test(tag)) refuseTag(place, `${option}.tag`, tag);
  checkFormat(place, option, logFiles);
  for (const name of ['regex', 'firstLine', 'timeKey', 'timeFormat'] as const) {
    checkTexts(place, `${option}.${name}`, logFiles[name]);
  }
  checkEntries(place, option, logFiles);
}

function checkEntries(
  place: PresetPlace,
  option: string,
  { firstLine, multiline, timeFormat, timeKey }: FluentBitLogFiles,
): void {
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

/** A tag chooses the parser, so that files of two formats need two. */
function checkTags(place: PresetPlace, logFiles: readonly FluentBitLogFiles[]): void {
  for (const [index, { tag = DEFAULT_TAG, format }] of logFiles.entries()) {
    const first = logFiles.find(({ tag: other = DEFAULT_TAG }) => other === tag);
    if (isText(first?.format) && isText(format)) continue;
    if (first === logFiles[index]) continue;
    refuseOption(place, `logFiles[${index}].tag`, {
      value: tag,
      message: `other files have the tag ${JSON.stringify(tag)} too, and the tag says how lines are parsed.`,
      fix: 'give each its own, as in "shop.access" and "shop.errors".',
    });
  }
}

function refusePath(place: PresetPlace, option: string, path: string): void {
  const found = [',', '*'].filter((character) => path.includes(character)).map((character) => `"${character}"`);
  refuseOption(place, option, {
    value: path,
    message: `Fluent Bit reads ${JSON.stringify(path)} as a pattern, because of ${listed(found)}.`,
    fix: fixForPath(path),
  });
}

/** A pattern of files belongs into `files`; a directory can have no other name in Fluent Bit than in the volume. */
function fixForPath(path: string): string {
  const [, directory, pattern] = /^(\/[^,*]*[^,*/])\/([^,/]*)$/.exec(path) ?? [];
  if (directory === undefined || pattern === undefined) return 'mount the volume at a path without such characters.';
  return `write it as in path: '${directory}', files: ['${pattern}'].`;
}

function checkPattern(
  place: PresetPlace,
  option: string,
  { pattern, path }: { readonly pattern: string; readonly path: string },
): void {
  checkLine(place, option, pattern);
  const isOutside = leavesVolume(pattern);
  if (!isOutside && !pattern.includes(',')) return;
  refuseOption(place, option, {
    value: pattern,
    message: isOutside
      ? `${JSON.stringify(pattern)} leads out of the volume.`
      : `Fluent Bit reads ${JSON.stringify(pattern)} as several patterns: it divides them at commas.`,
    fix: `write a pattern below ${path}, such as "*.log", and several as items of \`files\`.`,
  });
}

function refuseTag(place: PresetPlace, option: string, tag: string): void {
  refuseOption(place, option, {
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
  const idle = definedEntries({
    regex: format === FluentBitFormat.REGEX ? undefined : regex,
    timeKey: isText(format) ? timeKey : undefined,
  });
  for (const [name, value] of idle) {
    refuseOption(place, `${option}.${name}`, {
      value,
      message: `\`${name}\` has no meaning for lines of the format \`${format ?? FluentBitFormat.TEXT}\`.`,
      fix: 'leave it out, or choose another `format`.',
    });
  }
}

function isText(format = FluentBitFormat.TEXT): boolean {
  return format === FluentBitFormat.TEXT;
}
