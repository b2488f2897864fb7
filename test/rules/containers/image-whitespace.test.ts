import { describeRule, type FailingCase } from '../describe-rule';

/** @param shown - the image as it is printed, with what a terminal does not show spelled out */
function inPod(image: string, shown = JSON.stringify(image)): FailingCase {
  return {
    pod: { kind: 'Pod', web: { image } },
    finds: [
      `error image-whitespace: the image ${shown} begins or ends with white space.`,
      '  at:  app/shop, Pod "shop", container "web"',
      `  in:  spec.containers[0].image = ${shown}`,
      '  fix: remove the white space.',
    ],
  };
}

describeRule('image-whitespace', {
  passes: {
    'an image without white space': { kind: 'Pod', web: { image: 'shop:1' } },
  },
  fails: {
    'a blank before the image of a Pod': inPod(' shop:1'),
    'a line break behind it': inPod('shop:1\n'),
    'a blank alone': inPod(' '),
    'the next-line character of mainframes, which is white space for Go': inPod('shop:1\u0085', '"shop:1\\u0085"'),
  },
});
