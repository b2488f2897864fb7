import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

/** A native sidecar whose startup probe holds the app back. */
const proxy = (initialDelaySeconds: number, failureThreshold: number): object => ({
  name: 'proxy',
  image: 'envoy:1',
  restartPolicy: 'Always',
  startupProbe: { exec: { command: ['/up'] }, initialDelaySeconds, periodSeconds: 10, failureThreshold },
});

const job = (workload: object, more: PodCase = {}): PodCase => ({ kind: 'Job', workload: { ...workload }, ...more });

describeRule('job-deadline', {
  passes: {
    'a Job without a deadline': job({ backoffLimit: 6 }, { spec: { initContainers: [proxy(0, 30)] } }),
    'a deadline after the latest start': job(
      { activeDeadlineSeconds: 120 },
      { spec: { initContainers: [proxy(0, 3)] } },
    ),
    'a deadline after an init step, of which nobody knows how long it runs': job(
      { activeDeadlineSeconds: 60 },
      { spec: { initContainers: [{ name: 'migrate', image: 'migrate:1' }] } },
    ),
    'a deadline after all waits': job({ activeDeadlineSeconds: 631, backoffLimit: 6 }),
    'a limit that nobody wrote': job({ activeDeadlineSeconds: 60 }),
    'a Job that is tried once': job({ activeDeadlineSeconds: 5, backoffLimit: 0 }),
    'tries in one Pod, which the kubelet times': job(
      { activeDeadlineSeconds: 60, backoffLimit: 6 },
      { spec: { restartPolicy: 'OnFailure' } },
    ),
    'Pods beside each other, whose waits overlap': job({
      activeDeadlineSeconds: 60,
      backoffLimit: 6,
      parallelism: 3,
      completions: 3,
    }),
    'indexes with limits of their own': job({
      activeDeadlineSeconds: 60,
      backoffLimit: 6,
      backoffLimitPerIndex: 1,
      completionMode: 'Indexed',
    }),
    'a Deployment': { workload: { progressDeadlineSeconds: 1 } },
  },
  fails: {
    'a deadline before the app can start': {
      pod: job({ activeDeadlineSeconds: 20 }, { spec: { initContainers: [proxy(25, 3)] } }),
      finds: [
        'warning job-deadline: the Job fails 20 s after its start (activeDeadlineSeconds), and "web" starts 25 s after it at the earliest.',
        '  at:  app/shop, Job "shop"',
        '  in:  spec.activeDeadlineSeconds = 20',
        '  fix: raise activeDeadlineSeconds, or let what starts before it take less time.',
      ],
    },
    'a deadline before a late start': {
      pod: job({ activeDeadlineSeconds: 60 }, { spec: { initContainers: [proxy(0, 30)] } }),
      finds: [
        'warning job-deadline: the Job fails 60 s after its start (activeDeadlineSeconds), and "web" may start 301 s after it.',
        '  at:  app/shop, Job "shop"',
        '  in:  spec.activeDeadlineSeconds = 60',
        '  fix: raise activeDeadlineSeconds, or let what starts before it take less time.',
      ],
    },
    'a deadline that the waits of the limit use up': {
      pod: job({ activeDeadlineSeconds: 300, backoffLimit: 6 }),
      finds: [
        'warning job-deadline: the Job fails 300 s after its start (activeDeadlineSeconds), and the waits before the 6 retries of its backoffLimit take 630 s alone.',
        '  at:  app/shop, Job "shop"',
        '  in:  spec.activeDeadlineSeconds = 300',
        '  fix: raise activeDeadlineSeconds above 630 s and the time of 7 tries, or lower backoffLimit.',
      ],
    },
    'the same of the Jobs of a CronJob': {
      pod: { kind: 'CronJob', spec: {}, workload: { jobTemplate: { spec: jobSpec(10, 1) } } },
      finds: [
        'warning job-deadline: the Job fails 10 s after its start (activeDeadlineSeconds), and the wait before the retry of its backoffLimit takes 10 s alone.',
        '  at:  app/shop, CronJob "shop"',
        '  in:  spec.jobTemplate.spec.activeDeadlineSeconds = 10',
        '  fix: raise activeDeadlineSeconds above 10 s and the time of 2 tries, or lower backoffLimit.',
      ],
    },
  },
});

function jobSpec(activeDeadlineSeconds: number, backoffLimit: number): object {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'shop:1' }] } };
  return { activeDeadlineSeconds, backoffLimit, template };
}
