import { describeRule } from '../describe-rule';

const a53 = 'a'.repeat(53);

describeRule('stateful-set-name', {
  passes: {
    'a StatefulSet with a name of 52 characters': { kind: 'StatefulSet', metadata: { name: 'a'.repeat(52) } },
    'a Deployment with a name of 53 characters': { metadata: { name: a53 } },
    'a Job with a name of 63 characters': { kind: 'Job', metadata: { name: 'a'.repeat(63) } },
  },
  fails: {
    'a StatefulSet with a name so long that the API server takes it and refuses its Pods': {
      pod: { kind: 'StatefulSet', metadata: { name: a53 } },
      finds: [
        'warning stateful-set-name: the name has 53 characters, and a StatefulSet whose name has more than 52 gets no Pods: a label of its Pods is the name and 11 more.',
        `  at:  app/shop, StatefulSet "${a53}"`,
        `  in:  metadata.name = "${a53}"`,
        '  fix: choose a shorter name.',
      ],
    },
  },
});
