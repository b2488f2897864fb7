import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { holdsPod } from './locate';

/** The most times that a visitor may add to what it added itself. */
const MAX_GENERATIONS = 100;

/** From this generation on, nobody needs many workloads; each can add several, so that their number explodes. */
const LATE_GENERATION = 3;

const MAX_LATE_WORKLOADS = 10_000;

/** How often visitors were at work before a workload was there: the generation of it, for each visitor. */
type Lineage<Visitor> = ReadonlyMap<Visitor, number>;

/** The workloads that visitors add to those that they add. */
export class VisitorGrowth<Visitor> {
  private readonly lineages = new Map<ApiObject, Lineage<Visitor>>();
  private readonly lateWorkloads = new Map<Visitor, number>();

  public constructor(private readonly root: IConstruct) {}

  /** Whether a visitor would go on forever with these workloads, which it visits next. */
  public isEndless(visitor: Visitor, fresh: readonly ApiObject[]): boolean {
    const generations = fresh.map((workload) => this.lineages.get(workload)?.get(visitor) ?? 0);
    const late = generations.filter((generation) => generation >= LATE_GENERATION).length;
    const allLate = (this.lateWorkloads.get(visitor) ?? 0) + late;
    this.lateWorkloads.set(visitor, allLate);
    return allLate > MAX_LATE_WORKLOADS || generations.some((generation) => generation > MAX_GENERATIONS);
  }

  /** Lets a visitor visit workloads; what it adds is of the generation after theirs. */
  public during(visitor: Visitor, fresh: readonly ApiObject[], visit: () => void): void {
    if (this.lineages.size === 0) this.add(new Map());
    visit();
    const lineage = this.merged(fresh);
    this.add(lineage.set(visitor, (lineage.get(visitor) ?? 0) + 1));
  }

  /** Gives a lineage to the workloads that have none yet. */
  private add(lineage: Lineage<Visitor>): void {
    const workloads = this.root.node.findAll().filter(holdsPod);
    for (const workload of workloads) if (!this.lineages.has(workload)) this.lineages.set(workload, lineage);
  }

  private merged(workloads: readonly ApiObject[]): Map<Visitor, number> {
    const merged = new Map<Visitor, number>();
    for (const lineage of new Set(workloads.flatMap((workload) => this.lineages.get(workload) ?? []))) {
      for (const [visitor, generation] of lineage) merged.set(visitor, Math.max(generation, merged.get(visitor) ?? 0));
    }
    return merged;
  }
}
