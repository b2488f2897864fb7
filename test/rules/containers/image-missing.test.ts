import { describeRule } from '../describe-rule';

const at = '  at:  app/shop, Deployment "shop", container "web"';
const fix = '  fix: write the image as a string, such as "registry.example.com/shop:1.4.0".';

describeRule('image-missing', {
  passes: {
    'an image': { web: { image: 'shop:1' } },
  },
  fails: {
    'an image that is missing': {
      pod: { web: { image: undefined } },
      finds: ['error image-missing: the image is missing.', at, '  in:  spec.template.spec.containers[0].image', fix],
    },
    'an empty image': {
      pod: { web: { image: '' } },
      finds: [
        'error image-missing: the image "" is empty.',
        at,
        '  in:  spec.template.spec.containers[0].image = ""',
        fix,
      ],
    },
  },
});
