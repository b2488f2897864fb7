import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { PROBE_DEFAULTS } from '../../kubernetes/fields/defaults';
import { fieldsOf, textOf } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import { probesOf } from '../../pod/handlers';
import { PROBE_NAMES } from '../../pod/probe-names';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/** A path over HTTP whose answer waits for something else. */
interface SlowPath {
  readonly path: RegExp;
  readonly reason: string;
}

/** Source: the reference of the health endpoints of Spring Boot, of Quarkus and of Elasticsearch. */
const SLOW_PATHS: readonly SlowPath[] = [
  { path: /\/actuator\/health\/?($|\?)/, reason: 'asks every database, broker and disk that the app uses' },
  { path: /\/q\/health\/?($|\?)/, reason: 'asks everything that the app checks of its dependencies' },
  {
    path: /^(?:(?!\/_cluster\/health\b).)*\/_cluster\/health\b.*[?&]wait_for_/m,
    reason: 'waits until the cluster is in the state that it names',
  },
  { path: /\/health\w*\/(deep|full|all|detail(s|ed)?|dependencies)\b/, reason: 'asks what the app depends on' },
  { path: /[?&](timeout|wait)\w*=\d/, reason: 'waits as long as its own timeout says' },
];

/**
 * A probe of an endpoint that asks others has a timeout that somebody chose. The default of one second is for an endpoint
 * that only says that the program runs. How long an answer takes, no manifest shows; the paths here say it by their names.
 */
export const slowEndpoint: Rule = {
  id: 'slow-endpoint',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A probe of an endpoint that waits for others has a timeout of its own.',
  fields: ['spec.{initContainers,containers}[*].{readinessProbe,livenessProbe}.{httpGet.path,timeoutSeconds}'],
  onlyWith: ['readinessProbe', 'livenessProbe'],
  symptoms: [SYMPTOMS.unhealthy, SYMPTOMS.livenessFailed, SYMPTOMS.readinessFailed, SYMPTOMS.waitingTooLong],
  source:
    'https://docs.spring.io/spring-boot/reference/actuator/endpoints.html#actuator.endpoints.kubernetes-probes, and the like for other programs',
  check: ({ longRunning }) => problemsOfEach(longRunning, defaultTimeouts),
};

function defaultTimeouts(container: PodContainer): ContainerProblem[] {
  return probesOf(container).flatMap(({ path, fields }) => {
    const called = textOf(fieldsOf(fields['httpGet'])['path']) ?? '';
    if (called === '' || path === 'startupProbe' || fields['timeoutSeconds']) return [];
    const slow = SLOW_PATHS.find((each) => each.path.test(called));
    if (!slow) return [];
    return [
      {
        path: `${path}.timeoutSeconds`,
        message: `the ${PROBE_NAMES[path as keyof typeof PROBE_NAMES]} of "${container.name}" has the default timeout of ${PROBE_DEFAULTS.timeoutSeconds} s, and ${JSON.stringify(called)} ${slow.reason}.`,
        fix: 'call an endpoint that answers for the program alone, or set timeoutSeconds to what the answer takes on a bad day, such as 5.',
      },
    ];
  });
}
