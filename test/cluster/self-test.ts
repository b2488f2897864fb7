import { Judge, type Judgement } from './judgement';
import type { Json, JsonObject } from './json';
import { jsonManifest } from './manifests';
import { problemLines } from './problem-text';
import type { Bench } from './run-suite';
import { isAtLeast, TARGETS } from './targets';

/** An object of which the judge's finding is known: a judge that cannot find fault is no judge. */
interface Case {
  readonly title: string;
  readonly object: JsonObject;
  readonly isRight: (judgement: Judgement) => boolean;
  /** The versions that behave like this; all where it is left out. */
  readonly only?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    title: 'takes a sound Pod as it is',
    object: pod({}),
    isRight: ({ refusal, differences }) => refusal === undefined && differences.length === 0,
  },
  {
    title: 'sees that a field of a switched-off feature is dropped',
    object: pod({ lifecycle: { stopSignal: 'SIGUSR1' } }, { os: { name: 'linux' } }),
    isRight: (judgement) => lost(judgement, 'spec.containers[0].lifecycle'),
    only: TARGETS.map(({ minor }) => minor).filter((minor) => isAtLeast(minor, '1.33')),
  },
  {
    title: 'sees that the status of a new object is dropped',
    object: { ...deployment(), status: { observedGeneration: 7 } },
    isRight: (judgement) => lost(judgement, 'status.observedGeneration'),
  },
  {
    title: 'sees that a value is replaced',
    object: deployment({ creationTimestamp: '2001-02-03T04:05:06Z' }),
    isRight: ({ differences }) =>
      differences.some(({ path, stored }) => path === 'metadata.creationTimestamp' && stored !== undefined),
  },
  {
    title: 'sees that an unknown field is refused',
    object: pod({ imagePullPolice: 'Always' }),
    isRight: ({ refusal = '' }) => refusal.includes('unknown field "spec.containers[0].imagePullPolice"'),
  },
  {
    title: 'sees that an invalid object is refused',
    object: pod({ ports: [{ containerPort: 70_000 }] }),
    isRight: ({ refusal = '' }) => refusal.includes('spec.containers[0].ports[0].containerPort'),
  },
  {
    title: 'sees that a kind is not served',
    object: { apiVersion: 'extensions/v1beta1', kind: 'Deployment', metadata: { name: 'self-test' } },
    isRight: ({ refusal = '' }) => refusal.includes('does not serve extensions/v1beta1 Deployment'),
  },
];

/** Shows that a dropped field, a changed value and a refusal would be noticed. */
export async function runSelfTest({ target, client, report }: Bench): Promise<void> {
  const judge = new Judge(client);
  const cases = CASES.filter(({ only }) => only?.includes(target.minor) ?? true);
  for (const { title, object, isRight } of cases) {
    const judgement = await judge.judge(jsonManifest('self-test', object));
    if (isRight(judgement)) report.pass();
    else
      report.fail(
        `${target.minor}  self-test: the judge ${title}`,
        'It found instead:',
        ...problemLines(judgement, target),
      );
  }
  report.say(`${target.minor}  self-test: ${cases.length} objects with a known answer`);
}

function lost({ differences }: Judgement, path: string): boolean {
  return differences.some((difference) => difference.path.startsWith(path) && difference.stored === undefined);
}

function pod(container: Record<string, Json>, spec: Record<string, Json> = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'self-test' }, spec: podSpec(container, spec) };
}

function podSpec(container: Record<string, Json>, spec: Record<string, Json> = {}): JsonObject {
  return { ...spec, containers: [{ name: 'app', image: 'busybox:1.36', ...container }] };
}

function deployment(metadata: Record<string, Json> = {}): JsonObject {
  const labels = { app: 'self-test' };
  const spec = { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec({}) } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'self-test', ...metadata }, spec };
}
