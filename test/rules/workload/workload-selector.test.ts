import { describeRule } from '../describe-rule';

describeRule('workload-selector', {
  passes: {
    'a selector that the labels meet': {
      fromCode: false,
      workload: { selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['shop', 'web'] }] } },
    },
    'a ReplicationController without one, which takes the labels of its template': {
      fromCode: false,
      kind: 'ReplicationController',
      workload: { selector: null },
    },
    'a Job that makes its selector itself': { fromCode: false, kind: 'Job', workload: {} },
  },
  fails: {
    'a selector of other Pods': {
      pod: { fromCode: false, workload: { selector: { matchLabels: { app: 'shops' } } } },
      finds: [
        'error workload-selector: the selector does not select the Pods of the template: the label "app" is not "shops".',
        '  at:  Deployment "shop"',
        '  in:  spec.template.metadata.labels = {"app":"shop"}',
        '  fix: let the labels of the template have what the selector asks for.',
      ],
    },
    'a selector of other Pods, in code': {
      pod: { workload: { selector: { matchLabels: { app: 'shops' } } } },
      finds: [
        'error workload-selector: the selector does not select the Pods of the template: the label "app" is not "shops".',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.metadata.labels = {"app":"shop"}',
        '  fix: let the labels of the template have what the selector asks for.',
      ],
    },
    'a ReplicationController of other Pods, in code': {
      pod: { kind: 'ReplicationController', workload: { selector: { app: 'shops' } } },
      finds: [
        'error workload-selector: the selector does not select the Pods of the template: the label "app" is not "shops".',
        '  at:  app/shop, ReplicationController "shop"',
        '  in:  spec.template.metadata.labels = {"app":"shop"}',
        '  fix: let the labels of the template have what the selector asks for.',
      ],
    },
    'an empty selector': {
      pod: { fromCode: false, workload: { selector: {} } },
      finds: [
        'error workload-selector: the selector is empty.',
        '  at:  Deployment "shop"',
        '  in:  spec.selector = ""',
        '  fix: write the labels of the Pods into matchLabels.',
      ],
    },
    'a Job with a selector': {
      pod: { fromCode: false, kind: 'Job', workload: { selector: { matchLabels: { app: 'shop' } } } },
      finds: [
        'error workload-selector: the Job has a selector, and manualSelector is not true: it makes its selector itself.',
        '  at:  Job "shop"',
        '  in:  spec.selector = ["app"]',
        '  fix: remove the selector, or set manualSelector to true.',
      ],
    },
    'a CronJob with one': {
      pod: {
        fromCode: false,
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
        '  at:  CronJob "shop"',
        '  in:  spec.jobTemplate.spec.selector = ""',
        '  fix: remove the selector.',
      ],
    },
  },
});
