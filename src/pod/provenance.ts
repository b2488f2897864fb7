/** What the code of a helper container promises. */
export interface HelperContainer {
  /** Whether the app starts only once it serves. */
  readonly startsBeforeApp: boolean;
  /** How long it takes to stop at most, in seconds; undefined if nothing is said of it. */
  readonly stopSeconds?: number;
}

/** A part of a Pod of which it is known which construct added it. */
export type PodPart =
  | { readonly type: 'container'; readonly name: string }
  | { readonly type: 'volume'; readonly name: string }
  | { readonly type: 'mount'; readonly container: string; readonly path: string }
  | { readonly type: 'port'; readonly container: string; readonly port: string }
  | { readonly type: 'variable'; readonly container: string; readonly name: string }
  | { readonly type: 'metadata'; readonly field: 'labels' | 'annotations'; readonly name: string }
  /** A field of a container, or of the Pod's spec if no container is named. */
  | { readonly type: 'field'; readonly container?: string; readonly name: string };

/** The key of a part as text; an object in its place may lack what JavaScript makes text of it with. */
export function partKey(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** The key of a port among those of a container. */
export function portKey(port: unknown, protocol: string): string {
  return `${JSON.stringify(port)}/${protocol}`;
}

/**
 * Which construct added which part of a Pod, and what code says of it. What nobody added is the workload's own.
 */
export class Provenance {
  private readonly constructs = new Map<string, string[]>();
  private readonly helpers = new Map<string, HelperContainer>();
  private readonly shared = new Map<string, string>();
  private readonly volumeObjects = new Set<string>();
  private readonly unplacedMounts = new Set<string>();
  private readonly appPorts = new Set<number>();
  private readonly calls = new Map<string, string>();

  /** Whether nobody named the container of the app, so that the annotation for kubectl names the first one. */
  public isAppContainerChosen = false;

  /** The call that code adds parts with at present; undefined while a pattern does. */
  public call: string | undefined;

  public constructor(
    /** The path of the workload's construct. */
    public readonly workload: string,
  ) {}

  /** Remembers which construct added a part. */
  public add(part: PodPart, construct: string): void {
    const key = keyOf(part);
    this.constructs.set(key, [...(this.constructs.get(key) ?? []), construct]);
    if (this.call !== undefined) this.calls.set(key, this.call);
  }

  /** The last call by which code added a part, such as `PodTemplate.addEnv`; undefined if none did. */
  public callOf(part: PodPart): string | undefined {
    return this.calls.get(keyOf(part));
  }

  /** Remembers which construct set fields of a container, or of the Pod's spec if none is named. */
  public addFields(names: readonly string[], construct: string, container?: string): void {
    for (const name of names)
      this.add({ type: 'field', ...(container !== undefined && { container }), name }, construct);
  }

  /** Remembers what a helper container promises. */
  public addHelper(name: string, helper: HelperContainer): void {
    this.helpers.set(name, helper);
  }

  /** Remembers a volume that containers are to share. */
  public addSharedVolume(name: string, construct: string): void {
    this.shared.set(name, construct);
  }

  /** Remembers that code names a volume by an object, which the workload can add. */
  public addVolumeObject(name: string): void {
    this.volumeObjects.add(name);
  }

  /** Whether code has a volume as an object. */
  public isVolumeObject(name: string): boolean {
    return this.volumeObjects.has(name);
  }

  /** Remembers a volume that a container which is not there should mount. */
  public addUnplacedMount(volume: string): void {
    this.unplacedMounts.add(volume);
  }

  /** Whether a container that is not there should mount a volume. */
  public hasUnplacedMount(volume: string): boolean {
    return this.unplacedMounts.has(volume);
  }

  /** Remembers a port on which the app answers, whether it declares it or not. */
  public addAppPort(port: number): void {
    this.appPorts.add(port);
  }

  /** The ports on which the app is known to answer. */
  public knownAppPorts(): ReadonlySet<number> {
    return this.appPorts;
  }

  /** The constructs that added a part; the owner makes up for those of `count` that nobody added. */
  public addedBy(part: PodPart, count = 1): string[] {
    const constructs = this.constructs.get(keyOf(part)) ?? [];
    const owner = part.type !== 'container' && 'container' in part ? this.constructOf(part.container) : this.workload;
    return [...new Array<string>(Math.max(count - constructs.length, 0)).fill(owner), ...constructs];
  }

  /** Whether code added a part, or the container that it belongs to, to a workload that came without it. */
  public isAdded(part: PodPart): boolean {
    if (this.constructs.has(keyOf(part))) return true;
    if (part.type === 'container' || !('container' in part)) return false;
    return this.constructs.has(keyOf({ type: 'container', name: part.container ?? '' }));
  }

  /** Whether a pattern added a part, or the container that it belongs to, and no edit by itself. */
  public isFromPattern(part: PodPart): boolean {
    return this.isAdded(part) && this.callOf(part) === undefined;
  }

  /** The construct that a container belongs to. */
  public constructOf(name: string | undefined): string {
    if (name === undefined) return this.workload;
    return this.constructs.get(keyOf({ type: 'container', name }))?.[0] ?? this.workload;
  }

  /** What a container promises, or undefined if no pattern added it. */
  public helper(name: string): HelperContainer | undefined {
    return this.helpers.get(name);
  }

  /** The volumes that containers are to share, with the constructs that say so. */
  public sharedVolumes(): ReadonlyMap<string, string> {
    return this.shared;
  }
}

function keyOf(part: PodPart): string {
  return Object.values(part).join('\u0000');
}
