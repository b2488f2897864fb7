import type { ApiObject } from 'cdk8s';
import type { EditProblem } from '../findings/problem';
import { deepCopy, fieldsOf, listOf, sortedByKey, textOf, type Fields } from '../kubernetes/json';
import { fieldsAt, withValueAt, type PodKind } from '../kubernetes/kinds';
import { Pod } from '../pod/pod';
import { Provenance } from '../pod/provenance';
import { ConstructFact } from '../tree/construct-state';
import { applyEdits, undoingEdits } from './apply-edits';
import { editsOf } from './kept-edits';
import { displayPath } from './locate';
import { undoneProblems } from '../edits/undone-parts';
import { PodDraft } from '../edits/pod-draft';
import { kindsOf, templatesIn } from './registered-kinds';
import { requirementsFor, type PodRequirement } from './requirements';
import { TargetCluster } from './target-cluster';
import { missingTemplate } from './missing-template';
import { additionsResolver } from './resolve-additions';
import { misreadTexts } from './written-text';

/** A Pod of an object with what its edits met. */
export interface RenderedPod {
  /** The Pod with what is known of it. */
  readonly pod: Pod;
  /** What its edits met. */
  readonly problems: readonly EditProblem[];
}

/** An object with its edits applied. */
export interface Rendering {
  /** The whole object. */
  readonly manifest: Fields;
  /** Its Pods: one, except for kinds that have several templates. If the object has no template, an empty one. */
  readonly pods: readonly RenderedPod[];
  /** Whether code edits it. */
  readonly isEdited: boolean;
  /** Whether there is a Pod to judge. */
  readonly hasTemplate: boolean;
}

/** How an object renders without its edits, once something renders it with them. */
export const ORIGINAL_RENDERING = new ConstructFact<() => unknown>('rendering without edits');

/** An object as cdk8s renders it: with the patches of its user, and without our edits. */
export function manifestWithoutEdits(workload: ApiObject): Fields {
  const original = ORIGINAL_RENDERING.of(workload) ?? workload.toJson.bind(workload);
  return deepCopy(original()) as Fields;
}

/**
 * Renders an object with its edits applied, each of them to every Pod that the object holds, and with what follows from the
 * Pods then.
 */
export function renderWorkload(workload: ApiObject, requirements = requirementsFor(workload)): Rendering {
  const rendering = renderEdits(workload, requirements);
  if (!rendering.hasTemplate) return rendering;
  return requirements.flatMap(({ complete }) => complete ?? []).reduce(completed, rendering);
}

function completed(rendering: Rendering, complete: (pod: Pod) => Fields): Rendering {
  const manifest = rendering.pods.reduce((before, { pod }) => complete(withManifest(pod, before)), rendering.manifest);
  const pods = rendering.pods.map(({ pod, problems }) => ({ pod: withManifest(pod, manifest), problems }));
  return { ...rendering, manifest, pods };
}

function withManifest(pod: Pod, manifest: Fields): Pod {
  const { kind, target, provenance } = pod;
  return manifest === pod.manifest ? pod : new Pod({ kind, manifest, target, provenance });
}

function renderEdits(workload: ApiObject, requirements: readonly PodRequirement[]): Rendering {
  const original = manifestWithoutEdits(workload);
  const edits = editsOf(workload, requirements);
  const isEdited = edits.all.length > 0;
  const templates = templatesIn(workload, original);
  if (templates.length === 0) {
    const problems = isEdited ? [missingTemplate(workload, original, edits.areOwn)] : [];
    return { ...bare(workload, original, problems), isEdited };
  }
  const resolveAdditions = additionsResolver(workload, original);
  const target = TargetCluster._above(workload);
  const path = displayPath(workload);
  const drafts = templates.map((kind) => ({ kind, draft: draftOf(original, kind, { target, path }) }));
  if (isEdited) for (const { draft } of drafts) applyEdits(draft, edits);
  const undoneIn = (draft: PodDraft, kind: PodKind): EditProblem[] =>
    undoneProblems(draft, () => undoingEdits(draftOf(manifestWithoutEdits(workload), kind, { target, path }), edits));
  const manifest = isEdited ? resolveAdditions(withDrafts(original, drafts)) : original;
  const misread = isEdited ? misreadTexts(manifest) : [];
  const pods = drafts.map(({ kind, draft }, index) => ({
    pod: new Pod({ kind, manifest, target, provenance: draft.provenance }),
    problems: isEdited ? [...draft.problems, ...undoneIn(draft, kind), ...(index === 0 ? misread : [])] : [],
  }));
  return { manifest, pods, isEdited, hasTemplate: true };
}

/** A template of an object while edits are applied to it. */
interface DraftedTemplate {
  readonly kind: PodKind;
  readonly draft: PodDraft;
}

function bare(
  workload: ApiObject,
  manifest: Fields,
  problems: readonly EditProblem[],
): Pick<Rendering, 'manifest' | 'pods' | 'hasTemplate'> {
  const [kind] = kindsOf(workload);
  const provenance = new Provenance(displayPath(workload));
  const pod = new Pod({ kind: kind as PodKind, manifest, target: TargetCluster._above(workload), provenance });
  return { manifest, pods: [{ pod, problems }], hasTemplate: false };
}

function draftOf(
  manifest: Fields,
  { templatePath }: PodKind,
  { target, path }: { readonly target: TargetCluster; readonly path: string },
): PodDraft {
  const template = fieldsOf(fieldsAt(manifest, templatePath));
  return new PodDraft(template, new Provenance(path), target, selectedLabels(manifest));
}

/** The keys of the labels for which the selector of an object asks; that of a ReplicationController is a map of them. */
function selectedLabels({ spec, kind }: Fields): ReadonlySet<string> {
  const selector = fieldsOf(fieldsOf(spec)['selector']);
  const { matchLabels, matchExpressions } = kind === 'ReplicationController' ? { matchLabels: selector } : selector;
  const keys = listOf(matchExpressions).flatMap((each) => textOf(fieldsOf(each)['key']) ?? []);
  return new Set([...Object.keys(fieldsOf(matchLabels)), ...keys]);
}

function withDrafts(manifest: Fields, drafts: readonly DraftedTemplate[]): Fields {
  return drafts.reduce(
    (edited, { kind, draft }) => withTemplate(edited, kind.templatePath, sorted(draft.template)),
    manifest,
  );
}

function sorted(template: Fields): Fields {
  return process.env['CDK8S_DISABLE_SORT'] ? template : (sortedByKey(template) as Fields);
}

/** A bare Pod is its own template, and keeps the order of its top-level keys. */
function withTemplate(manifest: Fields, path: readonly string[], template: Fields): Fields {
  if (path.length > 0) return withValueAt(manifest, path, template);
  const keys = new Set([...Object.keys(manifest), ...Object.keys(template)].filter((name) => name in template));
  return Object.fromEntries([...keys].map((name) => [name, template[name]]));
}
