import { describeRule } from '../describe-rule';

describeRule('object-metadata', {
  passes: {
    'a label with a domain': { fromCode: false, metadata: { labels: { 'example.com/team': 'shop' } } },
  },
  fails: {
    'a label with a blank': {
      pod: { fromCode: false, metadata: { labels: { team: 'the shop' } } },
      finds: [
        'error object-metadata: the label "team" must consist of letters, digits, "-", "_" and ".", with a letter or digit at both ends.',
        '  at:  Deployment "shop"',
        '  in:  metadata.labels[team] = "the shop"',
        '  fix: correct the label.',
      ],
    },
    'a finalizer without a domain': {
      pod: { fromCode: false, metadata: { finalizers: ['cleanup'] } },
      finds: [
        'error object-metadata: the finalizer "cleanup" has no domain before it.',
        '  at:  Deployment "shop"',
        '  in:  metadata.finalizers[0] = "cleanup"',
        '  fix: write it as in example.com/cleanup.',
      ],
    },
    'a prefix of a name in upper case': {
      pod: { fromCode: false, metadata: { name: 'shop', generateName: 'Shop-' } },
      finds: [
        'error object-metadata: generateName "Shop-" is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".',
        '  at:  Deployment "shop"',
        '  in:  metadata.generateName = "Shop-"',
        '  fix: write lower-case letters, digits and "-".',
      ],
    },
    'an annotation with two slashes': {
      pod: { fromCode: false, metadata: { annotations: { 'a/b/c': '' } } },
      finds: [
        'error object-metadata: the key "a/b/c" of an annotation has more than one "/".',
        '  at:  Deployment "shop"',
        '  in:  metadata.annotations[a/b/c] = ""',
        '  fix: write it as in team or example.com/team.',
      ],
    },
  },
});
