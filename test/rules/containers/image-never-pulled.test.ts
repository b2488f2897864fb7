import { describeRule } from '../describe-rule';

describeRule('image-never-pulled', {
  passes: {
    'the other policies': { web: { imagePullPolicy: 'IfNotPresent' } },
    'no policy': { web: {} },
  },
  fails: {
    'the policy Never': {
      pod: { web: { imagePullPolicy: 'Never' } },
      finds: [
        'warning image-never-pulled: the image of "web" is never pulled: it starts only on nodes that have the image already.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].imagePullPolicy = "Never"',
        '  fix: set imagePullPolicy to IfNotPresent, or remove it.',
      ],
    },
  },
});
