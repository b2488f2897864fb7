import { describeRule } from '../describe-rule';

describeRule('pod-annotation', {
  passes: {
    'any text for a value, and capital letters in a key': {
      kind: 'Pod',
      metadata: { annotations: { 'Example.com/Team': 'Shop Team!' } },
    },
    'exactly 262144 bytes': { kind: 'Pod', metadata: { annotations: { a: 'x'.repeat(262143) } } },
  },
  fails: {
    'a key with a blank': {
      pod: { kind: 'Pod', metadata: { annotations: { 'scrape metrics': 'yes' } } },
      finds: [
        'error pod-annotation: the key "scrape metrics" of an annotation is not a qualified name: letters, digits, "-", "_" and ".", with a letter or digit at both ends.',
        '  at:  app/shop, Pod "shop"',
        '  in:  metadata.annotations[scrape metrics] = "yes"',
        '  fix: write it as in team or example.com/team.',
      ],
    },
    'a byte too many': {
      pod: { kind: 'Pod', metadata: { annotations: { a: 'x'.repeat(262144) } } },
      finds: [
        'error pod-annotation: the annotations have 262145 bytes, and 262144 are the most.',
        '  at:  app/shop, Pod "shop"',
        '  in:  metadata.annotations',
        '  fix: put large values into a ConfigMap.',
      ],
    },
    'a byte too many in those of the workload': {
      pod: { metadata: { annotations: { a: 'x'.repeat(262144) } } },
      finds: [
        'error pod-annotation: the annotations have 262145 bytes, and 262144 are the most.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  metadata.annotations',
        '  fix: put large values into a ConfigMap.',
      ],
    },
  },
});
