import type { ApiObject } from 'cdk8s';
import { withAdviceTogether } from '../enforcement/advice/with-advice';
import { enforcedFinding, enforcedLevelFor, type EnforcedLevel } from '../enforcement/enforced-level';
import { groupUnsetTargets } from '../enforcement/unset-target';
import { annotationFindings, applyWaivers, waiversAbove, type CodeWaiver } from '../enforcement/waivers';
import type { Finding } from '../findings/finding';
import { FindingLevel, FindingSeverity } from '../findings/finding-kind';
import { annotatedWaivers, withWaivers, type Waiver } from '../findings/waiver';
import type { Fields } from '../kubernetes/json';
import { RULES, rulesAtLevel } from '../rules/catalogue';
import { findingOf, judge } from '../rules/engine';
import type { Pod } from '../pod/pod';
import type { PodCheck, Rule } from '../rules/rule';
import { carriedChecks } from './carried-checks';
import { withoutConsequences } from './consequences';
import { requirementsFor, type PodRequirement } from './requirements';
import { renderWorkload, type Rendering } from './render-workload';
import { TargetCluster } from './target-cluster';

/** What becomes of an object at synthesis. */
export interface JudgedWorkload {
  /** The object as it is written, with an annotation for the waivers that it needs. */
  readonly manifest: Fields;
  /** Its Pods. */
  readonly pods: readonly Pod[];
  /** Everything that is wrong with it, waived findings included. */
  readonly findings: readonly Finding[];
  /** The waivers of code that matched a finding. */
  readonly matchedWaivers: readonly CodeWaiver[];
  /** Whether code names the cluster that it is for. */
  readonly hasTarget: boolean;
}

/** What becomes of an object, or what is thrown if it is rendered. */
export type JudgedOrUnrendered = JudgedWorkload | { readonly renderingError: unknown };

/** The rules that a Pod is judged by unasked; what is for information is told by the command, or if code enforces a level. */
const UNASKED = rulesAtLevel(FindingLevel.RECOMMENDED).filter(({ severity }) => severity !== FindingSeverity.INFO);

/** The rules of each level. */
const RULES_BY_LEVEL = new Map(Object.values(FindingLevel).map((level) => [level, rulesAtLevel(level)]));

/** Renders an object and judges its Pod. A Pod that code neither edits nor requires anything of is only asked about what is waived. */
export function judgeWorkload(workload: ApiObject): JudgedOrUnrendered {
  const requirements = requirementsFor(workload);
  let rendering: Rendering;
  try {
    rendering = renderWorkload(workload, requirements);
  } catch (renderingError) {
    return { renderingError };
  }
  return judgeRendering(workload, requirements, rendering);
}

function judgeRendering(
  workload: ApiObject,
  requirements: readonly PodRequirement[],
  rendering: Rendering,
): JudgedWorkload {
  const required = [...requirements.flatMap(({ checks }) => checks), ...carriedChecks(workload)];
  const enforced = enforcedLevelFor(workload);
  const isTouched = rendering.isEdited || required.length > 0;
  const isJudged = isTouched || enforced !== undefined;
  const waivers = waiversAbove(workload);
  const waived = waivedRules(waivers, isJudged ? rendering.manifest : {});
  const asked = askedRules(isTouched, enforced);
  const onlyWaived = waived.size === 0 ? [] : RULES.filter((rule) => waived.has(rule.id) && !asked.includes(rule));
  const further = [...onlyWaived, ...required];
  const found = findingsOf(rendering, asked, further).map((finding) => enforcedFinding(finding, enforced));
  const { findings, matched, nearest } = applyWaivers(found, rendering.manifest, waivers);
  const isAsked = ({ rule }: Finding): boolean => isJudged && !onlyWaived.some(({ id }) => id === rule);
  const counting = findings.filter((finding) => finding.waiver !== undefined || isAsked(finding));
  const annotated = isJudged ? rendering.pods.slice(0, 1).flatMap(({ pod }) => annotationFindings(pod, findings)) : [];
  return {
    manifest: withWaivers(
      rendering.manifest,
      nearest.map(({ waiver }) => waiver),
    ),
    pods: rendering.pods.map(({ pod }) => pod),
    findings: withAdviceTogether([...counting, ...annotated]),
    matchedWaivers: matched,
    hasTarget: TargetCluster._isSet(workload),
  };
}

/** The rules that code or the annotation of an object waives; of any level, so that the waivers are known to be used. */
function waivedRules(waivers: readonly CodeWaiver[], manifest: Fields): ReadonlySet<string> {
  const annotated = annotatedWaivers(manifest);
  const ofObject: readonly Waiver[] = 'waivers' in annotated ? annotated.waivers : [];
  return new Set([...waivers.map(({ waiver }) => waiver), ...ofObject].map(({ rule }) => rule));
}

/** A level that code enforces takes nothing away from what a Pod is judged by that code edits. */
function askedRules(isTouched: boolean, enforced: EnforcedLevel | undefined): readonly Rule[] {
  const unasked = isTouched ? UNASKED : [];
  if (!enforced) return unasked;
  const rules = RULES_BY_LEVEL.get(enforced.level) ?? [];
  return enforced.level === FindingLevel.INVALID && isTouched ? unasked : rules;
}

function findingsOf({ pods, hasTemplate }: Rendering, rules: readonly Rule[], further: readonly PodCheck[]): Finding[] {
  return pods.flatMap(({ pod, problems }) => {
    const met = problems.map(({ kind, problem }) => findingOf(kind, problem, pod));
    return hasTemplate ? withoutConsequences([...judge(pod, rules, further), ...met]) : met;
  });
}

/** The findings of one object by themselves, as whoever renders it alone sees them. */
export function findingsAlone({ findings, hasTarget }: JudgedWorkload): Finding[] {
  return groupUnsetTargets(findings.map((finding) => ({ finding, hasTarget })));
}
