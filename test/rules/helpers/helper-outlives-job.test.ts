import { describeRule } from '../describe-rule';
import { helper, type PodCase } from '../judge-pod';

/** An ordinary container of a helper beside the app. */
function withLogs(kind: string, spec: object = {}): PodCase {
  const containers = [
    { name: 'web', image: 'shop:1' },
    { name: 'logs', image: 'fluent-bit:5' },
  ];
  return { kind, spec: { containers, ...spec }, joined: [helper('logs')] };
}

const ports = [{ containerPort: 15020 }];

/** A Job of the workload itself with a container that serves. */
function serving({
  web = {},
  spec = {},
  annotations = {},
}: {
  web?: object;
  spec?: object;
  annotations?: object;
}): PodCase {
  const containers = [
    { name: 'web', image: 'shop:1', ...web },
    { name: 'proxy', image: 'envoy:1', ports },
  ];
  const template = { metadata: { annotations }, spec: { restartPolicy: 'Never', containers, ...spec } };
  return { kind: 'Job', workload: { template } };
}

describeRule('helper-outlives-job', {
  passes: {
    'an ordinary container of a helper in a Deployment': withLogs('Deployment'),
    'an ordinary container of a helper in a Pod that restarts': withLogs('Pod'),
    'an ordinary container of a helper in a Pod with an empty restart policy': withLogs('Pod', { restartPolicy: '' }),
    'a native sidecar in a Job': {
      kind: 'Job',
      spec: { initContainers: [{ name: 'logs', image: 'fluent-bit:5', restartPolicy: 'Always' }] },
      joined: [helper('logs')],
    },
    'two containers of a Job that came with both, of which nothing tells that one serves': {
      kind: 'Job',
      spec: {
        containers: [
          { name: 'web', image: 'shop:1' },
          { name: 'logs', image: 'ship-logs:5' },
        ],
      },
    },
    'a proxy that ends when it is asked to': {
      kind: 'Job',
      spec: {
        containers: [
          { name: 'web', image: 'shop:1' },
          {
            name: 'proxy',
            image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1',
            args: ['--quitquitquit', 'a:b:c'],
          },
        ],
      },
    },
    'a Job whose app serves too, so that it may be made to end with the other': serving({
      web: { ports: [{ containerPort: 8080 }] },
    }),
    'a Job whose containers see the processes of each other': serving({ spec: { shareProcessNamespace: true } }),
    'a Job whose app asks the other container to end': serving({
      web: { command: ['sh', '-c', '/migrate; wget -qO- --post-data= http://localhost:15020/quitquitquit'] },
    }),
    'a Job whose helper by code is the app by the annotation': {
      ...serving({ annotations: { 'kubectl.kubernetes.io/default-container': 'proxy' } }),
      joined: [helper('proxy')],
    },
    'a Job whose first container serves, and the annotation calls it the app': serving({
      annotations: { 'kubectl.kubernetes.io/default-container': 'proxy' },
    }),
    'an init step of a helper in a Job': {
      kind: 'Job',
      spec: { initContainers: [{ name: 'setup', image: 'shop:1' }] },
      joined: [helper('setup')],
    },
  },
  fails: {
    'an ordinary container of a helper in a Job': {
      pod: withLogs('Job'),
      finds: [
        'error helper-outlives-job: "logs" is in `containers` of a Pod that is to end (restartPolicy is Never), and the Pod completes only when "logs" has ended too.',
        '  at:  app/shop/logs, Job "shop", container "logs"',
        '  in:  spec.template.spec.containers[1]',
        '  fix: move the container to `initContainers` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer).',
      ],
    },
    'such a program that stands in front of the app': {
      pod: {
        kind: 'Job',
        workload: {
          template: {
            spec: {
              restartPolicy: 'Never',
              containers: [
                { name: 'proxy', image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1', args: ['a:b:c'] },
                { name: 'web', image: 'shop:1' },
              ],
            },
          },
        },
      },
      finds: [
        'warning helper-outlives-job: "proxy" is in `containers` of a Pod that is to end (restartPolicy is Never), and the Pod completes only when "proxy" has ended too.',
        '  at:  app/shop, Job "shop", container "proxy"',
        '  in:  spec.template.spec.containers[0]',
        '  fix: move the container to `initContainers` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer).',
      ],
    },
    'a program that never ends by itself, known by its image': {
      pod: {
        kind: 'Job',
        spec: {
          containers: [
            { name: 'web', image: 'shop:1' },
            { name: 'proxy', image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1', args: ['a:b:c'] },
          ],
        },
      },
      finds: [
        'warning helper-outlives-job: "proxy" is in `containers` of a Pod that is to end (restartPolicy is Never), and the Pod completes only when "proxy" has ended too.',
        '  at:  app/shop, Job "shop", container "proxy"',
        '  in:  spec.template.spec.containers[1]',
        '  fix: move the container to `initContainers` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer).',
      ],
    },
    'an ordinary container of a helper in a CronJob that restarts on failure': {
      pod: withLogs('CronJob', { restartPolicy: 'OnFailure' }),
      finds: [
        'error helper-outlives-job: "logs" is in `containers` of a Pod that is to end (restartPolicy is OnFailure), and the Pod completes only when "logs" has ended too.',
        '  at:  app/shop/logs, CronJob "shop", container "logs"',
        '  in:  spec.jobTemplate.spec.template.spec.containers[1]',
        '  fix: move the container to `initContainers` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer).',
      ],
    },
    'an ordinary container of a helper in a Pod that never restarts': {
      pod: withLogs('Pod', { restartPolicy: 'Never' }),
      finds: [
        'error helper-outlives-job: "logs" is in `containers` of a Pod that is to end (restartPolicy is Never), and the Pod completes only when "logs" has ended too.',
        '  at:  app/shop/logs, Pod "shop", container "logs"',
        '  in:  spec.containers[1]',
        '  fix: move the container to `initContainers` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer).',
      ],
    },
    'a container of the workload itself that serves, beside an app that does not': {
      pod: serving({}),
      finds: [
        'warning helper-outlives-job: "proxy" is in `containers` of a Pod that is to end (restartPolicy is Never), and the Pod completes only when "proxy" has ended too.',
        '  at:  app/shop, Job "shop", container "proxy"',
        '  in:  spec.template.spec.containers[1]',
        '  fix: move the container to `initContainers` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer).',
      ],
    },
    'a container without ports whose command never ends': {
      pod: {
        kind: 'Job',
        spec: {
          containers: [
            { name: 'web', image: 'shop:1' },
            { name: 'logs', image: 'busybox:1', command: ['sh', '-c', 'tail -n +1 -F /var/log/shop.log'] },
          ],
        },
      },
      finds: [
        'warning helper-outlives-job: "logs" is in `containers` of a Pod that is to end (restartPolicy is Never), and the Pod completes only when "logs" has ended too.',
        '  at:  app/shop, Job "shop", container "logs"',
        '  in:  spec.template.spec.containers[1]',
        '  fix: move the container to `initContainers` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer).',
      ],
    },
    'one with a readiness probe that stands before the app, which the annotation names': {
      pod: {
        kind: 'Job',
        workload: {
          template: {
            metadata: { annotations: { 'kubectl.kubernetes.io/default-container': 'web' } },
            spec: {
              restartPolicy: 'OnFailure',
              containers: [
                { name: 'proxy', image: 'envoy:1', readinessProbe: { exec: { command: ['/ready'] } } },
                { name: 'web', image: 'shop:1' },
              ],
            },
          },
        },
      },
      finds: [
        'warning helper-outlives-job: "proxy" is in `containers` of a Pod that is to end (restartPolicy is OnFailure), and the Pod completes only when "proxy" has ended too.',
        '  at:  app/shop, Job "shop", container "proxy"',
        '  in:  spec.template.spec.containers[0]',
        '  fix: move the container to `initContainers` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer).',
      ],
    },
  },
});
