import { describeRule } from '../describe-rule';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describeRule('digest-pull-policy', {
  passes: {
    'a tag, which can be moved': { web: { image: 'shop:1', imagePullPolicy: 'Always' } },
    'a digest that is fetched once': { web: { image: `shop@${DIGEST}`, imagePullPolicy: 'IfNotPresent' } },
    'a digest without a policy': { web: { image: `shop@${DIGEST}` } },
  },
  fails: {
    'a digest that is asked for at each start': {
      pod: { web: { image: `shop:1@${DIGEST}`, imagePullPolicy: 'Always' } },
      finds: [
        'info digest-pull-policy: the image has a digest and cannot change, and imagePullPolicy Always asks the registry at each start.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].imagePullPolicy = "Always"',
        '  fix: remove imagePullPolicy, or set it to IfNotPresent.',
      ],
    },
  },
});
