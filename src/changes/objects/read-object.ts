import { judgedPods, judgePod } from '../../check/judge-object';
import type { Finding } from '../../findings/finding';
import type { Fields } from '../../kubernetes/json';
import type { InputPlace } from '../../manifests/input-objects';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../../rules/rule';
import { countingFindings, type JudgeSideOptions, type SideFindings } from '../findings/side-findings';
import { isDecoded } from '../pods/pods-of';
import { storedObject } from '../stored/stored-object';
import { keyOf, type ObjectKey, type SideObject } from './changed-objects';
import type { KeptObject } from './kept-objects';

/** How the objects of one side are read. */
export interface SideOptions extends JudgeSideOptions {
  /** The rules about one Pod. */
  readonly rules: readonly Rule[];
  /** What the rules about all objects found. */
  readonly together: SideFindings;
}

/** An object of a side while it is looked at. What is computed of it is computed once, and goes with it. */
export class ReadObject implements SideObject {
  /** Where it stands. */
  public readonly place: InputPlace;
  /** The object as it is written, with what a cluster has added to a Pod that the other side has from there. */
  public readonly object: Fields;
  /** What tells it apart. */
  public readonly key: ObjectKey;
  private readonly known: Known = {};

  public constructor(
    private readonly kept: KeptObject,
    private readonly options: SideOptions,
    object = kept.read(),
  ) {
    this.place = kept.place;
    this.object = object;
    this.key = keyOf(object);
  }

  /** The object as the API server stores it. */
  public get stored(): Fields {
    return (this.known.stored ??= storedObject(this.object, this.options));
  }

  /** The Pods of the object that the API server could decode. */
  public get pods(): readonly Pod[] {
    return (this.known.pods ??= this.held.filter(isDecoded));
  }

  /** What counts of all that was found in it. */
  public get findings(): readonly Finding[] {
    return (this.known.findings ??= countingFindings(
      [...this.judged.flatMap(({ findings }) => findings), ...this.options.together.in(this.kept)],
      this,
      this.options,
    ));
  }

  /** All that rules about one Pod find in one of its Pods, whoever accepts it. */
  public findingsIn(pod: Pod): readonly Finding[] {
    return this.judged.find((each) => each.pod === pod)?.findings ?? [];
  }

  private get held(): readonly Pod[] {
    return (this.known.held ??= judgedPods(this.object, this.options));
  }

  private get judged(): readonly JudgedPod[] {
    return (this.known.judged ??= this.held.map((pod) => ({ pod, ...judgePod(pod, this.options.rules) })));
  }
}

interface JudgedPod {
  readonly pod: Pod;
  readonly findings: readonly Finding[];
}

interface Known {
  stored?: Fields;
  held?: readonly Pod[];
  pods?: readonly Pod[];
  judged?: readonly JudgedPod[];
  findings?: readonly Finding[];
}
