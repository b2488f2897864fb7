import { symptomJson, symptomText } from '../../check/report/symptom-report';
import { causesOf } from '../../check/symptoms/causes';
import { nearSymptom } from '../../check/symptoms/near-symptom';
import { STANDARD_INPUT } from '../../manifests/input-objects';
import { textFormFor } from '../check/write-reports';
import type { Console } from '../console';
import { readStream } from '../../files/read-text';
import type { SymptomRequest } from '../symptom/symptom-command';

/** Tells the causes of what a cluster shows, and returns the exit status: 1 if none is known. */
export async function runSymptom({ text, format }: SymptomRequest, console: Console): Promise<number> {
  const read = text === STANDARD_INPUT ? await readStream(console.input) : { text };
  if ('problem' in read) {
    await console.errors.write(`error: Standard input ${read.problem}\n`);
    await console.errors.flush();
    return 2;
  }
  const causes = causesOf(read.text);
  const answer = { causes, near: causes.length === 0 ? nearSymptom(read.text) : undefined };
  const form = textFormFor(console.output, console);
  for (const part of format === 'json' ? symptomJson(answer) : symptomText(answer, form)) {
    await console.output.write(part);
  }
  await console.output.flush();
  return causes.length === 0 ? 1 : 0;
}
