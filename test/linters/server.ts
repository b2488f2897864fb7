import { fieldsOf } from '../../src/kubernetes/json';
import { isManifestProblem, readManifests } from '../../src/manifests/read-manifests';
import { ensureKubeJudge } from '../cluster/agreement/binary';
import { KubeJudge, type Verdict } from '../cluster/agreement/kube-judge';
import type { JsonObject } from '../cluster/json';
import { Report } from '../cluster/report';
import { targetsNamed } from '../cluster/targets';

const MINOR = '1.37';

/** Kinds that servers know and kube-judge does not; the cases have nothing in them that a server refuses. */
const TAKEN = ['ClusterRoleBinding'];

/** Why the API server of the newest version refuses the first object of each text; undefined if it takes it. */
export async function refusalsOf(texts: readonly string[]): Promise<(string | undefined)[]> {
  const [target] = targetsNamed([MINOR]);
  if (!target) throw new Error(`${MINOR} is not a target`);
  const judge = KubeJudge.start(await ensureKubeJudge(target, new Report((line) => console.error(line))), []);
  try {
    const objects = texts.map(firstObject);
    const verdicts = await judge.judge(objects);
    return verdicts.map((verdict, index) => {
      const { kind } = fieldsOf(objects[index]);
      return TAKEN.some((taken) => taken === kind) ? undefined : refusalIn(verdict);
    });
  } finally {
    judge.stop();
  }
}

function refusalIn({ decode, valid, errors = [] }: Verdict): string | undefined {
  if (decode !== undefined && decode !== '') return decode;
  return valid ? undefined : errors.map(({ field, detail }) => `${field}: ${detail}`).join('; ');
}

function firstObject(text: string): JsonObject {
  const [first] = readManifests(text);
  if (first === undefined || isManifestProblem(first)) throw new Error(`a case cannot be read: ${text}`);
  return first.value as JsonObject;
}
