import type { ChangesSummary } from './changes';
import { mayReplacePods } from './effects/workload-effect';
import type { ChangeAction, ObjectChange } from './object-change';

/** Counts changes. */
export class ChangeCounts {
  private readonly actions = new Map<ChangeAction, number>();
  private all = 0;
  private refused = 0;
  private rolls = 0;
  private worse = 0;

  /** Counts one. */
  public add(change: ObjectChange): void {
    this.all += 1;
    this.actions.set(change.action, this.count(change.action) + 1);
    if (change.refusals.length > 0) this.refused += 1;
    if (isDisturbing(change)) this.rolls += 1;
    if (change.worse.length > 0) this.worse += 1;
  }

  /**
   * The numbers of those that were counted.
   *
   * @param objects - how many objects there are, with those that do not change
   */
  public summary(objects: number): ChangesSummary {
    const { refused, rolls, worse } = this;
    return {
      created: this.count('created'),
      pruned: this.count('pruned'),
      changed: this.count('changed'),
      replaced: this.count('replaced'),
      rewritten: this.count('rewritten'),
      unchanged: objects - this.all,
      refused,
      rolls,
      worse,
    };
  }

  private count(action: ChangeAction): number {
    return this.actions.get(action) ?? 0;
  }
}

/** Whether Pods that run are replaced or may be, or containers in them restarted. */
function isDisturbing({ effect }: ObjectChange): boolean {
  return mayReplacePods(effect) || effect?.effect === 'restartsContainers';
}
