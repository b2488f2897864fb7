import { describeRule } from '../describe-rule';

describeRule('pod-hostname', {
  passes: {
    'a hostname': { spec: { hostname: 'db', subdomain: 'shop' } },
    'a hostname that a StatefulSet replaces': { kind: 'StatefulSet', spec: { hostname: 'db.shop' } },
  },
  fails: {
    'a hostname with a dot': {
      pod: { spec: { hostname: 'db.shop' } },
      finds: [
        'error pod-hostname: hostname "db.shop" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.hostname = "db.shop"',
        '  fix: write lower-case letters, digits and "-".',
      ],
    },
    'a name that is overridden in the network of the node': {
      pod: { version: '1.37', spec: { hostnameOverride: 'db', hostNetwork: true } },
      finds: [
        'error pod-hostname: hostnameOverride is set, and hostNetwork is true.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.hostnameOverride = "db"',
        '  fix: remove one of the two.',
      ],
    },
  },
});
