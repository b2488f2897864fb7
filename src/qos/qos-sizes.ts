import { Size } from 'cdk8s';
import type { CpuAmount } from '../plus/plus-types';
import { rejectOption } from '../enforcement/reject-option';
import { definedEntries } from '../kubernetes/json';
import { quotedList } from '../kubernetes/words';
import { checkCall } from '../options/check-call';
import { QosTier } from './qos-tier';
import { refuseInvalidAmounts } from './tier-checks';

/**
 * The CPU and memory of a container.
 */
export interface CpuAndMemory {
  /** The CPU. */
  readonly cpu: CpuAmount;

  /** The memory. */
  readonly memory: Size;
}

/**
 * Sizes of containers by name, so that `small` means one thing in a team. Start with the standard sizes, or give the team
 * a table of its own.
 *
 * @example
 * QosSizes.standard().burstable('small').applyTo(deployment, 'web');
 */
export class QosSizes {
  /**
   * The standard sizes: from `micro` on each is twice the one before, with 2 GiB of memory for each core.
   *
   * | name      |  CPU | memory |
   * | --------- | ---: | -----: |
   * | `nano`    |  50m |   64Mi |
   * | `micro`   | 125m |  256Mi |
   * | `small`   | 250m |  512Mi |
   * | `medium`  | 500m |    1Gi |
   * | `large`   |    1 |    2Gi |
   * | `xlarge`  |    2 |    4Gi |
   * | `2xlarge` |    4 |    8Gi |
   * | `4xlarge` |    8 |   16Gi |
   */
  public static standard(): QosSizes {
    checkCall('QosSizes.standard', arguments);
    return QosSizes.of(Object.fromEntries(STANDARD.map(([name, cpu, mebibytes]) => [name, sizeOf(cpu, mebibytes)])));
  }

  /**
   * A table of your own.
   *
   * @throws FindingsError if an amount is invalid: missing, zero, negative, too fine or out of range (finding
   * `qos-amount`)
   */
  public static of(sizes: { readonly [name: string]: CpuAndMemory }): QosSizes {
    checkCall('QosSizes.of', arguments);
    for (const [name, { cpu, memory }] of definedEntries(sizes)) {
      const place = `QosSizes.of['${name}']`;
      refuseInvalidAmounts(place, { cpu: { request: cpu, limit: cpu }, memory: { request: memory, limit: memory } });
    }
    return new QosSizes(new Map(definedEntries(sizes)));
  }

  private constructor(private readonly sizes: ReadonlyMap<string, CpuAndMemory>) {}

  /** The names, in the order of the table. */
  public get names(): string[] {
    return [...this.sizes.keys()];
  }

  /**
   * The CPU and memory of a size.
   *
   * @throws FindingsError if there is no size of this name (finding `qos-size`)
   */
  public size(name: string): CpuAndMemory {
    checkCall('QosSizes.size', arguments);
    return this.sizeFor('QosSizes.size', name);
  }

  private sizeFor(call: string, name: string): CpuAndMemory {
    const size = this.sizes.get(name);
    if (size) return { ...size };
    return rejectOption('qos-size', {
      place: `${call}.name`,
      value: name,
      message: `there is no size "${name}".`,
      fix: `choose one of ${quotedList(this.names)}, or give QosSizes.of a table of your own.`,
    });
  }

  /** The size for a Guaranteed Pod: both the request and the limit. */
  public guaranteed(name: string): QosTier {
    checkCall('QosSizes.guaranteed', arguments);
    return QosTier.guaranteed(this.sizeFor('QosSizes.guaranteed', name));
  }

  /**
   * The size for a Guaranteed Pod whose container gets its cores for itself.
   *
   * @throws FindingsError if the CPU of the size is not a whole number of cores (finding `qos-amount`)
   */
  public exclusiveCores(name: string): QosTier {
    checkCall('QosSizes.exclusiveCores', arguments);
    return QosTier.exclusiveCores(this.sizeFor('QosSizes.exclusiveCores', name));
  }

  /**
   * The size for a Burstable Pod: it is the request. The memory is the limit too, because memory that is lent cannot be
   * taken back without killing a container; the CPU has no limit.
   */
  public burstable(name: string): QosTier {
    checkCall('QosSizes.burstable', arguments);
    const { cpu, memory } = this.sizeFor('QosSizes.burstable', name);
    return QosTier.burstable({ cpu: { request: cpu }, memory: { request: memory, limit: memory } });
  }
}

/** The standard sizes: name, CPU, mebibytes of memory. */
const STANDARD: readonly (readonly [name: string, cpu: string, mebibytes: number])[] = [
  ['nano', '50m', 64],
  ['micro', '125m', 256],
  ['small', '250m', 512],
  ['medium', '500m', 1024],
  ['large', '1', 2048],
  ['xlarge', '2', 4096],
  ['2xlarge', '4', 8192],
  ['4xlarge', '8', 16384],
];

/** An amount of CPU is only its text; the class of cdk8s-plus is not needed. */
function sizeOf(cpu: string, mebibytes: number): CpuAndMemory {
  return { cpu: { amount: cpu }, memory: Size.mebibytes(mebibytes) };
}
