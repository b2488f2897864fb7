import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { checkCall } from '../options/check-call';
import { holdsPod } from './locate';
import type { PodEdit } from '../edits/pod-edit';
import { PodTemplateEditor } from './pod-template-editor';
import { keepScopeEdit } from './kept-edits';
import { selectorOf, type PodTemplateGroupOptions } from './select-workloads';
import { overrideRendering } from './override-rendering';
import { keepVisitor, type PodVisitor } from './pod-visitors';
import { overrideCharts } from './chart-rendering';
import { judgeAtSynthesis } from './synthesis';

/**
 * Every Pod below a construct, including those that are added later. Edits that name a container need every Pod to have
 * one of that name.
 *
 * @example
 * PodTemplate.all(app, { except: [deployment] }).addLabel('team', 'shop');
 */
export class PodTemplateGroup extends PodTemplateEditor {
  private readonly selects: (workload: ApiObject) => boolean;

  /**
   * @internal
   */
  public constructor(
    private readonly scope: IConstruct,
    selection: PodTemplateGroupOptions = {},
  ) {
    super(scope, true);
    this.selects = selectorOf(scope, selection);
  }

  /** The objects that hold these Pods, those that are there now. Each can be the scope of a pattern. */
  public get workloads(): ApiObject[] {
    return this.scope.node.findAll().filter(holdsPod).filter(this.selects);
  }

  /**
   * Visits each of these workloads once before the app is synthesized, including those that are added later, so that
   * helpers can join them.
   *
   * @param visitor - an object with a method `visit`
   *
   * @example
   * PodTemplate.all(app, { kinds: ['Deployment'] }).visit({
   *   visit: (workload) => {
   *     new Sidecar(workload, 'logs', { image: 'ghcr.io/acme/logs:1.4.0', securityContext: { user: 65532 } });
   *   },
   * });
   */
  public visit(visitor: PodVisitor): void {
    checkCall('PodTemplateGroup.visit', arguments, { construct: this.scope });
    keepVisitor(this.scope, visitor, this.selects);
    judgeAtSynthesis(this.scope);
    overrideCharts(this.scope.node.root);
  }

  /**
   * Keeps an edit until the Pods are rendered.
   * @internal
   */
  public override _keep(edit: PodEdit): void {
    keepScopeEdit(this.scope, edit, this.selects);
    this.workloads.forEach(overrideRendering);
    judgeAtSynthesis(this.scope);
  }
}
