import { imageTag } from '../../../src/rules/containers/image-tag';
import { foundInPod } from '../judge-plain';

const found = (image: string): string[] => foundInPod(imageTag, { containers: [{ name: 'web', image }] });

describe('the rule image-tag', () => {
  test.each([
    ['shop', 'has no tag, which means latest'],
    ['localhost:5000/shop', 'has no tag, which means latest'],
    ['a.b/shop:latest', 'has the tag latest'],
  ])('finds the image %s', (image, what) => {
    expect(found(image)).toEqual([
      `info image-tag: the image of "web" ${what}: the next Pod runs what the registry has by then.\n` +
        '  at:  Pod "shop", container "web"\n' +
        `  in:  spec.containers[0].image = "${image}"\n` +
        '  fix: name the tag of a release, or a digest.',
    ]);
  });

  test.each(['shop:1', 'localhost:5000/shop:1.2', 'shop@sha256:abc', 'a.b:1/c:latest@sha256:abc', ''])(
    'lets pass the image %j',
    (image) => {
      expect(found(image)).toEqual([]);
    },
  );
});
