import { greatest } from '../kubernetes/greatest';
import type { PodContainer } from '../pod/containers';
import { deletionGraceOf } from '../pod/timeline/grace-period';
import { hookLength } from '../pod/timeline/hook-length';
import type { Seconds } from '../pod/timeline/seconds';
import { earliestTerms } from '../pod/timeline/stop-traffic';
import {
  SELECTED_POD_FIELDS,
  servicePorts,
  type IndexedObject,
  type ObjectIndex,
  type Workload,
} from './selected-pods';
import { containersBehind } from './service-containers';

const STOP = '{terminationGracePeriodSeconds,containers[*].lifecycle,initContainers[*].lifecycle}';

/** The fields that say how containers behind Services stop. */
export const SERVING_FIELDS: readonly string[] = [...SELECTED_POD_FIELDS, `spec.${STOP}`, `spec.template.spec.${STOP}`];

/** A container to which a Service leads, in the end of its Pod. Times are seconds from the deletion. */
export interface ServingContainer {
  readonly service: IndexedObject;
  readonly workload: Workload;
  readonly container: PodContainer;
  /** How long its own preStop hook takes; absent if it has none. */
  readonly hook?: Seconds;
  /** When it gets TERM at the earliest. */
  readonly termSeconds: number;
  /** The longest preStop hook of an ordinary container of the Pod, as far as it is known, and who has it. */
  readonly longestSeconds: number;
  readonly longest: string;
}

/**
 * The containers to which Services lead, each once. What a monitor asks alone may stop at any time, and the clients of a
 * headless Service go by their own ideas.
 */
export function servingContainers(index: ObjectIndex): ServingContainer[] {
  const found = new Map<PodContainer, ServingContainer>();
  for (const service of index.services().filter(({ spec }) => spec['clusterIP'] !== 'None')) {
    const ports = servicePorts(service).filter(({ name, target }) => ![name, target].some(isOfMetrics));
    for (const workload of index.behind(service)) {
      for (const container of ports.flatMap((port) => containersBehind(port, workload))) {
        if (!found.has(container)) found.set(container, servingContainer(service, workload, container));
      }
    }
  }
  return [...found.values()];
}

function isOfMetrics(port: unknown): boolean {
  return typeof port === 'string' && /metric|prom|monitor/i.test(port);
}

function servingContainer(service: IndexedObject, workload: Workload, container: PodContainer): ServingContainer {
  const { containers, podSpec } = workload;
  const terms = earliestTerms(containers, deletionGraceOf(podSpec));
  const app = containers.filter(({ kind }) => kind === 'app');
  const hook = hookLength(container, 'preStop');
  const longestSeconds = greatest(app.map((each) => terms.get(each) ?? 0));
  return {
    service,
    workload,
    container,
    ...(hook && { hook }),
    termSeconds: terms.get(container) ?? 0,
    longestSeconds,
    longest: app.find((each) => terms.get(each) === longestSeconds)?.name ?? '',
  };
}
