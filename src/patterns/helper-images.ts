import type { IConstruct } from 'constructs';
import type { PodDraft } from '../edits/pod-draft';
import { EditPhase, type PodEdit } from '../edits/pod-edit';
import { ofEach } from '../enforcement/of-each';
import { rejectOption } from '../enforcement/reject-option';
import { parseImageReference } from '../kubernetes/image';
import { fieldsOf, listOf, textOf, type Fields } from '../kubernetes/json';
import { checkCall } from '../options/check-call';
import { containersOf } from '../pod/containers';
import { addRequirement } from '../template/add-requirement';
import { requirementScope } from '../template/requirements';
import { referredName, type ObjectReference } from './parts/references';

/**
 * How the images of helpers are fetched from a registry of one's own.
 */
export interface HelperRegistryOptions {
  /**
   * The Secrets of type `kubernetes.io/dockerconfigjson` by which the kubelet signs in. They are added to those of the Pod.
   * @default - none
   */
  readonly pullSecrets?: ObjectReference[];
}

/**
 * Where the images of all helpers below a construct come from: a workload, a chart or the app. The nearest scope of a Pod
 * counts. The app's own containers keep their images.
 *
 * @example
 * HelperImages.of(deployment).useRegistry('registry.example.com/mirror', { pullSecrets: [{ name: 'mirror' }] });
 */
export class HelperImages {
  /**
   * The images of the helpers of a scope.
   *
   * @param scope - a workload, or a construct, chart or app for all Pods below it
   */
  public static of(scope: IConstruct): HelperImages {
    checkCall('HelperImages.of', arguments);
    return new HelperImages(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Fetches every image of a helper that a pattern adds, now or later, from one registry, such as a mirror in a cluster
   * without access to others. The registry takes the place of the host in the image: `ghcr.io/acme/proxy:1.2.0` becomes
   * `registry.example.com/mirror/acme/proxy:1.2.0`, and `haproxy:3.4.3` becomes
   * `registry.example.com/mirror/library/haproxy:3.4.3`. An image of this registry already stays.
   *
   * @param registry - the host, with a port or folders if it has some, such as `registry.example.com/mirror`
   * @param options - how the kubelet signs in
   * @throws FindingsError if no image can have the registry (finding `preset-option`)
   */
  public useRegistry(registry: string, options: HelperRegistryOptions = {}): void {
    checkCall('HelperImages.useRegistry', arguments, { construct: this.scope });
    if (!isRegistry(registry)) refuseRegistry(registry);
    const secrets = ofEach(options.pullSecrets ?? [], (object, index) =>
      referredName(this.scope, 'Secret', { object, option: `HelperImages.useRegistry.pullSecrets[${index}]` }),
    );
    addRequirement(requirementScope(this.scope), {
      kind: 'helper-images',
      author: this.scope,
      checks: [],
      edits: [fetchFrom(registry, secrets)],
    });
  }
}

function fetchFrom(registry: string, secrets: readonly string[]): PodEdit {
  return {
    phase: EditPhase.CONTAINER_FIELDS,
    apply: (draft) => {
      const helpers = helpersOf(draft);
      for (const fields of helpers) fields['image'] = imageIn(registry, fields['image']);
      if (helpers.length > 0) addPullSecrets(draft.spec, secrets);
    },
  };
}

function helpersOf({ spec, provenance }: PodDraft): Fields[] {
  return containersOf(spec)
    .filter(({ name }) => provenance.isFromPattern({ type: 'container', name }))
    .map(({ fields }) => fields);
}

/** What is not an image that a container runtime can read stays, for the rule about it. */
function imageIn(registry: string, image: unknown): unknown {
  const reference = parseImageReference(textOf(image) ?? '');
  if (!reference || textOf(image)?.startsWith(`${registry}/`)) return image;
  const { repository, tag, digest } = reference;
  return [`${registry}/${repository}`, tag && `:${tag}`, digest && `@${digest}`].join('');
}

function addPullSecrets(spec: Fields, secrets: readonly string[]): void {
  const present = listOf(spec['imagePullSecrets']);
  const names = present.map((each) => fieldsOf(each)['name']);
  const added = secrets.filter((name) => !names.includes(name)).map((name) => ({ name }));
  if (added.length > 0) spec['imagePullSecrets'] = [...present, ...added];
}

/** Whether images can have a host of this name, with these folders. */
function isRegistry(registry: string): boolean {
  const reference = parseImageReference(`${registry}/image`);
  const [host = ''] = registry.split('/');
  return reference !== undefined && /[.:]|^localhost$/.test(host);
}

function refuseRegistry(registry: string): never {
  return rejectOption('preset-option', {
    place: 'HelperImages.useRegistry.registry',
    value: registry,
    message: `${JSON.stringify(registry)} is not the host of a registry, with or without folders.`,
    fix: 'write it without a scheme and without "/" at the end, as in "registry.example.com/mirror".',
  });
}
