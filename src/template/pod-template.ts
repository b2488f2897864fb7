import { labelsOf } from '../kubernetes/labels-of';
import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { fieldsOf, type Fields, type Manifest } from '../kubernetes/json';
import { fieldsAt, podSelectorOf } from '../kubernetes/kinds';
import { checkCall } from '../options/check-call';
import { templatesIn } from './registered-kinds';
import { locateWorkload, rejectConstruct, type PodTemplateOptions } from './locate';
import type { PodEdit } from '../edits/pod-edit';
import { PodTemplateEditor } from './pod-template-editor';
import type { PodTemplateGroupOptions } from './select-workloads';
import { PodTemplateGroup } from './pod-template-group';
import { keepOwnEdit } from './kept-edits';
import { overrideRendering } from './override-rendering';
import { manifestNow } from './synthesis-record';
import { judgeAtSynthesis } from './synthesis';

/**
 * The Pod of any workload: what it runs can be read and edited here. A few kinds, such as a
 * JobSet, have several Pods; each edit is then made in all of them.
 *
 * @example
 * PodTemplate.of(deployment).mergeContainer('web', { lifecycle: { preStop: { sleep: { seconds: 5 } } } });
 */
export class PodTemplate extends PodTemplateEditor {
  /**
   * The Pod that a construct is, makes or stands in.
   *
   * @param scope - a cdk8s-plus workload of any line, a generated `Kube…` class, an `ApiObject`, an `Include`, or any
   * construct below one of these; kinds that are not known are registered with `PodKinds`
   * @param selector - which Pod of an `Include` with several is meant
   * @throws FindingsError if there is no Pod, or if an `Include` has not exactly one that fits
   */
  public static of(scope: IConstruct, selector: PodTemplateOptions = {}): PodTemplate {
    checkCall('PodTemplate.of', arguments);
    return new PodTemplate(locateWorkload(scope, selector, 'PodTemplate.of'), scope);
  }

  /**
   * The Pod for a call that has checked its arguments, such as `QosTier.applyTo`.
   * @internal
   */
  public static _of(scope: IConstruct, call: string): PodTemplate {
    return new PodTemplate(locateWorkload(scope, {}, call), scope);
  }

  /**
   * Every Pod below a construct, including those that are added later.
   *
   * @param scope - an app, a chart or any other construct
   * @param selection - which of them are meant; all of them by default
   * @throws FindingsError if a kind is named that holds no Pod (finding `pod-selection`)
   */
  public static all(scope: IConstruct, selection: PodTemplateGroupOptions = {}): PodTemplateGroup {
    checkCall('PodTemplate.all', arguments);
    return new PodTemplateGroup(scope, selection);
  }

  private constructor(
    /** The object that holds the Pod, such as the Deployment. */
    public readonly workload: ApiObject,
    editor: IConstruct,
  ) {
    super(editor, false);
  }

  /**
   * The Pod template as it would be synthesized now: a copy, with its `metadata` and `spec`. The first one of an object that
   * has several.
   */
  public get manifest(): Manifest {
    return this.templates(manifestNow(this.workload))[0] ?? {};
  }

  /** The labels by which Pods of this workload are found: those of its selector, or else those that all of its Pods have. */
  public get selectorLabels(): { readonly [name: string]: string } {
    const manifest = manifestNow(this.workload);
    const labels = podSelectorOf(this.workload.kind, manifest) ?? this.sharedLabels(this.templates(manifest));
    return labels as { [name: string]: string };
  }

  private templates(manifest: Fields): Fields[] {
    return templatesIn(this.workload, manifest).map(({ templatePath }) => fieldsOf(fieldsAt(manifest, templatePath)));
  }

  private sharedLabels(templates: readonly Fields[]): Fields {
    const [first = {}, ...others] = templates.map(labelsOf);
    const isShared = ([name, value]: [string, unknown]): boolean => others.every((labels) => labels[name] === value);
    const shared = Object.entries(first).filter(isShared);
    if (shared.length > 0 || others.length === 0) return Object.fromEntries(shared);
    return rejectConstruct('selector-missing', this._editor, {
      option: 'PodTemplate.selectorLabels',
      message: `the ${this.workload.kind} has ${templates.length} Pods, and no label that all of them have: nothing selects them together.`,
      fix: "label the Pods, as in PodTemplate.of(workload).addLabel('app', 'web').",
    });
  }

  /**
   * Keeps an edit until the Pod is rendered.
   * @internal
   */
  public override _keep(edit: PodEdit): void {
    keepOwnEdit(this.workload, edit, this._editor);
    overrideRendering(this.workload);
    judgeAtSynthesis(this.workload);
  }
}
