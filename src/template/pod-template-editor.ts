import type { JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type * as PodFields from '../kubernetes/fields/generated/pod-fields';
import { fieldsOf, type Fields } from '../kubernetes/json';
import type { RestartPolicy } from '../kubernetes/restart-policy';
import { checkCall } from '../options/check-call';
import { addContainerPart } from '../edits/add-container-part';
import { addContainer } from '../edits/add-container';
import { addVolume } from '../edits/add-volume';
import { mergeContainer, mergeSpec } from '../edits/merge';
import { addMetadata } from '../edits/metadata';
import { jsonPatch, mergePatch } from '../edits/patch';
import { setContainerFields } from '../edits/set-container-fields';
import type { InitContainerOrder } from './init-container-order';
import { nameOf, namesOf, type ContainerReference } from '../plus/pod-references';
import { operationOf, plainFields, plainText, refuseEndlessStep, refuseRestartPolicy } from './plain-fields';
import type { PodEdit } from '../edits/pod-edit';

/**
 * Edits of Pods, kept until synthesis and applied to what the workload renders by then.
 *
 * The order of edits in the code does not matter, except among init steps and native sidecars, which start in that
 * order, and among patches. Pieces are plain data as in YAML, and every field in them is kept; one that no known version
 * has is passed `as Manifest`. A piece that is not plain data is refused with a `FindingsError` at once; everything else
 * that is wrong is found at synthesis.
 */
export abstract class PodTemplateEditor {
  /**
   * The construct whose code the edits come from.
   * @internal
   */
  protected readonly _editor: IConstruct;

  protected constructor(
    editor: IConstruct,
    private readonly isForSeveral: boolean,
  ) {
    this._editor = editor;
  }

  /**
   * Adds an app container.
   *
   * @param container - the container with its `name`, which no other container of the Pod has
   */
  public addContainer(container: PodFields.Container): void {
    this.checkCall('addContainer', arguments);
    this.keepCall('addContainer', addContainer(this.plain('addContainer', container), { list: 'containers' }));
  }

  /**
   * Adds an init container that runs to completion before the app starts. One with `restartPolicy: Always` is refused,
   * since it is a native sidecar (finding `option-type`).
   *
   * @param container - the container with its `name`, which no other container of the Pod has
   * @param order - where it stands among the init steps and native sidecars
   */
  public addInitStep(container: PodFields.Container, order: InitContainerOrder = {}): void {
    this.checkCall('addInitStep', arguments);
    const fields = this.plain('addInitStep', container);
    if (fields.restartPolicy === 'Always') refuseEndlessStep(this._editor);
    this.addInitContainer('addInitStep', fields, order);
  }

  /**
   * Adds a native sidecar: an init container with `restartPolicy: Always`. It needs Kubernetes 1.29 or newer.
   *
   * @param container - the container with its `name`, which no other container of the Pod has
   * @param order - where it stands among the init steps and native sidecars
   */
  public addSidecar(container: PodFields.Container, order: InitContainerOrder = {}): void {
    this.checkCall('addSidecar', arguments);
    const fields = { restartPolicy: 'Always', ...this.plain('addSidecar', container) };
    if (fields.restartPolicy !== 'Always') refuseRestartPolicy(this._editor, fields.restartPolicy);
    this.addInitContainer('addSidecar', fields, order);
  }

  /**
   * Adds a volume.
   *
   * @param volume - the volume with its `name`, which no other volume of the Pod has
   */
  public addVolume(volume: PodFields.Volume): void {
    this.checkCall('addVolume', arguments);
    this.keepCall('addVolume', addVolume(this.plain('addVolume', volume)));
  }

  /**
   * Mounts a volume into a container.
   *
   * @param container - an app container, init step or native sidecar, by its name or as an object
   * @param mount - the mount with the volume's `name` and a `mountPath` that is free in the container
   */
  public addVolumeMount(container: string | ContainerReference, mount: PodFields.VolumeMount): void {
    this.checkCall('addVolumeMount', arguments);
    this.keepCall('addVolumeMount', addContainerPart('mount', nameOf(container), this.plain('addVolumeMount', mount)));
  }

  /**
   * Adds an environment variable to a container.
   *
   * @param container - an app container, init step or native sidecar, by its name or as an object
   * @param variable - the variable with a `name` that the container does not have yet
   */
  public addEnv(container: string | ContainerReference, variable: PodFields.EnvVar): void {
    this.checkCall('addEnv', arguments);
    this.keepCall('addEnv', addContainerPart('variable', nameOf(container), this.plain('addEnv', variable)));
  }

  /**
   * Adds a port to a container.
   *
   * @param container - an app container, init step or native sidecar, by its name or as an object
   * @param port - the port with a `containerPort` that no container of the Pod uses yet
   */
  public addPort(container: string | ContainerReference, port: PodFields.ContainerPort): void {
    this.checkCall('addPort', arguments);
    this.keepCall('addPort', addContainerPart('port', nameOf(container), this.plain('addPort', port)));
  }

  /**
   * Replaces whole fields of a container: what stood in them before is gone. Merges into the container come after it.
   *
   * @param container - an app container, init step or native sidecar, by its name or as an object
   * @param fields - the fields by name, such as `livenessProbe`; null or undefined removes one, and is left out inside
   */
  public setContainerFields(container: string | ContainerReference, fields: PodFields.Container): void {
    this.checkCall('setContainerFields', arguments);
    const removed = Object.entries(fieldsOf(fields)).flatMap(([name, value]) => (value === undefined ? name : []));
    const piece = this.plain('setContainerFields', fields, 'keep', nameOf(container));
    for (const name of removed) piece[name] = null;
    this.keepCall('setContainerFields', setContainerFields(nameOf(container), piece));
  }

  /**
   * Merges a piece into a container: objects field by field; variables by name, ports by number and protocol, mounts by
   * path; other lists are replaced; null removes a field.
   *
   * @param container - an app container, init step or native sidecar, by its name or as an object
   * @param piece - the fields to set; one that is undefined stays as it is
   */
  public mergeContainer(container: string | ContainerReference, piece: PodFields.Container): void {
    this.checkCall('mergeContainer', arguments);
    const name = nameOf(container);
    this.keepCall('mergeContainer', mergeContainer(name, this.plain('mergeContainer', piece, 'keep', name)));
  }

  /**
   * Merges fields into the Pod's spec: objects field by field; containers, volumes and the like by name; other lists
   * are replaced; null removes a field.
   *
   * @param fields - the fields to set, such as `{ terminationGracePeriodSeconds: 60 }`; one that is undefined stays as it is
   */
  public mergeSpec(fields: PodFields.PodSpec): void {
    this.checkCall('mergeSpec', arguments);
    this.keepCall('mergeSpec', mergeSpec(this.plain('mergeSpec', fields, 'keep')));
  }

  /**
   * Adds a label to the Pod. One that is there with another value is an error.
   */
  public addLabel(key: string, value: string): void {
    this.checkCall('addLabel', arguments);
    this.addMetadata('addLabel', 'labels', key, value);
  }

  /**
   * Adds an annotation to the Pod. One that is there with another value is an error.
   */
  public addAnnotation(key: string, value: string): void {
    this.checkCall('addAnnotation', arguments);
    this.addMetadata('addAnnotation', 'annotations', key, value);
  }

  /**
   * Sets what happens when a container ends. A policy that the kind of workload does not allow is an error.
   */
  public setRestartPolicy(policy: RestartPolicy): void {
    this.checkCall('setRestartPolicy', arguments);
    this.mergeSpec({ restartPolicy: policy });
  }

  /**
   * Lets the containers of the Pod see and signal each other's processes. The first process of the Pod is then the
   * pause container's, no longer the program's own.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
   */
  public shareProcessNamespace(): void {
    this.checkCall('shareProcessNamespace', arguments);
    this.mergeSpec({ shareProcessNamespace: true });
  }

  /**
   * Applies RFC 6902 patches to the Pod template as all other edits leave it. A patch that changes nothing, or names
   * what is not there, is an error.
   *
   * @param patches - patches whose paths begin at the template, as in `/spec/containers/0/image`, whatever the workload
   */
  public patch(...patches: JsonPatch[]): void {
    this.checkCall('patch', [patches]);
    for (const patch of patches) this.keepCall('patch', jsonPatch(this.plain('patch', operationOf(patch))));
  }

  /**
   * Applies an RFC 7386 merge patch to the Pod template as all other edits leave it: null removes a field, lists are
   * replaced. A patch that changes nothing, or removes what is not there, is an error.
   *
   * @param patch - an object that begins at the template, as in `{ spec: { hostname: 'web' } }`; undefined keeps a field
   */
  public mergePatch(patch: PodFields.PodTemplateSpec): void {
    this.checkCall('mergePatch', arguments);
    this.keepCall('mergePatch', mergePatch(this.plain('mergePatch', patch, 'keep')));
  }

  /**
   * Keeps an edit until the Pod is rendered.
   * @internal
   */
  public abstract _keep(edit: PodEdit): void;

  private checkCall(method: string, values: ArrayLike<unknown>): void {
    checkCall(`PodTemplate.${method}`, values, { construct: this._editor, isForSeveral: this.isForSeveral });
  }

  private plain(method: string, piece: unknown, nulls: 'drop' | 'keep' = 'drop', container?: string): Fields {
    return plainFields(piece, { construct: this._editor, call: `PodTemplate.${method}`, nulls, container });
  }

  private keepCall(method: string, edit: PodEdit): void {
    this._keep({ ...edit, call: `PodTemplate.${method}` });
  }

  private addMetadata(method: string, field: 'labels' | 'annotations', key: string, value: string): void {
    const source = { construct: this._editor, call: `PodTemplate.${method}` };
    const checkedKey = plainText(`the key of ${field === 'labels' ? 'a label' : 'an annotation'}`, key, source);
    const text = plainText(`the ${field.slice(0, -1)} ${checkedKey}`, value, source);
    const edit = addMetadata(field, checkedKey, () => text);
    this.keepCall(method, edit);
  }

  private addInitContainer(
    method: string,
    container: PodFields.Container,
    { before = [], after = [] }: InitContainerOrder,
  ): void {
    const order = { before: namesOf(before), after: namesOf(after), place: `PodTemplate.${method}` };
    this.keepCall(method, addContainer(this.plain(method, container), { list: 'initContainers', order }));
  }
}
