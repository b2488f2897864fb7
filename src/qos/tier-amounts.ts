import type { Size } from 'cdk8s';
import type { CpuAmount } from '../plus/plus-types';

/**
 * The resources of a container in a Guaranteed Pod: each amount is both the request and the limit.
 */
export interface GuaranteedAmounts {
  /** The CPU, such as `Cpu.millis(500)`. */
  readonly cpu: CpuAmount;

  /** The memory, such as `Size.mebibytes(512)`. A container that uses more is killed. */
  readonly memory: Size;

  /**
   * The space for logs and for files that are written without a volume. A Pod that writes more is evicted.
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
 * The resources of a container in a Burstable Pod. CPU or memory is requested, and not both of them have a limit equal to
 * the request.
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
   * The space for logs and for files that are written without a volume.
   * @default - no request and no limit
   */
  readonly ephemeralStorage?: SizeRange;

  /**
   * Memory in huge pages by the size of a page, such as `2Mi`; each amount is both the request and the limit.
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
 * The resources of a container in a BestEffort Pod: no CPU and no memory. Others do not count for the class.
 */
export interface BestEffortAmounts {
  /**
   * The space for logs and for files that are written without a volume.
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
 * The CPU that a container requests, and its limit.
 */
export interface CpuRange {
  /** The amount that is reserved for it. */
  readonly request: CpuAmount;

  /**
   * The amount that it can use at most; beyond that it is throttled.
   * @default - no limit: it can use what others leave
   */
  readonly limit?: CpuAmount;
}

/**
 * The memory or storage that a container requests, and its limit.
 */
export interface SizeRange {
  /** The amount that is reserved for it. */
  readonly request: Size;

  /**
   * The amount that it can use at most: with more memory it is killed, with more storage the Pod is evicted.
   * @default - no limit: it can use what others leave
   */
  readonly limit?: Size;
}
