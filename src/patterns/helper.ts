import { Construct } from 'constructs';
import { addContainerPart } from '../template/edits/add-container-part';
import { addContainer, type ContainerPlace } from '../template/edits/add-container';
import { addVolume } from '../template/edits/add-volume';
import { refuse } from '../template/locate';
import { plainFields } from '../template/plain-fields';
import { PodTemplate } from '../template/pod-template';
import { mountConfiguration } from './parts/configuration';
import { emptyDirVolume } from './parts/empty-dir-volume';
import type { HelperContainerProps, ScratchDirectory } from './helper-container-props';
import { helperManifest } from './helper-manifest';
import type { Fields } from '../kubernetes/json';

/** Ids by which cdk8s and cdk8s-plus find the object of a workload. */
const RESERVED_IDS = ['Default', 'Resource'];

/**
 * A container that joins the Pod of a workload to help its app.
 */
export abstract class Helper extends Construct {
  /** The name of the container. */
  public readonly containerName: string;

  /** The Pod that it joins. */
  public readonly podTemplate: PodTemplate;

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the container
   * @throws FindingsError where there is no Pod to join, or where the id is one that cdk8s needs itself
   */
  protected constructor(scope: Construct, id: string, props: HelperContainerProps) {
    super(scopeWithPod(scope, id), id);
    this.containerName = props.name ?? id;
    this.podTemplate = PodTemplate.of(this);
  }

  /**
   * Adds the container with what belongs to it.
   * @internal
   */
  protected _joinPod(props: HelperContainerProps, place: ContainerPlace, more: Fields = {}): void {
    const container = plainFields(this, { ...helperManifest(this.containerName, props), ...more });
    this.podTemplate._keep(addContainer(this, container, place));
    (props.scratch ?? []).forEach((directory) => this.addScratch(directory));
    if (props.configuration) mountConfiguration(this, this.podTemplate, this.containerName, props.configuration);
  }

  private addScratch({ path, medium, sizeLimit, name = this.scratchName(path) }: ScratchDirectory): void {
    this.podTemplate._keep(addVolume(this, emptyDirVolume(name, { medium, sizeLimit })));
    this.podTemplate._keep(addContainerPart(this, 'mount', this.containerName, { name, mountPath: path }));
  }

  private scratchName(path: string): string {
    return `${this.containerName}${path.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.replace(/-$/, '');
  }
}

/** The scope, once it is known that a pattern with this id can stand in it. */
export function scopeWithPod(scope: Construct, id: string): Construct {
  PodTemplate.of(scope);
  if (!RESERVED_IDS.includes(id)) return scope;
  refuse('reserved-id', scope, {
    message: `a construct below a workload cannot have the id "${id}", by which cdk8s finds the workload's own object.`,
    fix: 'choose another id, such as the name of the container.',
  });
}
