import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isAbsent } from '../../kubernetes/json';
import { problemsOfType } from '../typed-problems';
import type { Rule } from '../rule';

/** Only a spread constraint that keeps Pods from being scheduled asks for a least number of domains. */
export const topologySpread: Rule = {
  id: 'topology-spread',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'Only a spread constraint with DoNotSchedule has minDomains.',
  fields: ['spec.topologySpreadConstraints[*].{minDomains,whenUnsatisfiable}'],
  onlyWith: ['topologySpreadConstraints'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateMinDomains',
  check: (pod) =>
    problemsOfType(pod, 'TopologySpreadConstraint', ({ minDomains, whenUnsatisfiable }) => {
      if (whenUnsatisfiable === undefined) {
        const message = 'whenUnsatisfiable is missing.';
        const fix = 'set whenUnsatisfiable to DoNotSchedule or ScheduleAnyway.';
        return [{ path: 'whenUnsatisfiable', message, fix }, ...(isAbsent(minDomains) ? [] : [USELESS])];
      }
      return isAbsent(minDomains) || whenUnsatisfiable === 'DoNotSchedule' ? [] : [USELESS];
    }),
};

const USELESS = {
  path: 'minDomains',
  message: 'minDomains is set, and whenUnsatisfiable is not DoNotSchedule.',
  fix: 'set whenUnsatisfiable to DoNotSchedule, or remove minDomains.',
};
