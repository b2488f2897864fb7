import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isFields } from '../../kubernetes/json';
import { watchesApp } from '../known-programs';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

/**
 * A helper that only watches the app has no readiness probe. A Pod is ready if all its containers are, so that a log
 * shipper whose server does not answer takes a healthy app out of its Services.
 */
export const helperReadiness: Rule = {
  id: 'helper-readiness',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A helper that only watches the app does not take it out of service.',
  fields: ['spec.{initContainers,containers}[*].{image,readinessProbe}'],
  onlyWith: ['readinessProbe'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-status',
  check: ({ longRunning, appContainer }) =>
    longRunning.length < 2
      ? []
      : problemsOfEach(
          longRunning.filter(
            (container) =>
              container !== appContainer && isFields(container.fields['readinessProbe']) && watchesApp(container),
          ),
          ({ name, fields }) => [
            {
              path: 'readinessProbe',
              value: fields['readinessProbe'],
              message: `if "${name}" is not ready, neither is the Pod, and Services send no requests to an app that works.`,
              fix: 'remove the readinessProbe; a livenessProbe restarts the helper, and the app goes on.',
            },
          ],
        ),
};
