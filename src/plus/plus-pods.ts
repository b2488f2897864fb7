import type { IConstruct } from 'constructs';

/** The part of a container of any cdk8s-plus line that tells what it mounts. */
interface Mounting {
  readonly mounts: readonly { readonly volume: unknown }[];
}

/** The part of a workload of any cdk8s-plus line that tells what its Pod has. */
interface PlusPod extends IConstruct {
  readonly containers: readonly Mounting[];
  readonly initContainers: readonly Mounting[];
  readonly volumes: readonly unknown[];
}

/**
 * The workloads of cdk8s-plus that have a container or volume of cdk8s-plus. A volume that none of them has yet counts for
 * the workload below which it is made.
 *
 * @param value - the container or volume
 * @param root - the tree in which they are looked for
 */
export function plusPodsWith(value: object, root: IConstruct): IConstruct[] {
  const pods = root.node.findAll().filter(isPlusPod);
  const having = pods.filter((pod) => has(pod, value));
  if (having.length > 0 || !('node' in value)) return having;
  const { scopes } = (value as IConstruct).node;
  return pods.filter((pod) => scopes.includes(pod));
}

function isPlusPod(construct: IConstruct): construct is PlusPod {
  return 'attachContainer' in construct && 'initContainers' in construct && 'volumes' in construct;
}

function has({ containers, initContainers, volumes }: PlusPod, value: unknown): boolean {
  const all = [...containers, ...initContainers];
  return (
    all.some((each) => each === value || each.mounts.some(({ volume }) => volume === value)) || volumes.includes(value)
  );
}
