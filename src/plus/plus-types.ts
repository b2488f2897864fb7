import type { Size } from 'cdk8s';
import type { Manifest } from '../kubernetes/json';

// Values of every cdk8s-plus line fit these interfaces, and the compiler of a user needs no line of it for them.

/**
 * An amount of CPU, such as `Cpu.millis(500)` of any cdk8s-plus line.
 */
export interface CpuAmount {
  /** The amount as Kubernetes writes it, such as `500m`. */
  readonly amount: string;
}

/**
 * The CPU that a container requests, and its limit.
 */
export interface CpuResources {
  /**
   * The CPU that is reserved for the container.
   * @default - no request
   */
  readonly request?: CpuAmount;

  /**
   * The CPU that it can use at most.
   * @default - no limit
   */
  readonly limit?: CpuAmount;
}

/**
 * The memory or storage that a container requests, and its limit.
 */
export interface SizeResources {
  /**
   * The amount that is reserved for the container.
   * @default - no request
   */
  readonly request?: Size;

  /**
   * The amount that it can use at most.
   * @default - no limit
   */
  readonly limit?: Size;
}

/**
 * The resources of a container of any cdk8s-plus line.
 */
export interface ContainerResources {
  /**
   * The CPU.
   * @default - no request and no limit
   */
  readonly cpu?: CpuResources;

  /**
   * The memory.
   * @default - no request and no limit
   */
  readonly memory?: SizeResources;

  /**
   * The space for logs and for files that are written without a volume.
   * @default - no request and no limit
   */
  readonly ephemeralStorage?: SizeResources;
}

/**
 * The value of an environment variable, such as `EnvValue.fromValue('5432')` of any cdk8s-plus line.
 */
export interface EnvironmentValue {
  /**
   * The value itself.
   * @default - none: `valueFrom` says where it comes from
   */
  readonly value?: string;

  /**
   * The Secret, ConfigMap or field that it comes from, as in a manifest.
   * @default - none: `value` is the value
   */
  readonly valueFrom?: Manifest;
}
