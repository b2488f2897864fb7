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
        'error restart-policy: restartPolicy is not set, which means "Always", and that of a Job must be "OnFailure" or "Never".',
        '  at:  app/shop, Job "shop"',
        '  in:  spec.template.spec.restartPolicy',
        '  fix: set restartPolicy to "OnFailure" or "Never".',
      ],
    },
    'a CronJob with null': {
      pod: { kind: 'CronJob', spec: { restartPolicy: null } },
      finds: [
        'error restart-policy: restartPolicy is not set, which means "Always", and that of a CronJob must be "OnFailure" or "Never".',
        '  at:  app/shop, CronJob "shop"',
        '  in:  spec.jobTemplate.spec.template.spec.restartPolicy',
        '  fix: set restartPolicy to "OnFailure" or "Never".',
      ],
    },
    'a Job that is always to restart': {
      pod: { kind: 'Job', spec: { restartPolicy: 'Always' } },
      finds: [
        'error restart-policy: restartPolicy is "Always", and that of a Job must be "OnFailure" or "Never".',
        '  at:  app/shop, Job "shop"',
        '  in:  spec.template.spec.restartPolicy = "Always"',
        '  fix: set restartPolicy to "OnFailure" or "Never".',
      ],
    },
    'a Deployment that is never to restart': {
      pod: { spec: { restartPolicy: 'Never' } },
      finds: [
        'error restart-policy: restartPolicy is "Never", and that of a Deployment must be "Always".',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.restartPolicy = "Never"',
        '  fix: set restartPolicy to "Always".',
      ],
    },
    'a Pod with a policy that there is not': {
      pod: { kind: 'Pod', spec: { restartPolicy: 'always' } },
      finds: [
        'error restart-policy: restartPolicy is "always", and that of a Pod must be "Always", "OnFailure" or "Never".',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.restartPolicy = "always"',
        '  fix: set restartPolicy to "Always", "OnFailure" or "Never".',
      ],
    },
  },
});
