import { decodablePart } from '../kubernetes/fields/decodable-part';
import type { FeatureTarget } from '../kubernetes/fields/features';
import { fieldsOf, type Fields } from '../kubernetes/json';
import { fieldsAt, type PodKind } from '../kubernetes/kinds';
import { appContainerOf, appContainersOf } from './app-container';
import { containersOf, isLongRunning, withoutEphemeral, type PodContainer } from './containers';
import { portsOfContainer, type DeclaredPort } from './network/ports';
import type { WrongType } from '../kubernetes/fields/wrong-types';
import { findPod } from './find-pod';
import { hooksOf, probesOf, type Handler } from './handlers';
import { keysIn } from './keys';
import { Provenance } from './provenance';
import { restartPolicyOf } from './restart-policy';
import { StoredPod } from './stored-pod';

/** A probe or hook with the container that has it. */
export interface ContainerCall {
  readonly container: PodContainer;
  readonly call: Handler;
}

/** What a Pod is made of. */
export interface PodSource {
  readonly kind: PodKind;
  /** The whole object, such as the Deployment. */
  readonly manifest: Fields;
  readonly target: FeatureTarget;
  /** Which construct added what; absent if the manifest does not come from code. */
  readonly provenance?: Provenance;
  /** What Kubernetes could not decode in it, if that is known already. */
  readonly wrongTypes?: readonly WrongType[];
}

/**
 * The Pod of an object as it is written. What at least three callers need of it is computed when it is first asked for,
 * and once. The manifest must not change while it is in use.
 */
export class Pod {
  /** What is known of the kind of the object. */
  public readonly kind: PodKind;
  /** The whole object, such as the Deployment. */
  public readonly manifest: Fields;
  /** The cluster that it is for. */
  public readonly target: FeatureTarget;
  /** Which construct added what; nothing was added to a manifest that does not come from code. */
  public readonly provenance: Provenance;
  /** Whether code makes the manifest. */
  public readonly isFromCode: boolean;
  /** The object with the Pod's `metadata` and `spec`; empty if the object has none. */
  public readonly template: Fields;
  /** The Pod's spec as it is written; empty if there is none. */
  public readonly spec: Fields;
  private readonly known: Known;

  public constructor({ kind, manifest, target, provenance, wrongTypes }: PodSource) {
    this.kind = kind;
    this.manifest = manifest;
    this.target = target;
    this.provenance = provenance ?? new Provenance('');
    this.isFromCode = provenance !== undefined;
    this.template = fieldsAt(manifest, kind.templatePath) ?? {};
    this.spec = fieldsOf(this.template['spec']);
    this.known = wrongTypes === undefined ? {} : { wrongTypes };
  }

  /** Every key in the object as it is written. */
  public get keys(): ReadonlySet<string> {
    return (this.known.keys ??= keysIn(this.manifest));
  }

  /** Every container, in the order in which Kubernetes starts them. */
  public get containers(): readonly PodContainer[] {
    return (this.known.containers ??= containersOf(this.spec));
  }

  /** The containers that run as long as the Pod: app containers and native sidecars. */
  public get longRunning(): readonly PodContainer[] {
    return (this.known.longRunning ??= this.containers.filter(isLongRunning));
  }

  /** The containers that the Pod is created with; debugging ones come later. */
  public get declared(): readonly PodContainer[] {
    return (this.known.declared ??= withoutEphemeral(this.containers));
  }

  /** The containers of the app; all others are helpers. */
  public get appContainers(): readonly PodContainer[] {
    const metadata = fieldsOf(this.template['metadata']);
    return (this.known.appContainers ??= appContainersOf(metadata, this.containers, this.provenance));
  }

  /** The first container of the app; undefined if there is none. */
  public get appContainer(): PodContainer | undefined {
    const metadata = fieldsOf(this.template['metadata']);
    this.known.appContainer ??= { is: appContainerOf(metadata, this.containers, this.provenance) };
    return this.known.appContainer.is;
  }

  /** The ports that the containers declare. */
  public get ports(): readonly DeclaredPort[] {
    return (this.known.ports ??= this.containers.flatMap(portsOfContainer));
  }

  /** The probes of all containers. */
  public get probes(): readonly ContainerCall[] {
    return (this.known.probes ??= callsOf(this.containers, probesOf));
  }

  /** The lifecycle hooks of all containers. */
  public get hooks(): readonly ContainerCall[] {
    return (this.known.hooks ??= callsOf(this.containers, hooksOf));
  }

  /** What Kubernetes of the target could not decode in the Pod, the metadata of its object, and the rest of its spec. */
  public get wrongTypes(): readonly WrongType[] {
    return (this.known.wrongTypes ??= wrongTypesIn(this));
  }

  /**
   * The Pod as the API server of the target stores it; undefined if it could not decode it. It takes longer than all else
   * that is computed here: a rule asks for it only if what is written gives a reason to.
   */
  public get stored(): StoredPod | undefined {
    this.known.stored ??= {
      is: this.canBeDecoded() ? StoredPod.of(completed(this.spec, this.kind), this.target) : undefined,
    };
    return this.known.stored.is;
  }

  /** The Pod as the API server would store it without what cannot be decoded, for rules that look at one thing at a time. */
  public get decodable(): StoredPod {
    return (this.known.decodable ??=
      this.stored ?? StoredPod.of(decodablePart(this.spec, this.target.version), this.target));
  }

  /** The path of a field of the Pod's spec in the whole object. */
  public pathInObject(path: string): string {
    return [...this.kind.templatePath, 'spec', path].join('.');
  }

  private canBeDecoded(): boolean {
    if (this.wrongTypes.length === 0) return true;
    const spec = this.pathInObject('');
    return !this.wrongTypes.some(({ path }) => `${path}.`.startsWith(spec));
  }
}

/** What was computed of a Pod; there may be none of what stands in an object of its own. */
interface Known {
  keys?: Pod['keys'];
  containers?: Pod['containers'];
  longRunning?: Pod['longRunning'];
  declared?: Pod['declared'];
  appContainers?: Pod['appContainers'];
  appContainer?: { readonly is: Pod['appContainer'] };
  ports?: Pod['ports'];
  probes?: Pod['probes'];
  hooks?: Pod['hooks'];
  wrongTypes?: Pod['wrongTypes'];
  stored?: { readonly is: Pod['stored'] };
  decodable?: Pod['decodable'];
}

function wrongTypesIn({ manifest, kind, target }: Pod): readonly WrongType[] {
  const search = findPod(manifest, kind, target.version);
  return search.found === 'wrongTypes' ? search.wrongTypes : [];
}

function callsOf(
  containers: readonly PodContainer[],
  callsIn: (container: PodContainer) => readonly Handler[],
): ContainerCall[] {
  return containers.flatMap((container) => callsIn(container).map((call) => ({ container, call })));
}

/** The spec with what an operator sets in it: the grace period, and the restart policy where none is written. */
function completed(spec: Fields, kind: PodKind): Fields {
  if (!kind.isCompletedByOperator) return spec;
  const { graceField } = kind;
  const written = graceField && spec[graceField.name];
  return {
    ...spec,
    restartPolicy: restartPolicyOf(spec, kind),
    ...(graceField && {
      terminationGracePeriodSeconds: typeof written === 'number' ? written : graceField.defaultSeconds,
    }),
  };
}
