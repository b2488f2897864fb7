import type { JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { fieldsOf, type Manifest } from '../kubernetes/json';
import type { RestartPolicy } from '../kubernetes/restart-policy';
import { checkCall } from '../options/check-call';
import { addContainerPart } from '../edits/add-container-part';
import { addContainer } from '../edits/add-container';
import { addVolume } from '../edits/add-volume';
import { mergeContainer, mergeSpec } from '../edits/merge';
import { addMetadata } from '../edits/metadata';
import { jsonPatch, mergePatch } from '../edits/patch';
import { setContainerFields } from '../edits/set-container-fields';
import { nameOf, namesOf, type ContainerReference } from '../plus/pod-references';
import { plainFields, plainText } from './plain-fields';
import type { PodEdit } from '../edits/pod-edit';

/**
 * Where an init step or native sidecar stands among the others. Without it, it comes after all that are there.
 */
export interface InitContainerOrder {
  /**
   * The init steps and native sidecars that start after it, each by its name or as an object.
   * @default - none
   */
  readonly before?: (string | ContainerReference)[];

  /**
   * The init steps and native sidecars that start before it, each by its name or as an object.
   * @default - none
   */
  readonly after?: (string | ContainerReference)[];
}

/**
 * Edits of Pods, kept until synthesis and applied to what the workload renders by then.
 *
 * The order of edits in the code does not matter, except among init steps and native sidecars, which start in that
 * order, and among patches. Pieces are plain data as in YAML, and every field in them is kept. A piece that is not plain
 * data is refused with a `FindingsError` at once; everything else that is wrong is found at synthesis.
 */
export abstract class PodTemplateEditor {
  /**
   * The construct whose code the edits come from.
   * @internal
   */
  protected readonly _editor: IConstruct;

  protected constructor(editor: IConstruct) {
    this._editor = editor;
  }

  /**
   * Adds an app container.
   *
   * @param container - the container with its `name`, which no other container of the Pod has
   */
  public addContainer(container: Manifest): void {
    this.keepCall('addContainer', addContainer(plainFields(this._editor, container), { list: 'containers' }));
  }

  /**
   * Adds an init container that runs to completion before the app starts.
   *
   * @param container - the container with its `name`, which no other container of the Pod has
   * @param order - where it stands among the init steps and native sidecars
   */
  public addInitStep(container: Manifest, order: InitContainerOrder = {}): void {
    this.checkCall('addInitStep', container, order);
    this.addInitContainer('addInitStep', container, order);
  }

  /**
   * Adds a native sidecar: an init container with `restartPolicy: Always`. It needs Kubernetes 1.29 or newer.
   *
   * @param container - the container with its `name`, which no other container of the Pod has
   * @param order - where it stands among the init steps and native sidecars
   */
  public addSidecar(container: Manifest, order: InitContainerOrder = {}): void {
    this.checkCall('addSidecar', container, order);
    const fields = { ...plainFields(this._editor, container), restartPolicy: 'Always' };
    this.addInitContainer('addSidecar', fields, order);
  }

  /**
   * Adds a volume.
   *
   * @param volume - the volume with its `name`, which no other volume of the Pod has
   */
  public addVolume(volume: Manifest): void {
    this.keepCall('addVolume', addVolume(plainFields(this._editor, volume)));
  }

  /**
   * Mounts a volume into a container.
   *
   * @param container - an app container, init step or native sidecar, by its name or as an object
   * @param mount - the mount with the volume's `name` and a `mountPath` that is free in the container
   */
  public addVolumeMount(container: string | ContainerReference, mount: Manifest): void {
    this.checkCall('addVolumeMount', container, mount);
    this.keepCall('addVolumeMount', addContainerPart('mount', nameOf(container), plainFields(this._editor, mount)));
  }

  /**
   * Adds an environment variable to a container.
   *
   * @param container - an app container, init step or native sidecar, by its name or as an object
   * @param variable - the variable with a `name` that the container does not have yet
   */
  public addEnv(container: string | ContainerReference, variable: Manifest): void {
    this.checkCall('addEnv', container, variable);
    this.keepCall('addEnv', addContainerPart('variable', nameOf(container), plainFields(this._editor, variable)));
  }

  /**
   * Adds a port to a container.
   *
   * @param container - an app container, init step or native sidecar, by its name or as an object
   * @param port - the port with a `containerPort` that no container of the Pod uses yet
   */
  public addPort(container: string | ContainerReference, port: Manifest): void {
    this.checkCall('addPort', container, port);
    this.keepCall('addPort', addContainerPart('port', nameOf(container), plainFields(this._editor, port)));
  }

  /**
   * Replaces whole fields of a container: what stood in them before is gone. Merges into the container come after it.
   *
   * @param container - an app container, init step or native sidecar, by its name or as an object
   * @param fields - the fields by name, such as `livenessProbe`; null or undefined removes one, and is left out inside
   */
  public setContainerFields(container: string | ContainerReference, fields: Manifest): void {
    this.checkCall('setContainerFields', container, fields);
    const removed = Object.keys(fieldsOf(fields)).filter((name) => fields[name] === undefined);
    const piece = plainFields(this._editor, fields, 'keep');
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
  public mergeContainer(container: string | ContainerReference, piece: Manifest): void {
    this.checkCall('mergeContainer', container, piece);
    this.keepCall('mergeContainer', mergeContainer(nameOf(container), plainFields(this._editor, piece, 'keep')));
  }

  /**
   * Merges fields into the Pod's spec: objects field by field; containers, volumes and the like by name; other lists
   * are replaced; null removes a field.
   *
   * @param fields - the fields to set, such as `{ terminationGracePeriodSeconds: 60 }`; one that is undefined stays as it is
   */
  public mergeSpec(fields: Manifest): void {
    this.keepCall('mergeSpec', mergeSpec(plainFields(this._editor, fields, 'keep')));
  }

  /**
   * Adds a label to the Pod. One that is there with another value is an error.
   */
  public addLabel(key: string, value: string): void {
    this.checkCall('addLabel', key, value);
    this.addMetadata('addLabel', 'labels', key, value);
  }

  /**
   * Adds an annotation to the Pod. One that is there with another value is an error.
   */
  public addAnnotation(key: string, value: string): void {
    this.checkCall('addAnnotation', key, value);
    this.addMetadata('addAnnotation', 'annotations', key, value);
  }

  /**
   * Sets what happens when a container ends. A policy that the kind of workload does not allow is an error.
   */
  public setRestartPolicy(policy: RestartPolicy): void {
    this.checkCall('setRestartPolicy', policy);
    this.mergeSpec({ restartPolicy: policy });
  }

  /**
   * Lets the containers of the Pod see and signal each other's processes. The first process of the Pod is then the
   * pause container's, no longer the program's own.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
   */
  public shareProcessNamespace(): void {
    this.mergeSpec({ shareProcessNamespace: true });
  }

  /**
   * Applies RFC 6902 patches to the Pod template as all other edits leave it. A patch that changes nothing, or names
   * what is not there, is an error.
   *
   * @param patches - patches whose paths begin at the template, as in `/spec/containers/0/image`, whatever the workload
   */
  public patch(...patches: JsonPatch[]): void {
    this.checkCall('patch', patches);
    for (const patch of patches) this.keepCall('patch', jsonPatch(plainFields(this._editor, operationOf(patch))));
  }

  /**
   * Applies an RFC 7386 merge patch to the Pod template as all other edits leave it: null removes a field, lists are
   * replaced. A patch that changes nothing, or removes what is not there, is an error.
   *
   * @param patch - an object that begins at the template, as in `{ spec: { hostname: 'web' } }`; undefined keeps a field
   */
  public mergePatch(patch: Manifest): void {
    this.keepCall('mergePatch', mergePatch(plainFields(this._editor, patch, 'keep')));
  }

  /**
   * Keeps an edit until the Pod is rendered.
   * @internal
   */
  public abstract _keep(edit: PodEdit): void;

  private checkCall(method: string, ...values: readonly unknown[]): void {
    checkCall(`PodTemplate.${method}`, values, { construct: this._editor });
  }

  private keepCall(method: string, edit: PodEdit): void {
    this._keep({ ...edit, call: `PodTemplate.${method}` });
  }

  private addMetadata(method: string, field: 'labels' | 'annotations', key: string, value: string): void {
    const what = field.slice(0, -1);
    const checkedKey = plainText(this._editor, `the key of ${field === 'labels' ? 'a label' : 'an annotation'}`, key);
    const text = plainText(this._editor, `the ${what} ${checkedKey}`, value);
    this.keepCall(
      method,
      addMetadata(field, checkedKey, () => text),
    );
  }

  private addInitContainer(method: string, container: Manifest, { before = [], after = [] }: InitContainerOrder): void {
    const place = { list: 'initContainers', order: { before: namesOf(before), after: namesOf(after) } } as const;
    this.keepCall(method, addContainer(plainFields(this._editor, container), place));
  }
}

/** cdk8s marks this method as internal, and offers no other way to read a patch. */
function operationOf(patch: JsonPatch): unknown {
  return (patch as unknown as { _toJson(): unknown })._toJson();
}
