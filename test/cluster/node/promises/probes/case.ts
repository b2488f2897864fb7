import type { IConstruct } from 'constructs';
import { JudgeError } from '../../../judge-error';
import type { PodVersion } from '../../pod-watch';
import type { JournalLine } from '../../scripts/journal';
import type { Script } from '../../scripts/script';
import type { Check } from '../../check';

/** What the machine may take on top of what is promised, in seconds. */
export const ALLOWANCE = 3;

/** A Pod with one container, what its probes promise, and what it does. */
export interface ProbeCase {
  readonly name: string;
  readonly script: Script;
  readonly graceSeconds?: number;
  /** Gives the container its probes. */
  readonly give: (pod: IConstruct, container: string) => void;
  /** Whether enough was seen. */
  readonly isOver: (seen: SeenProbes) => boolean;
  readonly judge: (seen: SeenProbes) => Check;
}

/** What was seen of a Pod. */
export class SeenProbes {
  constructor(
    private readonly lines: readonly JournalLine[],
    private readonly versions: readonly PodVersion[],
    /** Of the clock of the containers against seconds since 1970. */
    private readonly offset: number,
    private readonly now: number,
  ) {}

  has(event: string, run = 1): boolean {
    return this.find(event, run) !== undefined;
  }

  /** The seconds from the first start of the container to what it wrote in one of its runs. */
  at(event: string, run = 1): number {
    return this.sinceStart(this.find(event, run)?.at, event);
  }

  /** How many seconds have gone by since it wrote something. */
  since(event: string): number {
    return this.now - (this.find(event, 1)?.at ?? this.now);
  }

  /** The seconds from the first start to the first version of the Pod of this kind that was seen later than that. */
  versionAt(what: string, isMeant: (version: PodVersion) => boolean, after = 0): number {
    const times = this.versions.filter(isMeant).map(({ seenAt }) => seenAt / 1000 + this.offset);
    const start = this.find('start', 1)?.at ?? 0;
    return this.sinceStart(
      times.find((time) => time - start > after),
      what,
    );
  }

  get latest(): PodVersion | undefined {
    return this.versions.at(-1);
  }

  private find(event: string, run: number): JournalLine | undefined {
    return this.lines.find((line) => line.event === event && line.restart === run - 1);
  }

  private sinceStart(time: number | undefined, what: string): number {
    const start = this.find('start', 1)?.at;
    if (time === undefined || start === undefined) throw new JudgeError(`"${what}" was not seen.`);
    return time - start;
  }
}

/** What was seen in the run of a case. */
export interface RunCase {
  readonly probeCase: ProbeCase;
  readonly seen: SeenProbes;
  readonly check: Check;
}

/** `5.4 s`. */
export function seconds(time: number): string {
  return `${time.toFixed(1)} s`;
}
