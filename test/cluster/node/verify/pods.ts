import type { JsonObject } from '../../json';
import { BOX, shell } from '../scripts/container';

/** A namespace in which no Pod may be made. */
export const CLOSED_NAMESPACE = 'closed';

const READY = { exec: { command: ['/bin/test', '-f', '/tmp/ready'] } };

/** A container that is up after some seconds, and not ready any more after others. */
function web(upAfter: number, readyFor?: number, fields: JsonObject = {}): JsonObject {
  const end = readyFor === undefined ? '' : `sleep ${readyFor}; rm /tmp/ready; `;
  return box(`trap 'exit 0' TERM; sleep ${upAfter} & wait $!; touch /tmp/ready; ${end}sleep 600 & wait $!`, {
    startupProbe: { ...READY, periodSeconds: 2, failureThreshold: 15, timeoutSeconds: 1 },
    readinessProbe: { ...READY, periodSeconds: 1, failureThreshold: 2, timeoutSeconds: 1 },
    ...fields,
  });
}

function box(script: string, fields: JsonObject = {}): JsonObject {
  return { name: 'web', image: BOX, imagePullPolicy: 'Never', command: shell(script), ...fields };
}

function pod(name: string, spec: JsonObject): JsonObject {
  const common = { enableServiceLinks: false, automountServiceAccountToken: false, terminationGracePeriodSeconds: 2 };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { ...common, ...spec } };
}

/** Pods of which each comes to wait for something else. */
export const PODS: readonly JsonObject[] = [
  pod('healthy', { containers: [web(1)] }),
  pod('slow', { containers: [web(25)] }),
  pod('hung', { containers: [web(1, 5)] }),
  pod('crash', { containers: [box('exit 3')] }),
  pod('unschedulable', { nodeSelector: { 'example.com/none': 'true' }, containers: [box('sleep 600')] }),
  pod('blocked', { containers: [{ ...box('sleep 600'), image: 'docker.io/local/none:1' }] }),
  pod('init', { initContainers: [{ ...box('sleep 40'), name: 'migrate' }], containers: [box('sleep 600')] }),
  pod('stopping', {
    terminationGracePeriodSeconds: 25,
    containers: [box(`trap '' TERM; while true; do sleep 1; done`)],
  }),
];

/** What lets the API server refuse a Pod, and what tries to make it. */
export const REFUSED: readonly (readonly [path: string, object: JsonObject])[] = [
  [
    '/api/v1/namespaces',
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: CLOSED_NAMESPACE, labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } },
    },
  ],
  [
    `/apis/apps/v1/namespaces/${CLOSED_NAMESPACE}/replicasets`,
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'refused' },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'refused' } },
        template: {
          metadata: { labels: { app: 'refused' } },
          spec: { hostNetwork: true, containers: [box('sleep 600')] },
        },
      },
    },
  ],
];
