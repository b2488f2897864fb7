import { setTimeout as sleep } from 'node:timers/promises';
import { isList, isObject, textAt, type JsonObject } from '../../json';
import { JudgeError } from '../../judge-error';
import { secondsSince } from '../../report';
import { say, type Check } from '../check';
import type { Cluster } from '../cluster';
import { inParallel } from '../pool';
import { phaseOf } from '../pod-status';
import { readJournal } from '../scripts/journal';
import type { NodeBench, NodeSuite } from '../suite';
import { jobCases, type JobCase } from './cases';
import { manifestOf, predictJob } from './predict';

/** When a Job gives up, seen of real Jobs. */
export const JOBS: NodeSuite = { name: 'jobs', run: runJobs };

const COLLECTION = '/apis/batch/v1/namespaces/default/jobs';
const PODS = '/api/v1/namespaces/default/pods';
const PATIENCE = 120_000;
const POLL = 200;
const AT_A_TIME = 6;

async function runJobs({ cluster, report }: NodeBench): Promise<void> {
  const start = Date.now();
  const cases = jobCases((name) => cluster.hostFolder(name));
  const checks = await inParallel(cases, AT_A_TIME, (jobCase) => checkOf(cluster, jobCase));
  for (const check of checks) say(report, 'jobs', check);
  report.say(`jobs: ${checks.length} Jobs, ${secondsSince(start)}`);
}

async function checkOf(cluster: Cluster, jobCase: JobCase): Promise<Check> {
  const { name, isEvicted = false } = jobCase;
  const body = JSON.stringify(manifestOf(jobCase));
  const answer = await cluster.client.send('POST', `${COLLECTION}?fieldValidation=Strict`, body);
  if (answer.status !== 201) throw new JudgeError(`${name} is refused: ${textAt(answer.body, 'message') ?? ''}`);
  try {
    if (isEvicted) await evict(cluster, name);
    const end = await untilEnded(cluster, name);
    const starts = readJournal(cluster.hostFolder(name)).filter(
      ({ container, event }) => container === 'work' && event === 'start',
    ).length;
    const predicted = predictJob(jobCase);
    const expected = `${predicted?.end ?? 'unknown'}, ${predicted?.starts ?? 0} starts`;
    const seen = `${end}, ${starts} starts`;
    return { title: name, isKept: seen === expected, seen: seen === expected ? seen : `${seen}, NOT ${expected}` };
  } finally {
    await cluster.client.send('DELETE', `${COLLECTION}/${name}?propagationPolicy=Background`);
  }
}

/** Evicts the first Pod of a Job when it runs. */
async function evict(cluster: Cluster, job: string): Promise<void> {
  const isRunning = (name: string): boolean => phaseOf(cluster.pods.historyOf(name).versions.at(-1)?.pod) === 'Running';
  const pod = await until(() => Promise.resolve(cluster.pods.namesLike(`${job}-`).find(isRunning)));
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod, namespace: 'default' } };
  await cluster.client.send('POST', `${PODS}/${pod}/eviction`, JSON.stringify(eviction));
}

/** The condition with which a Job has ended, and the reason of a failure. */
function untilEnded({ client }: Cluster, name: string): Promise<string> {
  return until(async () => {
    const { body } = await client.get(`${COLLECTION}/${name}`);
    const status = isObject(body) && isObject(body['status']) ? body['status'] : {};
    const conditions = isList(status['conditions']) ? status['conditions'].filter(isObject) : [];
    const end = conditions.find((condition) => condition['status'] === 'True' && isEnd(condition));
    if (!end) return undefined;
    return end['type'] === 'Complete' ? 'Complete' : `Failed ${textAt(end, 'reason') ?? ''}`;
  });
}

function isEnd({ type }: JsonObject): boolean {
  return type === 'Complete' || type === 'Failed';
}

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(POLL)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new JudgeError(`A Job did not get there in ${PATIENCE / 1000} s.`);
}
