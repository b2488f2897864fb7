import { Yaml } from 'cdk8s';
import type { EditProblem } from '../findings/problem';
import { isFields, type Fields } from '../kubernetes/json';
import { isManifestProblem, readManifests } from '../manifests/read-manifests';
import { kindOf } from '../rules/catalogue';

/** What kubectl may read otherwise than cdk8s writes it: characters that YAML treats in its own way, numbers, tabs. */
const DOUBTFUL = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|^[-+.]?[\d_][\da-fxo_.+-]*$|^\s*\t/i;

/** What kubectl makes of a text that cdk8s writes. */
type Reading = { readonly value: unknown } | { readonly refusal: string };

/** Why a text does not reach the cluster as it is; undefined if it does. */
export function misreading(text: string): string | undefined {
  if (!DOUBTFUL.test(text)) return undefined;
  const reading = readingOf(text);
  if ('refusal' in reading) return `cdk8s writes it so that kubectl refuses the whole file: ${reading.refusal}`;
  if (reading.value === text) return undefined;
  if (typeof reading.value === 'string') return 'cdk8s writes it so that kubectl reads other characters';
  return `cdk8s writes it without quotes, and kubectl reads the number ${String(reading.value)}`;
}

function readingOf(text: string): Reading {
  const [document, behind] = readManifests(Yaml.stringify({ field: { text } }));
  const problem = [document, behind].find((entry) => entry !== undefined && isManifestProblem(entry));
  if (problem !== undefined && isManifestProblem(problem)) return { refusal: problem.message };
  const value = document && !isManifestProblem(document) ? document.value : undefined;
  const field = isFields(value) ? value['field'] : undefined;
  return { value: isFields(field) ? field['text'] : undefined };
}

const MAX_PROBLEMS = 10;

/** A problem for each text of an object that does not reach the cluster as it is, ten at most. */
export function misreadTexts(manifest: Fields): EditProblem[] {
  const problems: EditProblem[] = [];
  collectMisread(manifest, [], problems);
  return problems;
}

/** @param steps - the way to the value, which is written out only if there is something to say of it */
function collectMisread(value: unknown, steps: (string | number)[], problems: EditProblem[]): void {
  if (problems.length === MAX_PROBLEMS) return;
  if (typeof value === 'string') {
    const reason = misreading(value);
    if (reason !== undefined) problems.push(misread(steps.reduce(below, ''), reason));
    return;
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) collectInside(value[index], index, steps, problems);
  } else if (isFields(value)) {
    for (const key of Object.keys(value)) collectInside(value[key], key, steps, problems);
  }
}

function collectInside(
  value: unknown,
  step: string | number,
  steps: (string | number)[],
  problems: EditProblem[],
): void {
  steps.push(step);
  collectMisread(value, steps, problems);
  steps.pop();
}

function misread(objectPath: string, reason: string): EditProblem {
  const fix = 'write it in another way, such as with an escape that the program knows, or read it from a file.';
  return { kind: kindOf('written-text'), problem: { objectPath, message: `${reason}.`, fix } };
}

const NAME = /^\w+$/;

function below(path: string, key: string | number): string {
  if (typeof key === 'number' || !NAME.test(key)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}
