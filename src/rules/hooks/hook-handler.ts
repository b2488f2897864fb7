import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { featureOf, isFeatureOn } from '../../kubernetes/fields/features';
import { handlerProblems } from '../calls';
import type { Rule } from '../rule';

const SLEEP = featureOf('PodLifecycleSleepAction');

/** The kubelet cannot run `tcpSocket`. */
const WORKING = ['exec', 'httpGet', 'sleep'];

/**
 * A lifecycle hook has exactly one handler. Merging a hook into an existing one easily adds a second.
 */
export const hookHandler: Rule = {
  id: 'hook-handler',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary: 'A lifecycle hook has exactly one handler.',
  fields: ['spec.{initContainers,containers}[*].lifecycle.{postStart,preStop}.{exec,httpGet,tcpSocket,sleep}'],
  onlyWith: ['lifecycle'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateHandler',
  check: ({ hooks, target }) =>
    handlerProblems(hooks, {
      of: 'lifecycle hook',
      names: ['exec', 'httpGet', 'tcpSocket', 'sleep'],
      working: WORKING,
      dropped: isFeatureOn(SLEEP, target) ? [] : ['sleep'],
    }),
};
