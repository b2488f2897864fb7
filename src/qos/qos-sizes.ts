import { Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-27';
import { refuseValue } from '../template/refuse-value';
import { quotedList } from '../kubernetes/words';
import { QosTier } from './qos-tier';
import { refuseImpossibleAmounts } from './tier-amount-checks';
import { refuseMissing } from './tier-class-checks';

/**
 * How much a container gets.
 */
export interface QosSize {
  /** The CPU. */
  readonly cpu: Cpu;

  /** The memory. */
  readonly memory: Size;
}

/**
 * Sizes of containers by name, so that a team says `small` and means one thing by it. The standard ones are a beginning;
 * a team can have a table of its own.
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
    return QosSizes.of(Object.fromEntries(STANDARD.map(([name, cpu, mebibytes]) => [name, sizeOf(cpu, mebibytes)])));
  }

  /**
   * Sizes of one's own.
   *
   * @throws FindingsError where an amount cannot be meant (finding `qos-amount`)
   */
  public static of(sizes: { readonly [name: string]: QosSize }): QosSizes {
    for (const [name, { cpu, memory }] of Object.entries(sizes)) {
      const place = `QosSizes.of['${name}']`;
      refuseMissing(place, { cpu: cpu?.amount, memory });
      refuseImpossibleAmounts(place, { cpu: { request: cpu, limit: cpu }, memory: { request: memory, limit: memory } });
    }
    return new QosSizes(new Map(Object.entries(sizes)));
  }

  private constructor(private readonly sizes: ReadonlyMap<string, QosSize>) {}

  /** The names, in the order in which they were given. */
  public get names(): string[] {
    return [...this.sizes.keys()];
  }

  /**
   * What a size means.
   *
   * @throws FindingsError where there is no size of this name (finding `qos-size`)
   */
  public size(name: string): QosSize {
    const size = this.sizes.get(name);
    if (size) return { ...size };
    return refuseValue('qos-size', {
      place: 'QosSizes',
      value: name,
      message: `there is no size "${name}".`,
      fix: `choose one of ${quotedList(this.names)}, or make a table of your own with QosSizes.of.`,
    });
  }

  /** The size for a Guaranteed Pod: it is requested and is the limit too. */
  public guaranteed(name: string): QosTier {
    return QosTier.guaranteed(this.size(name));
  }

  /**
   * The size for a Guaranteed Pod whose container gets its cores for itself.
   *
   * @throws FindingsError where the size has no whole number of cores (finding `qos-amount`)
   */
  public exclusiveCores(name: string): QosTier {
    return QosTier.exclusiveCores(this.size(name));
  }

  /**
   * The size for a Burstable Pod: it is requested; the memory is the limit too, since what is lent cannot be taken back
   * without killing a container; the CPU has no limit.
   */
  public burstable(name: string): QosTier {
    const { cpu, memory } = this.size(name);
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

/** An amount of CPU is nothing but its text; to make one by its class would load all of cdk8s-plus. */
function sizeOf(cpu: string, mebibytes: number): QosSize {
  return { cpu: { amount: cpu }, memory: Size.mebibytes(mebibytes) };
}
