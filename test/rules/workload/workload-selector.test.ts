import { describeRule } from '../describe-rule';

describeRule('workload-selector', {
  passes: {
    'a selector that the labels meet': {
      workload: { selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['shop', 'web'] }] } },
    },
    'a Job that makes its selector itself': { kind: 'Job', workload: {} },
  },
  fails: {
    'a selector of other Pods': {
      pod: { workload: { selector: { matchLabels: { app: 'shops' } } } },
      finds: [
        'error workload-selector: the selector does not select the Pods of the template: the label "app" is not "shops".',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.metadata.labels = {"app":"shop"}',
        '  fix: let the labels of the template have what the selector asks for.',
      ],
    },
    'an empty selector': {
      pod: { workload: { selector: {} } },
      finds: [
        'error workload-selector: the selector is empty.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.selector = ""',
        '  fix: write the labels of the Pods into matchLabels.',
      ],
    },
    'a Job with a selector': {
      pod: { kind: 'Job', workload: { selector: { matchLabels: { app: 'shop' } } } },
      finds: [
        'error workload-selector: the Job has a selector, and manualSelector is not true: it makes its selector itself.',
        '  at:  app/shop, Job "shop"',
        '  in:  spec.selector = ["app"]',
        '  fix: remove the selector, or set manualSelector to true.',
      ],
    },
    'a CronJob with one': {
      pod: {
        kind: 'CronJob',
        workload: {
          jobTemplate: {
            spec: {
              selector: {},
              template: { spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'shop:1' }] } },
            },
          },
        },
      },
      finds: [
        'error workload-selector: the Jobs of a CronJob make their selectors themselves.',
        '  at:  app/shop, CronJob "shop"',
        '  in:  spec.jobTemplate.spec.selector = ""',
        '  fix: remove the selector.',
      ],
    },
  },
});
