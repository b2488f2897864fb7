import { Construct } from 'constructs';
import type { Fields } from '../kubernetes/json';
import { addContainer, type ContainerPlace } from '../edits/add-container';
import type { ContainerReference } from '../plus/pod-references';
import { plainFields } from '../template/plain-fields';
import { PodTemplate } from '../template/pod-template';
import type { HelperProps } from './helper-props';
import { helperManifest } from './helper-manifest';
import { mountConfiguration } from './parts/configuration';
import { addEmptyDir } from './parts/empty-dirs';
import { requireRoom } from './parts/empty-dir-volume';
import { requireUserNumbers } from './parts/security-context';
import { requirePortNumber } from './parts/ports';
import { optionOf } from './parts/reject-helper';
import { isTier } from './parts/resources';
import { noteVolumeObjects } from './parts/mounts';
import { mountVolumes } from './parts/volumes';
import { requirePod } from '../template/require-pod';

/**
 * A container that joins the Pod of a workload to help its app.
 */
export abstract class Helper extends Construct implements ContainerReference {
  /** The name of the container. */
  public readonly containerName: string;

  /** The Pod that it joins. */
  public readonly podTemplate: PodTemplate;

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the container
   * @throws FindingsError if there is no Pod to join, the id is taken (finding `duplicate-id`), or cdk8s needs it itself
   * (finding `reserved-id`)
   */
  protected constructor(scope: Construct, id: string, props: HelperProps) {
    requirePod(new.target.name, scope, id);
    super(scope, id);
    this.containerName = props.name ?? id;
    this.podTemplate = PodTemplate.of(this);
    (props.ports ?? []).forEach((port, index) => requirePortNumber(this, port, this._portPlace(index)));
    requireUserNumbers(this, props.securityContext);
    (props.emptyDirs ?? []).forEach(({ sizeLimit }, index) => {
      const place = optionOf(this, `emptyDirs[${index}].sizeLimit`);
      if (sizeLimit) requireRoom({ construct: this.node.path, place }, sizeLimit);
    });
  }

  /** The name of the container as well: a helper stands wherever a container is given by its name or as an object. */
  public get name(): string {
    return this.containerName;
  }

  /**
   * Where a port is given, for findings.
   * @internal
   */
  protected _portPlace(index: number): string {
    return optionOf(this, `ports[${index}]`);
  }

  /**
   * Adds the container with the parts that every helper can have.
   * @internal
   */
  protected _joinPod(props: HelperProps, place: ContainerPlace, more: Fields = {}): void {
    const manifest = { ...helperManifest(this, this.containerName, props), ...more };
    const container = plainFields(manifest, { construct: this, call: this.constructor.name });
    this.podTemplate._keep(addContainer(container, place));
    (props.emptyDirs ?? []).forEach((directory) => addEmptyDir(this, directory));
    if (props.configuration) mountConfiguration(this, props.configuration);
    noteVolumeObjects(this, props.volumeMounts ?? []);
    mountVolumes(this, props.volumes ?? []);
    if (isTier(props.resources)) props.resources.applyTo(this, this.containerName);
  }
}
