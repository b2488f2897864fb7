import { describeRule } from '../describe-rule';

describeRule('restart-policy', {
  passes: {
    'a Deployment that writes none': {},
    'a Deployment that writes the only one it may have': { spec: { restartPolicy: 'Always' } },
    'a Deployment with an empty one, which means Always': { spec: { restartPolicy: '' } },
    'a StatefulSet with null, which means Always': { kind: 'StatefulSet', spec: { restartPolicy: null } },
    'a Job that restarts on failure': { kind: 'Job', spec: { restartPolicy: 'OnFailure' } },
    'a CronJob that never restarts': { kind: 'CronJob', spec: { restartPolicy: 'Never' } },
    'a Pod with any of them': { kind: 'Pod', spec: { restartPolicy: 'Never' } },
    'a PodTemplate with any of them': { kind: 'PodTemplate', spec: { restartPolicy: 'OnFailure' } },
  },
  fails: {
    'a Job that writes none: there is no default for it': {
      pod: { kind: 'Job', spec: { restartPolicy: undefined } },
      finds: [
        'error restart-policy: the restart policy is not written, which means "Always", and a Job allows "OnFailure" and "Never".',
        '  at:  app/shop, Job "shop"',
        '  in:  spec.template.spec.restartPolicy',
        '  fix: set it with PodTemplate.of(workload).setRestartPolicy(RestartPolicy.ON_FAILURE).',
      ],
    },
    'a CronJob with null': {
      pod: { kind: 'CronJob', spec: { restartPolicy: null } },
      finds: [
        'error restart-policy: the restart policy is not written, which means "Always", and a CronJob allows "OnFailure" and "Never".',
        '  at:  app/shop, CronJob "shop"',
        '  in:  spec.jobTemplate.spec.template.spec.restartPolicy = null',
        '  fix: set it with PodTemplate.of(workload).setRestartPolicy(RestartPolicy.ON_FAILURE).',
      ],
    },
    'a Job that is always to restart': {
      pod: { kind: 'Job', spec: { restartPolicy: 'Always' } },
      finds: [
        'error restart-policy: the restart policy is "Always", and a Job allows "OnFailure" and "Never".',
        '  at:  app/shop, Job "shop"',
        '  in:  spec.template.spec.restartPolicy = "Always"',
        '  fix: set it with PodTemplate.of(workload).setRestartPolicy(RestartPolicy.ON_FAILURE).',
      ],
    },
    'a Deployment that is never to restart': {
      pod: { spec: { restartPolicy: 'Never' } },
      finds: [
        'error restart-policy: the restart policy is "Never", and a Deployment allows "Always".',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.restartPolicy = "Never"',
        '  fix: set it with PodTemplate.of(workload).setRestartPolicy(RestartPolicy.ALWAYS).',
      ],
    },
    'a Pod with a policy that there is not': {
      pod: { kind: 'Pod', spec: { restartPolicy: 'always' } },
      finds: [
        'error restart-policy: the restart policy is "always", and a Pod allows "Always", "OnFailure" and "Never".',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.restartPolicy = "always"',
        '  fix: set it with PodTemplate.of(workload).setRestartPolicy(RestartPolicy.ALWAYS).',
      ],
    },
  },
});
