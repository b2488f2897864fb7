import { describeRule } from '../describe-rule';

describeRule('scheduling-gate', {
  passes: {
    'a Pod that waits': { kind: 'Pod', spec: { schedulingGates: [{ name: 'example.com/quota' }] } },
  },
  fails: {
    'a Pod that waits on its node': {
      pod: { kind: 'Pod', spec: { schedulingGates: [{ name: 'example.com/quota' }], nodeName: 'node-1' } },
      finds: [
        'error scheduling-gate: the Pod has scheduling gates, and is on the node "node-1" already.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.nodeName = "node-1"',
        '  fix: remove nodeName, or the scheduling gates.',
      ],
    },
  },
});
