import { describeRule } from '../describe-rule';

describeRule('pod-label', {
  passes: {
    'a key with a prefix, and an empty value': { kind: 'Pod', metadata: { labels: { 'example.com/Team_1': '' } } },
    'a value of 63 characters': { kind: 'Pod', metadata: { labels: { team: 'x'.repeat(63) } } },
  },
  fails: {
    'a key with a blank': {
      pod: { kind: 'Pod', metadata: { labels: { 'a b': 'v' } } },
      finds: [
        'error pod-label: the key "a b" of a label is not a qualified name: letters, digits, "-", "_" and ".", with a letter or digit at both ends.',
        '  at:  app/shop, Pod "shop"',
        '  in:  metadata.labels[a b] = "v"',
        '  fix: write it as in team or example.com/team.',
      ],
    },
    'a value with a blank': {
      pod: { kind: 'Pod', metadata: { labels: { owner: 'Shop Team' } } },
      finds: [
        'error pod-label: the value of the label "owner" must consist of letters, digits, "-", "_" and ".", with a letter or digit at both ends.',
        '  at:  app/shop, Pod "shop"',
        '  in:  metadata.labels[owner] = "Shop Team"',
        '  fix: shorten or correct the value, or make it an annotation, which takes any text.',
      ],
    },
    'a key with two slashes': {
      pod: { kind: 'Pod', metadata: { labels: { 'a/b/c': 'v' } } },
      finds: [
        'error pod-label: the key "a/b/c" of a label has more than one "/".',
        '  at:  app/shop, Pod "shop"',
        '  in:  metadata.labels[a/b/c] = "v"',
        '  fix: write it as in team or example.com/team.',
      ],
    },
    'a prefix that is not a DNS subdomain': {
      pod: { kind: 'Pod', metadata: { labels: { 'Example.com/team': 'v' } } },
      finds: [
        'error pod-label: the key "Example.com/team" of a label has a prefix that is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".',
        '  at:  app/shop, Pod "shop"',
        '  in:  metadata.labels[Example.com/team] = "v"',
        '  fix: write it as in team or example.com/team.',
      ],
    },
  },
});
