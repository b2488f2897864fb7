import type { IConstruct } from 'constructs';
import { holdsPod } from './locate';
import type { PodEdit } from './pod-edit';
import { PodTemplateEditor } from './pod-template-editor';
import { join, keepScopeEdit } from './seam';
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

  /**
   * Keeps an edit until the Pods are rendered.
   * @internal
   */
  public override _keep(edit: PodEdit): void {
    keepScopeEdit(this.scope, edit);
    this.scope.node.findAll().filter(holdsPod).forEach(join);
    judgeAtSynthesis(this.scope);
  }
}
