import { RESOURCE_LIST_FIELDS } from '../../kubernetes/fields/amounts';
import { fieldsOf } from '../../kubernetes/json';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/** Few nodes have as many cores. */
const MANY_CORES = 100;

/**
 * A number of cores is one that a node can have. `cpu: 500` asks for 500 cores, and half a core, `500m`, was meant; no
 * node has room for it, and the Pod stays Pending.
 */
export const cpuWithoutUnit: Rule = {
  id: 'cpu-without-unit',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A number of cores is one that a node can have.',
  fields: ['spec.{initContainers,containers}[*].resources.{requests,limits}[cpu]'],
  symptoms: [SYMPTOMS.insufficientCpu, SYMPTOMS.failedScheduling, SYMPTOMS.pending],
  source: 'k8s.io/kubernetes/pkg/scheduler/framework/plugins/noderesources, fitsRequest',
  check: ({ spec }) =>
    RESOURCE_LIST_FIELDS.find(spec).flatMap(({ path, value }) => {
      const cores = String(fieldsOf(value)['cpu']);
      if (!/^\d{1,9}$/.test(cores) || Number(cores) < MANY_CORES) return [];
      const message = `${cores} is ${cores} cores, more than nodes have: thousandths of a core have the suffix m.`;
      return [{ path: `${path}[cpu]`, message, fix: `write ${cores}m for ${Number(cores) / 1000} of a core.` }];
    }),
};
