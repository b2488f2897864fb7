import type { IConstruct } from 'constructs';
import { headOf, type Finding } from '../findings/finding';
import { FindingLevel } from '../findings/finding-kind';
import { annotatedWaivers, matches, type Waiver } from '../findings/waiver';
import type { Fields } from '../kubernetes/json';
import type { Pod } from '../pod/pod';
import { kindOf } from '../rules/catalogue';
import { findingOf } from '../rules/engine';
import { annotationProblems, namesUnknownContainer, unknownContainerFix, unusedText } from '../rules/waiver-problems';
import { ConstructFacts } from '../tree/construct-state';
import { constructPath } from '../tree/construct-path';

/** A waiver with the construct for which it was given. */
export interface CodeWaiver {
  readonly waiver: Waiver;
  readonly construct: IConstruct;
}

const WAIVERS = new ConstructFacts<Waiver>('waivers');

/** Remembers a waiver for every Pod that a construct is, makes or holds. */
export function addWaiver(scope: IConstruct, waiver: Waiver): void {
  WAIVERS.add(scope, waiver);
}

/** Whether waivers were given for a construct itself. */
export function hasWaivers(scope: IConstruct): boolean {
  return WAIVERS.of(scope).length > 0;
}

/** The waivers that code gives for a construct, those of the nearest scope first. */
export function waiversAbove(construct: IConstruct): readonly CodeWaiver[] {
  const waivers: CodeWaiver[] = [];
  for (let scope: IConstruct | undefined = construct; scope !== undefined; scope = scope.node.scope) {
    for (const waiver of WAIVERS.of(scope)) waivers.push({ waiver, construct: scope });
  }
  return waivers;
}

/** Findings after their waivers, and the waivers of code that matched one, whether a nearer one did or not. */
export interface MatchedFindings {
  readonly findings: readonly Finding[];
  readonly matched: readonly CodeWaiver[];
}

/** The same with those of the waivers that were the nearest ones. */
export interface WaivedFindings extends MatchedFindings {
  readonly nearest: readonly CodeWaiver[];
}

/** Applies the waivers that the annotation of an object and code give; the nearest one counts. */
export function applyWaivers(
  findings: readonly Finding[],
  manifest: Fields,
  fromCode: readonly CodeWaiver[],
): WaivedFindings {
  const annotated = annotatedWaivers(manifest);
  const ofObject = 'waivers' in annotated ? annotated.waivers : [];
  const matched = new Set<CodeWaiver>();
  const nearest = new Set<CodeWaiver>();
  const waived = findings.map((finding) => {
    if (finding.level === FindingLevel.CODE) return finding;
    const given = fromCode.filter(({ waiver }) => matches(waiver, finding));
    for (const each of given) matched.add(each);
    const own = ofObject.find((waiver) => matches(waiver, finding));
    if (own) return { ...finding, waiver: { reason: own.reason } };
    const [closest] = given;
    if (!closest) return finding;
    nearest.add(closest);
    return { ...finding, waiver: { reason: closest.waiver.reason, construct: constructPath(closest.construct) } };
  });
  return { findings: waived, matched: [...matched], nearest: [...nearest] };
}

/** What is wrong with the annotation by which an object waives findings. */
export function annotationFindings(pod: Pod, findings: readonly Finding[]): Finding[] {
  const isUnused = (waiver: Waiver): boolean => !findings.some((finding) => matches(waiver, finding));
  const containers = pod.containers.map(({ name }) => name);
  return annotationProblems(annotatedWaivers(pod.manifest), containers, isUnused).map(({ kind, problem }) =>
    findingOf(kind, problem, pod),
  );
}

/** The waivers of a tree that match no finding, in any Pod below their construct. */
export function unusedWaivers(root: IConstruct, matched: ReadonlySet<Waiver>, pods: readonly Pod[]): Finding[] {
  return root.node.findAll().flatMap((scope) =>
    WAIVERS.of(scope)
      .filter((waiver) => !matched.has(waiver))
      .map((waiver) => unusedFinding(waiver, scope, containersBelow(constructPath(scope), pods))),
  );
}

function unusedFinding(waiver: Waiver, scope: IConstruct, containers: readonly string[]): Finding {
  const isUnknown = namesUnknownContainer(waiver, containers);
  return {
    ...headOf(kindOf('waiver-unused')),
    construct: constructPath(scope),
    location: { option: isUnknown ? 'Rules.waive.container' : 'Rules.waive.rule' },
    value: JSON.stringify(isUnknown ? waiver.container : waiver.rule),
    message: unusedText(waiver, containers),
    fix: unknownContainerFix(waiver, containers, 'remove this call of Rules.waive') ?? UNUSED_FIX,
  };
}

const UNUSED_FIX = 'remove this call of Rules.waive, or pass the construct of the Pod that it is for as its scope.';

/** The names of the containers of all Pods at or below a construct. */
function containersBelow(path: string, pods: readonly Pod[]): string[] {
  const below = pods.filter(({ provenance: { workload } }) => workload === path || workload.startsWith(`${path}/`));
  return [...new Set(below.flatMap(({ containers }) => containers.map(({ name }) => name)))].sort();
}
