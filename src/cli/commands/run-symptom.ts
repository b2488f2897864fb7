import { existsSync } from 'node:fs';
import { symptomJson, symptomText } from '../../check/report/symptom-report';
import { causesOf } from '../../check/symptoms/causes';
import { nearSymptom } from '../../check/symptoms/near-symptom';
import { printable } from '../../kubernetes/printable';
import { STANDARD_INPUT } from '../../manifests/input-objects';
import { textFormFor } from '../check/write-reports';
import type { Console } from '../console';
import { failWith } from '../say-errors';
import { readStream } from '../../files/read-text';
import type { SymptomRequest } from '../symptom/symptom-command';

/** Tells the causes of what a cluster shows, and returns the exit status: 1 if none is known. */
export async function runSymptom({ text, format }: SymptomRequest, console: Console): Promise<number> {
  const read = text === STANDARD_INPUT ? await readStream(console.input) : { text };
  if ('problem' in read) return failWith([`Standard input ${read.problem}`], console);
  if (read.text.trim() === '') return failWith([NO_TEXT], console);
  const causes = causesOf(read.text);
  const answer = { causes, near: causes.length === 0 ? nearSymptom(read.text) : undefined };
  const form = textFormFor(console.output, console);
  await console.output.print(format === 'json' ? symptomJson(answer) : symptomText(answer, form));
  if (causes.length === 0) await sayIfFile(text, console);
  return causes.length === 0 ? 1 : 0;
}

const NO_TEXT = 'no text was given: write what kubectl prints in quotes, or pipe it to this command.';

/** A file is not read by its name, so that a text never depends on what lies in the folder. */
async function sayIfFile(text: string, { errors }: Console): Promise<void> {
  if (text === STANDARD_INPUT || !existsSync(text)) return;
  await errors.write(`note: "${printable(text)}" is a file: to have it read, use "pod-patterns symptom < FILE".\n`);
  await errors.flush();
}
