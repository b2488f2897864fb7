import { explainText } from '../../../src/explain/explain-object';
import { PLAIN } from '../../../src/explain/layout/style';
import { jsonReporter } from '../../../src/explain/report/json-report';
import { textReporter } from '../../../src/explain/report/text-report';
import { isFields, type Fields } from '../../../src/kubernetes/json';
import { podKindOf } from '../../../src/kubernetes/kinds';
import { NEWEST_VERSION } from '../../../src/kubernetes/version';
import { objectsIn } from '../../../src/manifests/objects';
import { isManifestProblem, readManifests } from '../../../src/manifests/read-manifests';
import { findPod } from '../../../src/pod/find-pod';
import type { JsonObject } from '../json';

/** What came of explaining a document. */
export interface Explained {
  /** How many Pods were explained, how many objects were errors, and how many have no Pod. */
  readonly counts: Readonly<Record<'pod' | 'error' | 'skipped', number>>;
  /** What was thrown, or put down to a fault of the command. */
  readonly faults: readonly string[];
  /** The time that the processor spent on it: what else runs on the machine does not count. */
  readonly milliseconds: number;
  /** How many characters were written, in both formats. */
  readonly written: number;
  /** The specs that are explained. */
  readonly specs: readonly JsonObject[];
}

/** No document may take more time of the processor. */
export const SLOW_MILLISECONDS = 1000;

const FAULT = 'by a fault of pod-patterns';
const TARGET = { version: NEWEST_VERSION, featureGates: {} };
const REPORTERS = [
  textReporter({ target: NEWEST_VERSION, paint: PLAIN, paintErrors: PLAIN }),
  jsonReporter(NEWEST_VERSION),
];

/** Explains a document. One that takes long is tried again: the compiler or the garbage collector may have had its turn. */
export function explainOne(text: string): Explained {
  let quickest = attempt(text);
  for (let again = 0; again < 2 && quickest.milliseconds > SLOW_MILLISECONDS; again += 1) {
    const next = attempt(text);
    if (next.milliseconds < quickest.milliseconds) quickest = next;
  }
  return quickest;
}

/** Explains a document in text and in JSON, and throws away what is written. */
function attempt(text: string): Explained {
  const counts = { pod: 0, error: 0, skipped: 0 };
  const faults: string[] = [];
  let written = 0;
  const begin = process.cpuUsage();
  try {
    for (const entry of explainText('fuzz.yaml', text, { target: TARGET, podKinds: [] })) {
      counts[entry.type] += 1;
      if (entry.type === 'error' && entry.error.message.includes(FAULT)) faults.push(entry.error.message);
      if (entry.type === 'pod') for (const reporter of REPORTERS) written += reporter.podText(entry.pod).length;
    }
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const { user, system } = process.cpuUsage(begin);
  return { counts, faults, milliseconds: (user + system) / 1000, written, specs: specsIn(text) };
}

function specsIn(text: string): JsonObject[] {
  return [...readManifests(text)].flatMap((read) => {
    if (isManifestProblem(read)) return [];
    return [...objectsIn(read.value)].flatMap((found) => {
      const spec = 'object' in found ? explainedSpec(found.object) : undefined;
      return spec === undefined || hasBigint(spec) ? [] : [spec as JsonObject];
    });
  });
}

function explainedSpec(object: Fields): Fields | undefined {
  const podKind = podKindOf(object['apiVersion'], object['kind']);
  const search = podKind && findPod(object, podKind, NEWEST_VERSION);
  return search?.found === 'pod' ? search.pod.spec : undefined;
}

/** JavaScript cannot write a number so large as JSON. */
function hasBigint(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasBigint);
  return typeof value === 'bigint' || (isFields(value) && Object.values(value).some(hasBigint));
}
