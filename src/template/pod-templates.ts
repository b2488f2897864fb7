import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { holdsPod } from './locate';
import type { PodEdit } from '../edits/pod-edit';
import { PodTemplateEditor } from './pod-template-editor';
import { keepScopeEdit } from './kept-edits';
import { overrideRendering } from './override-rendering';
import { judgeAtSynthesis } from './synthesis';

/**
 * Every Pod below a construct, those that are added later included. Edits that name a container need every Pod to have
 * one of that name.
 *
 * @example
 * PodTemplate.all(app).addLabel('team', 'shop');
 */
export class PodTemplates extends PodTemplateEditor {
  /**
   * @internal
   */
  public constructor(private readonly scope: IConstruct) {
    super(scope);
  }

  /** The objects that hold these Pods, those that are there now. Each can be the scope of a pattern. */
  public get workloads(): ApiObject[] {
    return this.scope.node.findAll().filter(holdsPod);
  }

  /**
   * Keeps an edit until the Pods are rendered.
   * @internal
   */
  public override _keep(edit: PodEdit): void {
    keepScopeEdit(this.scope, edit, this.scope);
    this.workloads.forEach(overrideRendering);
    judgeAtSynthesis(this.scope);
  }
}
