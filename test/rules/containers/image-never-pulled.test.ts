import { describeRule } from '../describe-rule';

describeRule('image-never-pulled', {
  passes: {
    'no policy': {},
    'an image that is fetched once': { web: { imagePullPolicy: 'IfNotPresent' } },
    'an image that is asked for at each start': { web: { imagePullPolicy: 'Always' } },
  },
  fails: {
    'an image that no node fetches': {
      pod: { web: { imagePullPolicy: 'Never' } },
      finds: [
        'warning image-never-pulled: imagePullPolicy is Never: on a node without the image "web" does not start (ErrImageNeverPull).',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].imagePullPolicy = "Never"',
        '  fix: remove imagePullPolicy, or set it to IfNotPresent, unless the image is loaded onto every node.',
      ],
    },
  },
});
