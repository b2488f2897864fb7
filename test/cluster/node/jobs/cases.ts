import type { JsonObject } from '../../json';
import { container, podSpec } from '../scripts/container';
import type { Run } from '../scripts/script';

/** A Job whose Pods end in a known way, one after another. */
export interface JobCase {
  readonly name: string;
  readonly spec: JsonObject;
  /** How the container `work` ends, run by run; the last is repeated. */
  readonly runs: readonly [Run, ...Run[]];
  /** Whether the first Pod is evicted while it runs. */
  readonly isEvicted?: boolean;
}

const onExitCodes = (action: string, values: readonly number[], fields: JsonObject = {}): JsonObject => ({
  action,
  onExitCodes: { operator: 'In', values, ...fields },
});
const onDisruption = (action: string): JsonObject => ({
  action,
  onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }],
});
const policy = (...rules: readonly JsonObject[]): JsonObject => ({ podFailurePolicy: { rules } });
const ends = (exitCode: number, seconds = 1): Run => ({ exitCode, seconds });
const UNTIL_TERM: Run = { exitCode: 0 };

interface Draft extends Omit<JobCase, 'name' | 'spec'> {
  readonly job: JsonObject;
  readonly restartPolicy?: string;
}

const DRAFTS: { readonly [name: string]: Draft } = {
  'failures-are-counted': { job: { backoffLimit: 1 }, runs: [ends(1)] },
  'no-failure-is-borne': { job: { backoffLimit: 0 }, runs: [ends(1)] },
  'a-failure-is-borne': { job: { backoffLimit: 1 }, runs: [ends(1), ends(0)] },
  'restarts-are-counted': { job: { backoffLimit: 2 }, restartPolicy: 'OnFailure', runs: [ends(1)] },
  'no-restart-is-borne': { job: { backoffLimit: 0 }, restartPolicy: 'OnFailure', runs: [ends(1)] },
  'one-restart-is-not-borne-either': { job: { backoffLimit: 1 }, restartPolicy: 'OnFailure', runs: [ends(1)] },
  'a-code-fails-the-job': { job: policy(onExitCodes('FailJob', [42])), runs: [ends(42)] },
  'a-code-is-ignored': { job: { backoffLimit: 0, ...policy(onExitCodes('Ignore', [3])) }, runs: [ends(3), ends(0)] },
  'the-first-rule-decides': {
    job: { backoffLimit: 0, ...policy(onExitCodes('Count', [42]), onExitCodes('FailJob', [42])) },
    runs: [ends(42)],
  },
  'the-code-of-another-container': {
    job: { backoffLimit: 0, ...policy(onExitCodes('Ignore', [3], { containerName: 'other' })) },
    runs: [ends(3)],
  },
  'an-index-fails': {
    job: {
      completionMode: 'Indexed',
      completions: 1,
      backoffLimitPerIndex: 3,
      ...policy(onExitCodes('FailIndex', [5])),
    },
    runs: [ends(5)],
  },
  'an-index-has-a-limit': {
    job: { completionMode: 'Indexed', completions: 1, backoffLimitPerIndex: 0 },
    runs: [ends(1)],
  },
  'a-condition-that-the-pod-has-not': { job: { backoffLimit: 0, ...policy(onDisruption('Ignore')) }, runs: [ends(1)] },
  'an-eviction-is-ignored': {
    job: { backoffLimit: 0, ...policy(onDisruption('Ignore')) },
    runs: [UNTIL_TERM, ends(0)],
    isEvicted: true,
  },
  'an-eviction-fails-the-job': {
    job: policy(onDisruption('FailJob')),
    runs: [UNTIL_TERM, ends(0)],
    isEvicted: true,
  },
  'the-deadline-passes': { job: { activeDeadlineSeconds: 4 }, runs: [UNTIL_TERM] },
};

/** All Jobs; each writes into a folder of its own. */
export function jobCases(folderOf: (name: string) => string): JobCase[] {
  return Object.entries(DRAFTS).map(([name, { job, restartPolicy = 'Never', runs, isEvicted = false }]) => {
    const work = container({ container: 'work', runs, port: 8001, onTerm: 0 });
    const other = container({ container: 'other', runs: [ends(0)], port: 8002, onTerm: 0 });
    const pod = podSpec(folderOf(name), { restartPolicy, terminationGracePeriodSeconds: 2, containers: [work, other] });
    return { name, runs, isEvicted, spec: { ...job, template: { spec: pod } } };
  });
}
