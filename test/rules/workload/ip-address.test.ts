import { describeRule } from '../describe-rule';

describeRule('ip-address', {
  passes: {
    'addresses of both families': {
      spec: {
        hostAliases: [
          { ip: '10.0.0.1', hostnames: ['db'] },
          { ip: '2001:db8::1', hostnames: ['db6'] },
        ],
      },
    },
    'a zero before a number, before 1.36': { spec: { hostAliases: [{ ip: '010.0.0.1', hostnames: ['db'] }] } },
  },
  fails: {
    'a name instead of an address': {
      pod: { spec: { hostAliases: [{ ip: 'db.example.com', hostnames: ['db'] }] } },
      finds: [
        'error ip-address: the address "db.example.com" is not an IP address, such as 10.9.8.7 or 2001:db8::1.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.hostAliases[0].ip = "db.example.com"',
        '  fix: write an IP address, such as 10.9.8.7.',
      ],
    },
    'a zero before a number': {
      pod: { version: '1.36', spec: { hostAliases: [{ ip: '010.0.0.1', hostnames: ['db'] }] } },
      finds: [
        'error ip-address: the address "010.0.0.1" must not have a 0 before a number.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.hostAliases[0].ip = "010.0.0.1"',
        '  fix: write an IP address, such as 10.9.8.7.',
      ],
    },
    'an IPv4 address within an IPv6 one': {
      pod: { version: '1.36', spec: { dnsConfig: { nameservers: ['::ffff:10.0.0.1'] } } },
      finds: [
        'error ip-address: the address "::ffff:10.0.0.1" must not be an IPv4 address within an IPv6 one.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.dnsConfig.nameservers[0] = "::ffff:10.0.0.1"',
        '  fix: write an IP address, such as 10.9.8.7.',
      ],
    },
  },
});
