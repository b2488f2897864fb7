import type { Finding } from '../findings/finding';
import { acceptingWaiver, annotatedWaivers, type AnnotatedWaivers, type Waiver } from '../findings/waiver';
import type { Fields } from '../kubernetes/json';
import { objectFindingOf } from '../rules/engine';
import { annotationProblems } from '../rules/waiver-problems';
import { isLeftOut, type CheckLevel } from './levels';
import type { PlacedObject } from './located-finding';

interface AnnotatedObject {
  readonly object: PlacedObject;
  readonly annotated: AnnotatedWaivers;
  readonly containers: readonly string[];
  readonly used: Set<Waiver>;
}

/** A finding with the object that it is about. */
export interface ObjectFinding {
  readonly finding: Finding;
  readonly object: PlacedObject;
}

/** The waivers in the annotations of an input's objects, and which of them matched a finding. */
export class AnnotationWaivers {
  private readonly objects = new Map<PlacedObject, AnnotatedObject>();

  /** Reads those of an object, whose Pod has containers of these names. */
  public read(object: PlacedObject, manifest: Fields, containers: readonly string[]): void {
    const annotated = annotatedWaivers(manifest);
    if ('waivers' in annotated && annotated.waivers.length === 0 && annotated.misspelt === undefined) return;
    this.objects.set(object, { object, annotated, containers, used: new Set() });
  }

  /** Why an object accepts a finding; undefined if it does not. */
  public reasonFor(finding: Finding, object: PlacedObject): string | undefined {
    const { annotated, used } = this.objects.get(object) ?? {};
    const waiver = annotated && acceptingWaiver(annotated, finding);
    if (waiver) used?.add(waiver);
    return waiver?.reason;
  }

  /** What is wrong with them, after everything else was found: those for rules that the level leaves out may be unused. */
  public findings(level: CheckLevel): ObjectFinding[] {
    return [...this.objects.values()].flatMap(({ object, annotated, containers, used }) =>
      annotationProblems(annotated, containers, (waiver) => !used.has(waiver) && !isLeftOut(waiver.rule, level)).map(
        ({ kind, problem }) => ({ finding: objectFindingOf(kind, { ...problem, object }), object }),
      ),
    );
  }
}
