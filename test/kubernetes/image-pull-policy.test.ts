import { defaultImagePullPolicy } from '../../src/kubernetes/image-pull-policy';

const DIGEST = `sha256:${'0'.repeat(64)}`;

describe('the pull policy that Kubernetes writes', () => {
  test.each(['nginx', 'nginx:latest', 'docker.io/library/nginx', 'localhost:5000/nginx', `nginx:latest@${DIGEST}`])(
    'is Always for %s, whose tag is latest',
    (image) => {
      expect(defaultImagePullPolicy(image)).toBe('Always');
    },
  );

  test.each(['nginx:1.14.2', 'nginx:LATEST', 'nginx:latest-alpine', `nginx:1.14.2@${DIGEST}`])(
    'is IfNotPresent for %s, which has another tag',
    (image) => {
      expect(defaultImagePullPolicy(image)).toBe('IfNotPresent');
    },
  );

  test('is IfNotPresent for an image with a digest and no tag', () => {
    expect(defaultImagePullPolicy(`nginx@${DIGEST}`)).toBe('IfNotPresent');
  });

  test.each(['', 'Nginx', ' nginx', 'http://nginx', 'nginx:', `nginx@sha256:12`, '0'.repeat(64), 'nginx:latest\n'])(
    'is IfNotPresent for %j, which is no reference to an image',
    (image) => {
      expect(defaultImagePullPolicy(image)).toBe('IfNotPresent');
    },
  );

  test.each([[undefined], [null], [14], [{}]])('is IfNotPresent where %p stands for the image', (image) => {
    expect(defaultImagePullPolicy(image)).toBe('IfNotPresent');
  });
});
