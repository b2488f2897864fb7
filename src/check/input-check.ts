import { unknownKind, withoutTemplate, type UnexplainedObject } from '../explain/unexplained';
import type { Finding } from '../findings/finding';
import { inputError, type InputItem, type ObjectItem } from '../manifests/input-objects';
import { findInObjects } from '../rules/engine';
import type { InputObject, ObjectsRule } from '../rules/rule';
import { AnnotationWaivers } from './annotation-waivers';
import { appliedTogether } from './applied-together';
import { FindingList } from './finding-list';
import { judgeObject, type JudgeOptions } from './judge-object';
import { rulesOf, rulesOfObjects, type CheckLevel } from './levels';
import { findingAt, locatedFinding, type LocatedFinding, type PlacedObject } from './located-finding';
import { fieldPathsOf, keptFields, type FieldPath } from './object-fields';

/** What to check, and how. */
export interface CheckOptions extends Omit<JudgeOptions, 'rules'> {
  /** How much is checked. */
  readonly level: CheckLevel;
}

/** What was judged and found in an input. */
export interface InputFindings {
  /** In the order of the input. */
  readonly findings: readonly LocatedFinding[];
  readonly objects: number;
  readonly pods: number;
  /** The names of all containers. */
  readonly containers: ReadonlySet<string>;
  /** How many documents and objects have no Pod. */
  readonly skipped: number;
  /** Of these, the objects that have to do with Pods. */
  readonly unchecked: readonly UnexplainedObject[];
}

type ErrorItem = Extract<InputItem, { readonly type: 'error' }>;

/**
 * The check of an input, item by item while it is read. Of an object only what rules about all objects look at is kept
 * until the end.
 */
export class InputCheck {
  private readonly judging: JudgeOptions;
  private readonly objectRules: readonly ObjectsRule[];
  private readonly keptPaths: readonly FieldPath[];
  private readonly findings = new FindingList();
  private readonly unchecked: UnexplainedObject[] = [];
  private readonly objects: PlacedObject[] = [];
  private readonly waivers = new AnnotationWaivers();
  private located: PlacedObject | undefined;
  private readonly containers = new Set<string>();
  private pods = 0;
  private skipped = 0;

  public constructor(private readonly options: CheckOptions) {
    this.judging = { ...options, rules: rulesOf(options.level) };
    this.objectRules = rulesOfObjects(options.level);
    this.keptPaths = fieldPathsOf(this.objectRules);
  }

  /** Judges an item, and returns what could not be judged. */
  public add(item: InputItem): ErrorItem[] {
    if (item.type === 'error') return [item];
    if (item.type === 'object') return this.addObject(item);
    this.skipped += 1;
    return [];
  }

  /** Everything that was found, with what only shows at the end. */
  public end(): InputFindings {
    for (const together of appliedTogether(this.objects)) this.judgeTogether(together);
    for (const { finding, object } of this.waivers.findings(this.options.level)) this.keep(finding, object);
    const { pods, containers, skipped, unchecked } = this;
    return { findings: this.inOrder(), objects: this.objects.length, pods, containers, skipped, unchecked };
  }

  private judgeTogether(objects: readonly PlacedObject[]): void {
    const byObject = new Map<InputObject, PlacedObject>(objects.map((object) => [object, object]));
    for (const { finding, object } of findInObjects(objects, this.objectRules)) {
      const placed = object && byObject.get(object);
      if (placed) this.keep(finding, placed);
      else this.findings.addOne(findingAt(objects[0]?.place ?? NOWHERE, finding));
    }
  }

  private addObject({ place, object, positions }: ObjectItem): ErrorItem[] {
    const placed = { place, positions, manifest: keptFields(object, this.keptPaths) };
    this.objects.push(placed);
    const { isPodKind, pods, containers, findings, problems } = judgeObject(object, this.judging);
    this.waivers.read(placed, object, containers);
    this.pods += pods;
    for (const name of containers) this.containers.add(name);
    if (pods + problems.length === 0)
      this.skip(isPodKind ? withoutTemplate(place, object) : unknownKind(place, object));
    for (const finding of findings) this.keep(finding, placed);
    return problems.map((problem) => inputError(place, problem));
  }

  private skip(unchecked: UnexplainedObject | undefined): void {
    this.skipped += 1;
    if (unchecked) this.unchecked.push(unchecked);
  }

  private keep(finding: Finding, object: PlacedObject): void {
    const reason = this.waivers.reasonFor(finding, object);
    this.findings.add(object, JSON.stringify([finding.rule, reason]), () => {
      const found = this.locate(finding, object);
      return reason === undefined ? found : { ...found, waiver: { reason } };
    });
  }

  /** The lines of one document at a time are in memory. */
  private locate(finding: Finding, object: PlacedObject): LocatedFinding {
    if (this.located?.positions !== object.positions) this.located?.positions.release();
    this.located = object;
    return locatedFinding(finding, object);
  }

  /** By file as they were read, document and line; what stands on one line by its text. */
  private inOrder(): LocatedFinding[] {
    const files = new Map(
      [...new Set(this.objects.map(({ place }) => place.file))].map((file, index) => [file, index]),
    );
    return this.findings
      .all()
      .map((finding) => ({
        finding,
        rank: [files.get(finding.file) ?? 0, finding.document, finding.line],
        text: textKey(finding),
      }))
      .sort((left, right) => compareRanks(left.rank, right.rank) || (left.text < right.text ? -1 : 1))
      .map(({ finding }) => finding);
  }
}

const NOWHERE = { file: '', document: 0, line: 1 };

function textKey({ item, path, rule, message }: LocatedFinding): string {
  return [item, path, rule, message].join('\u0000');
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((number, index) => number !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
