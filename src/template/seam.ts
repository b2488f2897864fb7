import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { fieldsAt, podKindOf, type PodKind } from '../kubernetes/kinds';
import { fieldsOf, sortedByKey, type Fields } from '../kubernetes/json';
import { Pod } from '../pod/pod';
import type { EditProblem } from '../findings/problem';
import { templateMissing } from '../rules/edit-problems';
import { RULES } from '../rules/catalogue';
import { findingOf, judge } from '../rules/engine';
import { FindingSeverity } from '../findings/finding-kind';
import type { Finding } from '../findings/finding';
import { Provenance } from '../pod/provenance';
import { arrange } from './arrange';
import { FindingsError, stop } from './findings-error';
import { displayPath } from './locate';
import { PodDraft } from './pod-draft';
import { EditPhase, type PodEdit } from './pod-edit';
import { promisesFor } from './pod-promises';
import { TargetCluster } from './target-cluster';

/** An object with its edits applied. */
export interface Rendering {
  readonly manifest: Fields;
  /** Judges it: everything that is wrong with it. */
  readonly findings: () => Finding[];
}

const ownEdits = new WeakMap<ApiObject, PodEdit[]>();
const scopeEdits = new WeakMap<IConstruct, PodEdit[]>();
const originals = new WeakMap<ApiObject, () => unknown>();

/** Keeps an edit for the Pod of one object. */
export function keepOwnEdit(workload: ApiObject, edit: PodEdit): void {
  ownEdits.set(workload, [...(ownEdits.get(workload) ?? []), edit]);
}

/** Keeps an edit for every Pod below a construct. */
export function keepScopeEdit(scope: IConstruct, edit: PodEdit): void {
  scopeEdits.set(scope, [...(scopeEdits.get(scope) ?? []), edit]);
}

/** Whether edits were kept for every Pod below a construct. */
export function hasScopeEdits(scope: IConstruct): boolean {
  return scopeEdits.has(scope);
}

/** Whether an object renders through the seam. */
export function isJoined(workload: ApiObject): boolean {
  return originals.has(workload);
}

/**
 * Lets an object render with its edits. Only an override on the instance keeps every field: the generated classes of
 * cdk8s-plus write a fixed list of fields, after JSON patches and resolvers.
 */
export function join(workload: ApiObject): void {
  if (isJoined(workload)) return;
  originals.set(workload, workload.toJson.bind(workload));
  const value = (): unknown => {
    const rendering = render(workload);
    const findings = rendering.findings();
    if (findings.some(stopsSynthesis)) stop(new FindingsError(findings));
    return rendering.manifest;
  };
  Object.defineProperty(workload, 'toJson', { configurable: true, writable: true, enumerable: false, value });
}

/** Whether a finding stops synthesis. */
export function stopsSynthesis({ severity }: Finding): boolean {
  return severity === FindingSeverity.ERROR;
}

/** Renders an object with its edits applied. */
export function render(workload: ApiObject): Rendering {
  const manifest = structuredClone((originals.get(workload) ?? workload.toJson.bind(workload))()) as Fields;
  const edits = editsOf(workload);
  const isUntouched = edits.length === 0 && promisesFor(workload).every(({ rules }) => rules.length === 0);
  return isUntouched ? { manifest, findings: () => [] } : edited(workload, manifest, edits);
}

function edited(workload: ApiObject, manifest: Fields, edits: readonly PodEdit[]): Rendering {
  const kind = podKindOf(workload.apiVersion, workload.kind) as PodKind;
  const origins = new Provenance(displayPath(workload));
  const template = fieldsAt(manifest, kind.templatePath);
  const target = TargetCluster.of(workload);
  const draft = new PodDraft(template ?? {}, origins, target);
  for (const edit of edits) edit.apply(draft);
  const result = template ? withTemplate(manifest, kind.templatePath, sorted(draft.template)) : manifest;
  const pod = new Pod({ kind, manifest: result, target, provenance: origins });
  const missing = [templateMissing(kind.templatePath.join('.'))];
  const rules = [...RULES, ...promisesFor(workload).flatMap((promise) => promise.rules)];
  const met = (problems: readonly EditProblem[]): Finding[] =>
    problems.map(({ kind: found, problem }) => findingOf(found, problem, pod));
  const findings = (): Finding[] => (template ? [...judge(pod, rules), ...met(draft.problems)] : met(missing));
  return { manifest: result, findings };
}

/** The edits of an object in the order in which they are applied: those for a wider scope first in each phase. */
function editsOf(workload: ApiObject): PodEdit[] {
  const inherited = workload.node.scopes.flatMap((scope) => scopeEdits.get(scope) ?? []);
  const promised = promisesFor(workload).flatMap((promise) => promise.edits);
  const all = [...inherited, ...(ownEdits.get(workload) ?? []), ...promised];
  const edits = all.filter(({ construct }) => isInTree(construct));
  const tidy: PodEdit = { phase: EditPhase.ALL_IN_PLACE, construct: workload, apply: arrange };
  return edits.length === 0 ? [] : [tidy, ...edits].sort((left, right) => left.phase - right.phase);
}

/** A construct that was removed from the tree takes its edits with it. */
function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}

function sorted(template: Fields): Fields {
  return process.env['CDK8S_DISABLE_SORT'] ? template : (sortedByKey(template) as Fields);
}

/** A bare Pod is its own template, and keeps the order of its top-level keys. */
function withTemplate(manifest: Fields, [key, ...rest]: readonly string[], template: Fields): Fields {
  if (key === undefined) {
    const keys = new Set([...Object.keys(manifest), ...Object.keys(template)].filter((name) => name in template));
    return Object.fromEntries([...keys].map((name) => [name, template[name]]));
  }
  return { ...manifest, [key]: withTemplate(fieldsOf(manifest[key]), rest, template) };
}
