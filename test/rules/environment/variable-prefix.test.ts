import { describeRule } from '../describe-rule';

describeRule('variable-prefix', {
  passes: {
    'a prefix of letters': { web: { envFrom: [{ prefix: 'SHOP_', configMapRef: { name: 'a' } }] } },
    'a digit, since 1.32': { web: { envFrom: [{ prefix: '1', configMapRef: { name: 'a' } }] } },
  },
  fails: {
    'a prefix with "=" in it': {
      pod: { web: { envFrom: [{ prefix: 'SHOP=', configMapRef: { name: 'a' } }] } },
      finds: [
        'error variable-prefix: the prefix "SHOP=" must consist of printable ASCII characters other than "=".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].envFrom[0].prefix = "SHOP="',
        '  fix: write letters, digits and "_", as in SHOP_.',
      ],
    },
    'a digit': {
      pod: { version: '1.31', web: { envFrom: [{ prefix: '1', configMapRef: { name: 'a' } }] } },
      finds: [
        'error variable-prefix: the prefix "1" must consist of letters, digits, "-", "_" and ".", and not begin with a digit.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].envFrom[0].prefix = "1"',
        '  fix: write letters, digits and "_", as in SHOP_.',
      ],
    },
  },
});
