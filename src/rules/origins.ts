/** What the code of a helper container promises. */
export interface HelperContainer {
  /** Whether the app starts only once it serves. */
  readonly startsBeforeApp: boolean;
}

/** The parts of a Pod whose maker is remembered. */
export type Part =
  | { readonly type: 'container'; readonly name: string }
  | { readonly type: 'volume'; readonly name: string }
  | { readonly type: 'mount'; readonly container: string; readonly path: string }
  | { readonly type: 'port'; readonly container: string; readonly port: string }
  | { readonly type: 'variable'; readonly container: string; readonly name: string };

/**
 * Which construct brought which part of a Pod. What nobody brought is the workload's own.
 */
export class Origins {
  private readonly makers = new Map<string, string[]>();
  private readonly helpers = new Map<string, HelperContainer>();
  private readonly shared = new Map<string, string>();
  private readonly appPorts = new Set<number>();

  public constructor(
    /** The path of the workload's construct. */
    public readonly workload: string,
  ) {}

  /** Remembers who brought a part. */
  public add(part: Part, construct: string): void {
    const key = keyOf(part);
    this.makers.set(key, [...(this.makers.get(key) ?? []), construct]);
  }

  /** Remembers what a helper container promises. */
  public addHelper(name: string, helper: HelperContainer): void {
    this.helpers.set(name, helper);
  }

  /** Remembers a volume that at least two containers must mount. */
  public addSharedVolume(name: string, construct: string): void {
    this.shared.set(name, construct);
  }

  /** Remembers a port on which the app answers, whether it declares it or not. */
  public addAppPort(port: number): void {
    this.appPorts.add(port);
  }

  /** The ports on which the app is known to answer. */
  public knownAppPorts(): ReadonlySet<number> {
    return this.appPorts;
  }

  /** The constructs that brought a part; the owner makes up for those of `count` that nobody brought. */
  public makersOf(part: Part, count = 1): string[] {
    const makers = this.makers.get(keyOf(part)) ?? [];
    const owner = 'container' in part ? this.ofContainer(part.container) : this.workload;
    return [...new Array<string>(Math.max(count - makers.length, 0)).fill(owner), ...makers];
  }

  /** Whether a part, or the container that it stands in, joined a workload that came without it. */
  public isBrought(part: Part): boolean {
    if (this.makers.has(keyOf(part))) return true;
    return 'container' in part && this.makers.has(keyOf({ type: 'container', name: part.container }));
  }

  /** The construct that a container belongs to. */
  public ofContainer(name: string): string {
    return this.makers.get(keyOf({ type: 'container', name }))?.[0] ?? this.workload;
  }

  /** What a container promises, or undefined where no pattern brought it. */
  public helper(name: string): HelperContainer | undefined {
    return this.helpers.get(name);
  }

  /** The volumes that at least two containers must mount, with the constructs that say so. */
  public sharedVolumes(): ReadonlyMap<string, string> {
    return this.shared;
  }
}

function keyOf(part: Part): string {
  return Object.values(part).join('\u0000');
}
