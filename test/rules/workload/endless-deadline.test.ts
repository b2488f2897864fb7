import { describeRule } from '../describe-rule';

describeRule('endless-deadline', {
  passes: {
    'a Job whose Pods have a deadline': {
      fromCode: false,
      kind: 'Job',
      workload: {},
      spec: { activeDeadlineSeconds: 600 },
    },
  },
  fails: {
    'a Deployment whose Pods have one': {
      pod: { spec: { activeDeadlineSeconds: 600 } },
      finds: [
        'error endless-deadline: activeDeadlineSeconds is set, and a Deployment never ends.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.activeDeadlineSeconds = 600',
        '  fix: remove it, or make it a Job.',
      ],
    },
  },
});
