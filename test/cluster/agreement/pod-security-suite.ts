import { FindingLevel } from '../../../src/findings/finding-kind';
import type { FeatureTarget } from '../../../src/kubernetes/fields/features';
import { storedFields } from '../../../src/kubernetes/fields/stored-fields';
import { fieldsOf } from '../../../src/kubernetes/json';
import { podKindOf, type PodKind } from '../../../src/kubernetes/kinds';
import { Pod } from '../../../src/pod/pod';
import { RULES } from '../../../src/rules/catalogue';
import { judge } from '../../../src/rules/engine';
import type { Rule } from '../../../src/rules/rule';
import type { JsonObject } from '../json';
import { secondsSince, type Report } from '../report';
import type { KubeJudge, Verdict } from './kube-judge';
import { MUTATIONS, mutatedPod, type MutatedPod } from './pod-security-pods';
import type { Random } from './random';

/** So many are on their way at a time. */
const BATCH = 100;
/** So many disagreements are worth reading at a time. */
const MAX_SHOWN = 5;
/** A field that is changed less often, or a reason that is given less often, says little. */
const LEAST_CHANGES = 20;

/** The rules about Pod Security; the self-test leaves one out at a time. */
const POD_SECURITY = RULES.filter(({ level }) => level === FindingLevel.RESTRICTED);

/** A check of `restricted` stands for one of `baseline` then: what that one finds is a reason of this one. */
const OVERRIDDEN: ReadonlyMap<string, string> = new Map([
  ['non-default capabilities', 'unrestricted capabilities'],
  ['hostPath volumes', 'restricted volume types'],
]);

const STANDARDS = ['baseline', 'restricted'] as const;
type Standard = (typeof STANDARDS)[number];

/** A policy version with the code that judges by it. */
export interface Policy {
  readonly judge: KubeJudge;
  readonly target: FeatureTarget;
}

export interface JudgedPod extends MutatedPod {
  readonly target: FeatureTarget;
  readonly verdict: Verdict;
}

/** How often something was seen, by its name. */
type Counts = Map<string, number>;

/** What came of comparisons: changes by field, and refusals by reason of Kubernetes. */
export interface PodSecurityTally {
  readonly fields: Counts;
  readonly reasons: Counts;
}

/** Compares random Pods by one policy version: one check, and a line of the table. */
export async function comparePolicy(
  { judge: kubeJudge, target }: Policy,
  random: Random,
  amount: number,
  { fields, reasons }: PodSecurityTally,
  report: Report,
): Promise<JudgedPod[]> {
  const start = Date.now();
  const judged: JudgedPod[] = [];
  while (judged.length < amount) judged.push(...(await judgePods(kubeJudge, target, random)));
  for (const pod of judged) {
    pod.fields.forEach((field) => count(fields, field));
    for (const standard of STANDARDS) {
      for (const reason of refusals(pod.verdict, standard)) count(reasons, `${standard}: ${reason}`);
    }
  }
  const wrong = judged.map((pod) => ({ pod, problem: disagreement(pod, POD_SECURITY) })).filter(hasProblem);
  const shares = STANDARDS.map(
    (standard) => `${percent(judged, ({ verdict }) => verdict[standard] === undefined)} pass ${standard}`,
  );
  const valid = percent(judged, ({ verdict }) => verdict.valid);
  const title = `Pod Security v${target.version.toString()}`;
  report.say(
    `${title}: ${judged.length} Pods, ${valid} valid, ${shares.join(', ')}, ${wrong.length} disagreements, ${secondsSince(start)}`,
  );
  if (wrong.length === 0) report.pass();
  for (const { pod, problem } of wrong.slice(0, MAX_SHOWN))
    report.fail(`${title}: ${problem}`, JSON.stringify(pod.object));
  return judged;
}

/** Tells how often each field was changed and each reason was given, and fails if a field was changed too seldom. */
export function tellPodSecurityTally({ fields, reasons }: PodSecurityTally, report: Report): void {
  for (const [title, counts] of [
    ['changes', fields],
    ['refusals', reasons],
  ] as const) {
    report.say(`Pod Security ${title}:`);
    for (const [name, amount] of [...counts].sort()) report.say(`  ${String(amount).padStart(6)}  ${name}`);
  }
  const names = MUTATIONS.map(({ field }) => field);
  const seldom = names.filter((name) => (fields.get(name) ?? 0) < LEAST_CHANGES);
  if (seldom.length === 0) report.pass();
  else report.fail(`Pod Security: changed less than ${LEAST_CHANGES} times: ${seldom.join(', ')}`);
}

/** A comparison that finds nothing without one of the rules could find nothing wrong in it. */
export function runPodSecuritySelfTest(judged: readonly JudgedPod[], report: Report): void {
  for (const rule of POD_SECURITY) {
    const others = POD_SECURITY.filter((other) => other !== rule);
    if (judged.some((pod) => disagreement(pod, others) !== undefined)) report.pass();
    else report.fail(`self-test: without the rule ${rule.id} no Pod Security verdict would differ`);
  }
}

async function judgePods(kubeJudge: KubeJudge, target: FeatureTarget, random: Random): Promise<JudgedPod[]> {
  const pods = Array.from({ length: BATCH }, () => mutatedPod(random));
  const verdicts = await kubeJudge.judge(pods.map(({ object }) => keptBy(target, object)));
  return pods.map((pod, index) => ({ ...pod, target, verdict: verdicts[index] as Verdict }));
}

/** The object without what the target drops, which the code of a newer version would keep. */
function keptBy(target: FeatureTarget, object: JsonObject): JsonObject {
  const kept = (holder: JsonObject): JsonObject => ({
    ...holder,
    spec: storedFields(fieldsOf(holder['spec']), target) as JsonObject,
  });
  if (object['kind'] === 'Pod') return kept(object);
  const spec = object['spec'] as JsonObject;
  return { ...object, spec: { ...spec, template: kept(spec['template'] as JsonObject) } };
}

/** Admission comes after validation, so that `restricted`, which leaves out settings of Windows, is asked of valid Pods only. */
function disagreement({ object, target, verdict }: JudgedPod, rules: readonly Rule[]): string | undefined {
  const found = reasonsFound(object, target, rules);
  return STANDARDS.filter((standard) => standard === 'baseline' || verdict.valid)
    .map((standard) => {
      const ours = told(reasonsOf(found, standard));
      const theirs = told(refusals(verdict, standard));
      return ours === theirs ? undefined : `${standard}: the rules give ${ours}, Kubernetes gives ${theirs}`;
    })
    .find((problem) => problem !== undefined);
}

interface FoundReason {
  readonly standard: string;
  readonly reason: string;
}

function reasonsFound(object: JsonObject, target: FeatureTarget, rules: readonly Rule[]): FoundReason[] {
  const kind = podKindOf(object['apiVersion'], object['kind']) as PodKind;
  return judge(new Pod({ kind, manifest: { ...object }, target }), rules).map(({ message }) => {
    const [, standard = '', reason = message] = /PodSecurity "(\w+):v1\.\d+": (.*?) \(/.exec(message) ?? [];
    return { standard, reason };
  });
}

function reasonsOf(found: readonly FoundReason[], standard: Standard): string[] {
  if (standard === 'baseline') return found.filter((each) => each.standard === standard).map(({ reason }) => reason);
  return found.map(({ reason }) => OVERRIDDEN.get(reason) ?? reason);
}

/** Kubernetes counts the profiles of AppArmor. */
function refusals(verdict: Verdict, standard: Standard): string[] {
  return (verdict[standard] ?? []).map((reason) => reason.replace(/ profiles$/, ' profile'));
}

function told(reasons: readonly string[]): string {
  return reasons.length === 0 ? 'no reason' : [...new Set(reasons)].sort().join(', ');
}

function hasProblem<T extends { readonly problem: string | undefined }>(found: T): found is T & { problem: string } {
  return found.problem !== undefined;
}

function count(counts: Counts, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function percent<T>(items: readonly T[], holds: (item: T) => boolean): string {
  return `${((100 * items.filter(holds).length) / items.length).toFixed(0)} %`;
}
