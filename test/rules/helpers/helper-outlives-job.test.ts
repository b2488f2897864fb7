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
    'two containers of a Job that came with both': { ...withLogs('Job'), joined: [] },
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
        'error helper-outlives-job: "logs" runs as an ordinary container in a Pod that is to end (its restart policy is Never), and the Pod never completes.',
        '  at:  app/shop/logs, Job "shop", container "logs"',
        '  in:  spec.template.spec.containers[1]',
        '  fix: make it a native sidecar, `placement: Placement.NATIVE_SIDECAR`, which needs Kubernetes 1.29 or newer.',
      ],
    },
    'an ordinary container of a helper in a CronJob that restarts on failure': {
      pod: withLogs('CronJob', { restartPolicy: 'OnFailure' }),
      finds: [
        'error helper-outlives-job: "logs" runs as an ordinary container in a Pod that is to end (its restart policy is OnFailure), and the Pod never completes.',
        '  at:  app/shop/logs, CronJob "shop", container "logs"',
        '  in:  spec.jobTemplate.spec.template.spec.containers[1]',
        '  fix: make it a native sidecar, `placement: Placement.NATIVE_SIDECAR`, which needs Kubernetes 1.29 or newer.',
      ],
    },
    'an ordinary container of a helper in a Pod that never restarts': {
      pod: withLogs('Pod', { restartPolicy: 'Never' }),
      finds: [
        'error helper-outlives-job: "logs" runs as an ordinary container in a Pod that is to end (its restart policy is Never), and the Pod never completes.',
        '  at:  app/shop/logs, Pod "shop", container "logs"',
        '  in:  spec.containers[1]',
        '  fix: make it a native sidecar, `placement: Placement.NATIVE_SIDECAR`, which needs Kubernetes 1.29 or newer.',
      ],
    },
  },
});
