import type { FeatureTarget } from '../kubernetes/fields/features';
import { deepEqual, fieldsOf, isFields, listOf, type Fields } from '../kubernetes/json';
import { appContainersOf } from '../pod/app-container';
import { containersOf, type ContainerKind, type PodContainer } from '../pod/containers';
import type { EditProblem } from '../findings/problem';
import { chosenTwice, unknownContainer } from './edit-problems';
import { itemOption, outerOption } from './outer-option';
import type { PodPart, Provenance } from '../pod/provenance';

/** Where an init container that joins stands among the others. */
export interface InitOrder {
  /** The names of the init steps and native sidecars that start after it. */
  readonly before: readonly string[];
  /** The names of the init steps and native sidecars that start before it. */
  readonly after: readonly string[];
  /** What has them as options, such as `Sidecar` or `PodTemplate.addSidecar`. */
  readonly place: string;
}

/** A part that a pattern brings, or a field that it sets, as it must be in the final Pod. */
export interface PromisedPart {
  readonly part: PodPart;
  /** What stands there. */
  readonly item: unknown;
  readonly construct: string;
  /** The call that sets a field, such as `QosTier.applyTo`; absent if the construct of the container does. */
  readonly call?: string;
  /** What a container is to the Pod. */
  readonly kind?: ContainerKind;
}

/** What code chose for a field as a whole. */
interface Choice {
  readonly value: unknown;
  readonly construct: string;
}

/** A Pod template while edits are applied to it. */
export class PodDraft {
  /** What edits met that they could not do. */
  public readonly problems: EditProblem[] = [];
  /** Where added init containers want to stand. */
  public readonly initOrders = new Map<
    Fields,
    InitOrder & { readonly construct: string; readonly isPromised: boolean }
  >();
  /** The option for which the present edit is made; most often it names the container to change. */
  public option: string | undefined;
  private readonly promised: PromisedPart[] = [];
  private readonly promisedFields = new Map<string, PromisedPart>();
  private readonly choices = new Map<string, Choice>();
  private readonly added = new Set<unknown>();
  private readonly replacements = new Set<unknown>();

  public constructor(
    /** The object with the Pod's `metadata` and `spec`; edits change it in place. */
    public template: Fields,
    public readonly provenance: Provenance,
    /** The cluster that the Pod must fit. */
    public readonly target: FeatureTarget,
    /** The keys of the labels by which the workload selects its Pods. */
    public readonly selectedLabels: ReadonlySet<string> = new Set(),
  ) {}

  /** The Pod's spec, made if there is none. */
  public get spec(): Fields {
    return objectAt(this.template, 'spec');
  }

  /** The labels or annotations of the Pod, made if there are none. */
  public metadataOf(field: 'labels' | 'annotations'): Fields {
    return objectAt(objectAt(this.template, 'metadata'), field);
  }

  /** Adds an item to a list, and remembers that it was not there before. */
  public append(owner: Fields, list: string, item: Fields): void {
    owner[list] = [...listOf(owner[list]), item];
    this.added.add(item);
  }

  /** Remembers who added a part; what a pattern adds, and no call for it alone, is promised. */
  public noteAdded(part: PodPart, item: unknown, construct: string, kind?: ContainerKind): void {
    this.provenance.add(part, construct);
    if (this.provenance.call === undefined) {
      this.promised.push({ part, item, construct, ...(kind !== undefined && { kind }) });
    }
  }

  /**
   * Remembers that a container must keep a field as it is set; what is set for it later takes its place.
   *
   * @param key - the field as a path, which tells the hooks of a container apart
   */
  public promiseField(
    field: { container: string; name: string; item: unknown; key?: string },
    construct: string,
  ): void {
    const { container, name, item, key = name } = field;
    const isOwn =
      this.provenance.isAdded({ type: 'container', name: container }) &&
      this.provenance.constructOf(container) === construct;
    const call = isOwn ? undefined : outerOption(this.option);
    const part = { type: 'field', container, name } as const;
    this.promisedFields.set(fieldKey(container, key), { part, item, construct, ...(call !== undefined && { call }) });
  }

  /** Forgets what was set for a field of a container, which a pattern is to change. */
  public withdrawField(container: string, name: string): void {
    this.promisedFields.delete(fieldKey(container, name));
  }

  /** Everything that must be in the final Pod as it was brought. */
  public get promises(): PromisedPart[] {
    return [...this.promised, ...this.promisedFields.values()];
  }

  /** Remembers what code chooses for something; another choice for it before is a problem. */
  public noteChoice(what: string, value: unknown, construct: string, container?: string): void {
    const first = this.choices.get(what);
    if (first && !deepEqual(first.value, value)) {
      const second = { ...this.where(construct), ...(container !== undefined && { container }) };
      this.problems.push(chosenTwice({ what, first, second: { value } }, second));
    }
    this.choices.set(what, { value, construct });
  }

  /** Whether an item was added by an edit. */
  public isAdded(item: unknown): boolean {
    return this.added.has(item);
  }

  /** Remembers that an item was added by an edit. */
  public markAdded(item: unknown): void {
    if (isFields(item)) this.added.add(item);
  }

  /** Puts an item in the place of one in a list, which it takes over: it counts as added if the other one does. */
  public replace(owner: Fields, list: string, present: unknown, item: Fields): void {
    owner[list] = listOf(owner[list]).map((other) => (other === present ? item : other));
    (this.isAdded(present) ? this.added : this.replacements).add(item);
  }

  /** Whether an item was put in the place of one that was there. */
  public isReplacement(item: unknown): boolean {
    return this.replacements.has(item);
  }

  /**
   * The container of a name; if there is none, the edit's problem is noted.
   *
   * @param index - where the name stands in the option, if that is a list
   */
  public container(name: string, construct: string, index?: number): Fields | undefined {
    const containers = containersOf(this.spec);
    const found = containers.find((container) => container.name === name);
    if (!found) {
      const others = this.namesBut(containers, construct);
      this.problems.push(unknownContainer(name, others, this.where(construct, index)));
    }
    return found?.fields;
  }

  /** Whether there is a container of a name. */
  public hasContainer(name: string): boolean {
    return containersOf(this.spec).some((container) => container.name === name);
  }

  /** The names of the containers, but for those that the construct brought itself. */
  private namesBut(containers: readonly PodContainer[], construct: string): string[] {
    const isOwn = (name: string): boolean => {
      const owner = this.provenance.constructOf(name);
      return owner !== this.provenance.workload && isWithin(construct, owner);
    };
    return containers.map(({ name }) => name).filter((name) => !isOwn(name));
  }

  private where(construct: string, index?: number): { readonly construct: string; readonly option?: string } {
    const item = index === undefined ? this.option : itemOption(this.option, index);
    const option = item ?? (this.provenance.call && `${this.provenance.call}.container`);
    return { construct, ...(option !== undefined && { option }) };
  }

  /** The containers of the app; all others are helpers. */
  public appContainers(): PodContainer[] {
    return appContainersOf(fieldsOf(this.template['metadata']), containersOf(this.spec), this.provenance);
  }
}

function fieldKey(container: string, field: string): string {
  return `${container}\u0000${field}`;
}

function isWithin(construct: string, scope: string): boolean {
  return construct === scope || construct.startsWith(`${scope}/`);
}

function objectAt(owner: Fields, field: string): Fields {
  if (!isFields(owner[field])) owner[field] = {};
  return owner[field] as Fields;
}
