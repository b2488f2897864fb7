import type { ImagePullPolicy } from '../kubernetes/image-pull-policy';
import { definedFields } from '../kubernetes/json';
import type { ContainerReference } from '../plus/pod-references';
import type { ProbeSet } from '../probes/probe-set';
import type { QosTier } from '../qos/qos-tier';
import type { HelperResources } from '../qos/resource-amounts';
import type { HelperSecurityContext } from './parts/security-context';
import type { Placement } from './placement';
import type { SidecarProps } from './sidecar';

/**
 * What every preset lets its user choose.
 */
export interface PresetProps {
  /**
   * The image, for example that of a mirror.
   * @default - the one that the preset is made for, with its version
   */
  readonly image?: string;

  /**
   * When the kubelet fetches the image.
   * @default - by Kubernetes: always for the tag `latest` or none, otherwise if the node does not have it
   */
  readonly imagePullPolicy?: ImagePullPolicy;

  /**
   * The name of the container.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * What kind of container it becomes.
   * @default Placement.NATIVE_SIDECAR
   */
  readonly placement?: Placement;

  /**
   * Whether the code promises that the app starts only once this helper serves.
   * @default false
   */
  readonly startsBeforeApp?: boolean;

  /**
   * The init steps and native sidecars that start after it, each by its name or as an object.
   * @default - none
   */
  readonly before?: (string | ContainerReference)[];

  /**
   * The init steps and native sidecars that start before it, each by its name or as an object.
   * @default - none: it comes after those that are there
   */
  readonly after?: (string | ContainerReference)[];

  /**
   * Its probes, all of them; `ProbeSet.of({})` for none.
   * @default - those of the preset
   */
  readonly probes?: ProbeSet;

  /**
   * What it asks of the node, and what it may use at most, as amounts or a tier; `{}` for nothing.
   * @default - those of the preset; none in a Pod that is declared BestEffort
   */
  readonly resources?: HelperResources | QosTier;

  /**
   * What differs from the restrictions of the preset.
   * @default - hardened, as the user that the image is made for
   */
  readonly securityContext?: HelperSecurityContext;
}

/** What a preset chooses unless its user does. */
export interface PresetDefaults {
  readonly image: string;
  readonly probes: ProbeSet;
  readonly resources: HelperResources;
  readonly securityContext: HelperSecurityContext;
}

const CHOICES = [
  'image',
  'imagePullPolicy',
  'name',
  'placement',
  'startsBeforeApp',
  'before',
  'after',
  'probes',
  'resources',
] as const satisfies readonly (keyof PresetProps)[];

/** The choices of a user over the defaults of a preset; of `securityContext`, each field by itself. */
export function withDefaults(props: PresetProps, defaults: PresetDefaults): SidecarProps {
  const chosen = CHOICES.filter((name) => props[name] !== undefined).map((name) => [name, props[name]] as const);
  const choices: PresetProps = Object.fromEntries(chosen);
  return {
    ...defaults,
    ...choices,
    securityContext: { ...defaults.securityContext, ...definedFields({ ...props.securityContext }) },
  };
}
