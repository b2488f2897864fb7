import type { Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-27';

/**
 * What a container gets in a Guaranteed Pod: each amount is requested and is the limit too.
 */
export interface GuaranteedAmounts {
  /** The CPU, such as `Cpu.millis(500)`. */
  readonly cpu: Cpu;

  /** The memory, such as `Size.mebibytes(512)`. A container that uses more is killed. */
  readonly memory: Size;

  /**
   * The space for its logs and the files that it writes without a volume. A Pod that writes more is evicted.
   * @default - no request and no limit
   */
  readonly ephemeralStorage?: Size;

  /**
   * Memory in huge pages by the size of a page, such as `2Mi`.
   * @default - none
   */
  readonly hugepages?: { readonly [pageSize: string]: Size };

  /**
   * Whole numbers of resources of other kinds by name, such as `nvidia.com/gpu`.
   * @default - none
   */
  readonly extended?: { readonly [name: string]: number };
}

/**
 * What a container gets in a Burstable Pod. Some CPU or memory is requested, and not both of them have a limit that
 * equals the request.
 */
export interface BurstableAmounts {
  /**
   * The CPU.
   * @default - no request and no limit
   */
  readonly cpu?: CpuRange;

  /**
   * The memory.
   * @default - no request and no limit
   */
  readonly memory?: SizeRange;

  /**
   * The space for its logs and the files that it writes without a volume.
   * @default - no request and no limit
   */
  readonly ephemeralStorage?: SizeRange;

  /**
   * Memory in huge pages by the size of a page, such as `2Mi`; each is requested and is the limit too.
   * @default - none
   */
  readonly hugepages?: { readonly [pageSize: string]: Size };

  /**
   * Whole numbers of resources of other kinds by name, such as `nvidia.com/gpu`.
   * @default - none
   */
  readonly extended?: { readonly [name: string]: number };
}

/**
 * What a container gets in a BestEffort Pod: no CPU and no memory. Other resources do not count for the class.
 */
export interface BestEffortAmounts {
  /**
   * The space for its logs and the files that it writes without a volume.
   * @default - no request and no limit
   */
  readonly ephemeralStorage?: SizeRange;

  /**
   * Whole numbers of resources of other kinds by name, such as `nvidia.com/gpu`.
   * @default - none
   */
  readonly extended?: { readonly [name: string]: number };
}

/**
 * How much CPU a container asks for, and may use.
 */
export interface CpuRange {
  /** What is kept free for it. */
  readonly request: Cpu;

  /**
   * What it may use at most; it is throttled beyond that.
   * @default - no limit: it may use what others leave
   */
  readonly limit?: Cpu;
}

/**
 * How much memory or storage a container asks for, and may use.
 */
export interface SizeRange {
  /** What is kept free for it. */
  readonly request: Size;

  /**
   * What it may use at most: with more memory it is killed, with more storage the Pod is evicted.
   * @default - no limit: it may use what others leave
   */
  readonly limit?: Size;
}
