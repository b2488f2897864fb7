import type { ApiObject } from 'cdk8s';
import type { EditProblem } from '../findings/problem';
import { deepCopy, fieldsOf, sortedByKey, type Fields } from '../kubernetes/json';
import { fieldsAt, podKindOf, type PodKind } from '../kubernetes/kinds';
import { Pod } from '../pod/pod';
import { Provenance } from '../pod/provenance';
import { ConstructFact } from '../tree/construct-state';
import { editsOf } from './kept-edits';
import { displayPath } from './locate';
import { undoneParts } from '../edits/undone-parts';
import { PodDraft } from '../edits/pod-draft';
import { requirementsFor, type PodRequirement } from './requirements';
import { TargetCluster } from './target-cluster';
import { missingTemplate } from './missing-template';
import { additionsResolver } from './resolve-additions';
import { misreadTexts } from './written-text';

/** An object with its edits applied. */
export interface Rendering {
  /** The whole object. */
  readonly manifest: Fields;
  /** Its Pod with what is known of it. */
  readonly pod: Pod;
  /** Whether code edits it. */
  readonly isEdited: boolean;
  /** Whether there is a Pod to judge. */
  readonly hasTemplate: boolean;
  /** What its edits met. */
  readonly problems: readonly EditProblem[];
}

/** How an object renders without its edits, once something renders it with them. */
export const ORIGINAL_RENDERING = new ConstructFact<() => unknown>('rendering without edits');

/** An object as cdk8s renders it: with the patches of its user, and without our edits. */
export function manifestWithoutEdits(workload: ApiObject): Fields {
  const original = ORIGINAL_RENDERING.of(workload) ?? workload.toJson.bind(workload);
  return deepCopy(original()) as Fields;
}

/** Renders an object with its edits applied, and with what follows from its Pod then. */
export function renderWorkload(workload: ApiObject, requirements = requirementsFor(workload)): Rendering {
  const rendering = renderEdits(workload, requirements);
  const pod = requirements.reduce(
    (before, { complete }) => (complete && rendering.hasTemplate ? withManifest(before, complete(before)) : before),
    rendering.pod,
  );
  return { ...rendering, pod, manifest: pod.manifest };
}

function withManifest(pod: Pod, manifest: Fields): Pod {
  const { kind, target, provenance } = pod;
  return manifest === pod.manifest ? pod : new Pod({ kind, manifest, target, provenance });
}

function renderEdits(workload: ApiObject, requirements: readonly PodRequirement[]): Rendering {
  const manifest = manifestWithoutEdits(workload);
  const kind = podKindOf(workload.apiVersion, workload.kind) as PodKind;
  const target = TargetCluster.of(workload);
  const provenance = new Provenance(displayPath(workload));
  const template = fieldsAt(manifest, kind.templatePath);
  const edits = editsOf(workload, requirements);
  const rendered = { isEdited: edits.all.length > 0, hasTemplate: template !== undefined };
  if (!template || edits.all.length === 0) {
    const pod = new Pod({ kind, manifest, target, provenance });
    const problems = rendered.isEdited ? [missingTemplate(workload, manifest, edits.areOwn)] : [];
    return { ...rendered, manifest, pod, problems };
  }
  const resolveAdditions = additionsResolver(workload, manifest);
  const draft = new PodDraft(template, provenance, target);
  for (const { edit, author } of edits.all) {
    provenance.call = edit.call;
    edit.apply(draft, author);
  }
  const edited = resolveAdditions(withTemplate(manifest, kind.templatePath, sorted(draft.template)));
  return {
    ...rendered,
    manifest: edited,
    pod: new Pod({ kind, manifest: edited, target, provenance }),
    problems: [...draft.problems, ...undoneParts(draft), ...misreadTexts(edited)],
  };
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
