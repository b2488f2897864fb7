import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isFields, textOf } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

/** Programs that only watch the app: nobody waits for their answers. */
const WATCHES =
  /exporter$|(?:^|[_-])(?:fluent-?bit|fluentd|promtail|filebeat|vector|telegraf|jaeger-agent|datadog-agent|opentelemetry-collector[a-z-]*|otelcol[a-z-]*|grafana-agent|alloy|logrotate)$/;

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
          longRunning.filter((container) => container !== appContainer && watches(container)),
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

function watches({ fields: { image, readinessProbe } }: PodContainer): boolean {
  return isFields(readinessProbe) && WATCHES.test(programOf(textOf(image) ?? ''));
}

/** No repository is longer. */
const MAX_LENGTH = 255;

/** The last part of an image's repository, which mostly is the name of the program. */
function programOf(image: string): string {
  const reference = image.slice(image.lastIndexOf('/') + 1, image.lastIndexOf('/') + 1 + MAX_LENGTH);
  return reference.split(/[:@]/)[0] ?? '';
}
