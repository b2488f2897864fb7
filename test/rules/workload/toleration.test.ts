import { describeRule } from '../describe-rule';

describeRule('toleration', {
  passes: {
    'a toleration of all taints': { spec: { tolerations: [{ operator: 'Exists' }] } },
    'some time before the Pod is evicted': {
      spec: { tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 }] },
    },
  },
  fails: {
    'a value with an operator that takes none': {
      pod: { spec: { tolerations: [{ key: 'dedicated', operator: 'Exists', value: 'shop' }] } },
      finds: [
        'error toleration: Exists takes no value, and "shop" is written.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.tolerations[0].operator = "Exists"',
        '  fix: remove the value, or set operator to Equal.',
      ],
    },
    'a toleration without a key': {
      pod: { spec: { tolerations: [{ value: 'shop', effect: 'NoSchedule' }] } },
      finds: [
        'error toleration: the toleration has no key, which is for all taints, and its operator is not Exists.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.tolerations[0].operator',
        '  fix: set operator to Exists, or write the key of a taint.',
      ],
    },
    'seconds with an effect that does not evict': {
      pod: { spec: { tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 30 }] } },
      finds: [
        'error toleration: tolerationSeconds is set, and only NoExecute evicts a Pod after some time.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.tolerations[0].effect = "NoSchedule"',
        '  fix: set effect to NoExecute, or remove tolerationSeconds.',
      ],
    },
    'an operator that there is not': {
      pod: { spec: { tolerations: [{ key: 'a', operator: 'Equals', value: 'b' }] } },
      finds: [
        'error toleration: operator is "Equals", and must be Equal or Exists.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.tolerations[0].operator = "Equals"',
        '  fix: write Equal or Exists.',
      ],
    },
  },
});
