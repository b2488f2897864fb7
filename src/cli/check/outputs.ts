import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../../kubernetes/closest-name';
import { placeOf } from '../../files/same-file';
import { listed } from '../../kubernetes/words';

/** The ways to show what was found. */
export const OUTPUT_FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab'] as const;

/** A way to show what was found. */
export type CheckFormat = (typeof OUTPUT_FORMATS)[number];

/** An output that was asked for. */
export interface CheckOutputRequest {
  readonly format: CheckFormat;
  /** The file to write; absent for standard output. */
  readonly file?: string;
}

/** The outputs of several `-o`, one after the other. */
export function parseOutput(text: string, earlier: readonly CheckOutputRequest[]): CheckOutputRequest[] {
  const [name = '', ...rest] = text.split('=');
  const format = OUTPUT_FORMATS.find((known) => known === name);
  if (!format) {
    throw new InvalidArgumentError(`There is no format "${name}".${didYouMean(name, OUTPUT_FORMATS)} ${CHOICES}`);
  }
  if (rest.length === 0) return [...earlier, { format }];
  const file = rest.join('=');
  if (file === '') throw new InvalidArgumentError(`A file must stand behind "=", as in ${name}=report.${name}.`);
  return [...earlier, { format, file }];
}

const CHOICES = `The formats are ${listed(OUTPUT_FORMATS)}.`;

/** What is wrong with several outputs, a baseline among them: two that would be written over each other. */
export function outputProblem(outputs: readonly CheckOutputRequest[], baseline?: string): string | undefined {
  const files = [...outputs.map(({ file }) => file), ...(baseline === undefined ? [] : [baseline])];
  const places = files.map((file) => file && placeOf(file));
  const second = places.findIndex((place, index) => places.indexOf(place) !== index);
  if (second < 0) return undefined;
  const file = files[second];
  return file === undefined
    ? 'one output can go to standard output: write the others to files, as in -o json=report.json.'
    : `two outputs would be written to the file "${file}".`;
}
