import { describeRule } from '../describe-rule';

describeRule('dns-config', {
  passes: {
    'a name server of its own': { spec: { dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.10'] } } },
    'a domain with an underscore, since 1.33': { spec: { dnsConfig: { searches: ['_tcp.example.com', '.'] } } },
  },
  fails: {
    'no name server': {
      pod: { spec: { dnsPolicy: 'None' } },
      finds: [
        'error dns-config: dnsPolicy is None, and dnsConfig names no name server.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.dnsConfig',
        '  fix: add at least one name server to dnsConfig.nameservers, or remove dnsPolicy.',
      ],
    },
    'four name servers': {
      pod: { spec: { dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } } },
      finds: [
        'error dns-config: 4 name servers are written, and 3 are the most.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.dnsConfig.nameservers = 4',
        '  fix: keep the three that matter most.',
      ],
    },
    'a domain in upper case': {
      pod: { spec: { dnsConfig: { searches: ['Example.com'] } } },
      finds: [
        'error dns-config: the search domain "Example.com" is not a domain.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.dnsConfig.searches[0] = "Example.com"',
        '  fix: write it as in shop.example.com.',
      ],
    },
    'too many domains': {
      pod: {
        spec: {
          dnsConfig: {
            searches: [
              'a0',
              'a1',
              'a2',
              'a3',
              'a4',
              'a5',
              'a6',
              'a7',
              'a8',
              'a9',
              'a10',
              'a11',
              'a12',
              'a13',
              'a14',
              'a15',
              'a16',
              'a17',
              'a18',
              'a19',
              'a20',
              'a21',
              'a22',
              'a23',
              'a24',
              'a25',
              'a26',
              'a27',
              'a28',
              'a29',
              'a30',
              'a31',
              'a32',
            ],
          },
        },
      },
      finds: [
        'error dns-config: 33 search domains are written, and 32 are the most.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.dnsConfig.searches = ""',
        '  fix: keep the domains that the Pod needs.',
      ],
    },
  },
});
