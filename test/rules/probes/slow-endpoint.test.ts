import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

function probed(path: string, fields: Fields = {}): PodCase {
  return { web: { livenessProbe: { httpGet: { path, port: 8080 }, ...fields } } };
}

function finds(path: string, what: string): string[] {
  return [
    `info slow-endpoint: the liveness probe of "web" has the default timeout of 1 s, and "${path}" ${what}.`,
    '  at:  app/shop, Deployment "shop", container "web"',
    '  in:  spec.template.spec.containers[0].livenessProbe.timeoutSeconds',
    '  fix: call an endpoint that answers for the program alone, or set timeoutSeconds to what the answer takes on a bad day, such as 5.',
  ];
}

describeRule('slow-endpoint', {
  passes: {
    'the endpoint of Spring Boot for probes': probed('/actuator/health/liveness'),
    'an endpoint of which nothing is known': probed('/healthz'),
    'a timeout that somebody chose': probed('/actuator/health', { timeoutSeconds: 5 }),
    'a startup probe, which has many tries': {
      web: { startupProbe: { httpGet: { path: '/actuator/health', port: 8080 } } },
    },
    'the state of Elasticsearch as it is': probed('/_cluster/health'),
    'a probe without a path': { web: { livenessProbe: { tcpSocket: { port: 8080 } } } },
  },
  fails: {
    'an endpoint that asks all dependencies': {
      pod: probed('/actuator/health'),
      finds: finds('/actuator/health', 'asks every database, broker and disk that the app uses'),
    },
    'an endpoint that waits for a state': {
      pod: probed('/_cluster/health?wait_for_status=green'),
      finds: finds('/_cluster/health?wait_for_status=green', 'waits until the cluster is in the state that it names'),
    },
    'a name that says it': {
      pod: probed('/health/deep'),
      finds: finds('/health/deep', 'asks what the app depends on'),
    },
    'a timeout in the query': {
      pod: probed('/ready?timeout=30s'),
      finds: finds('/ready?timeout=30s', 'waits as long as its own timeout says'),
    },
  },
});
