import { describeRule } from '../describe-rule';

const plain = '  fix: choose a name of lower-case letters, digits and "-" that begins and ends with a letter or digit.';
const a53 = 'a'.repeat(53);
const a64 = 'a'.repeat(64);

describeRule('object-name', {
  passes: {
    'a Deployment with a dot in its name': { metadata: { name: 'shop.v2' } },
    'a Deployment with a name of 253 characters': { metadata: { name: 'a'.repeat(253) } },
    'a StatefulSet with a name of 52 characters': { kind: 'StatefulSet', metadata: { name: 'a'.repeat(52) } },
    'a CronJob with a name of 52 characters': { kind: 'CronJob', metadata: { name: 'a'.repeat(52) } },
    'a Job with a name of 63 characters': { kind: 'Job', metadata: { name: 'a'.repeat(63) } },
    'an object to which the API server gives a name': {
      kind: 'Job',
      metadata: { name: undefined, generateName: 'shop-' },
    },
    'an object with null as its name, to which the API server gives one': {
      kind: 'Pod',
      metadata: { name: null, generateName: 'shop-' },
    },
    'an object with an empty name to which the API server gives one': {
      kind: 'Pod',
      metadata: { name: '', generateName: 'shop-' },
    },
  },
  fails: {
    'a name with an underscore': {
      pod: { metadata: { name: 'my_shop' } },
      finds: [
        'error object-name: the name "my_shop" is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".',
        '  at:  app/shop, Deployment "my_shop"',
        '  in:  metadata.name = "my_shop"',
        plain,
      ],
    },
    'a StatefulSet with a dot in its name': {
      pod: { kind: 'StatefulSet', metadata: { name: 'shop.v2' } },
      finds: [
        'error object-name: the name "shop.v2" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.',
        '  at:  app/shop, StatefulSet "shop.v2"',
        '  in:  metadata.name = "shop.v2"',
        plain,
      ],
    },
    'a StatefulSet with a name that is too long for a label': {
      pod: { kind: 'StatefulSet', metadata: { name: a64 } },
      finds: [
        `error object-name: the name "${a64}" has 64 characters, and a DNS label has at most 63.`,
        `  at:  app/shop, StatefulSet "${a64}"`,
        `  in:  metadata.name = "${a64}"`,
        plain,
      ],
    },
    'a CronJob with a name that leaves no room for those of its Jobs': {
      pod: { kind: 'CronJob', metadata: { name: a53 } },
      finds: [
        `error object-name: the name "${a53}" has 53 characters, and that of a CronJob must have at most 52: its Jobs have names with 11 more.`,
        `  at:  app/shop, CronJob "${a53}"`,
        `  in:  metadata.name = "${a53}"`,
        '  fix: choose a shorter name.',
      ],
    },
    'a Job with a name that is too long for a label': {
      pod: { kind: 'Job', metadata: { name: a64 } },
      finds: [
        `error object-name: the name "${a64}" has 64 characters, and that of a Job must have at most 63: it is the value of a label of its Pods.`,
        `  at:  app/shop, Job "${a64}"`,
        `  in:  metadata.name = "${a64}"`,
        '  fix: choose a shorter name.',
      ],
    },
    'a bad name that takes the place of the one that the API server would give': {
      pod: { kind: 'Job', metadata: { name: 'Shop', generateName: 'shop-' } },
      finds: [
        'error object-name: the name "Shop" is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".',
        '  at:  app/shop, Job "Shop"',
        '  in:  metadata.name = "Shop"',
        plain,
      ],
    },
    'an empty name': {
      pod: { metadata: { name: '' } },
      finds: [
        'error object-name: the name "" is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".',
        '  at:  app/shop, Deployment ""',
        '  in:  metadata.name = ""',
        plain,
      ],
    },
  },
});
