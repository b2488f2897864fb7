import { parseImageReference } from '../../src/kubernetes/image';

const HEX_64 = '0123456789abcdef'.repeat(4);
const SHA256 = `sha256:${HEX_64}`;

describe('an image reference is read as', () => {
  test.each([
    ['nginx', { domain: 'docker.io', repository: 'library/nginx' }],
    ['nginx:1.27', { domain: 'docker.io', repository: 'library/nginx', tag: '1.27' }],
    ['docker.io/nginx', { domain: 'docker.io', repository: 'library/nginx' }],
    ['index.docker.io/nginx', { domain: 'docker.io', repository: 'library/nginx' }],
    ['docker.io/acme/shop', { domain: 'docker.io', repository: 'acme/shop' }],
    ['acme/shop', { domain: 'docker.io', repository: 'acme/shop' }],
    ['ghcr.io/acme/shop:v1', { domain: 'ghcr.io', repository: 'acme/shop', tag: 'v1' }],
    ['ghcr.io/shop', { domain: 'ghcr.io', repository: 'shop' }],
    ['localhost/shop', { domain: 'localhost', repository: 'shop' }],
    ['localhost:5000/shop:1', { domain: 'localhost:5000', repository: 'shop', tag: '1' }],
    ['registry:5000/shop', { domain: 'registry:5000', repository: 'shop' }],
    ['registry:5000', { domain: 'docker.io', repository: 'library/registry', tag: '5000' }],
    ['192.168.0.1:5000/shop', { domain: '192.168.0.1:5000', repository: 'shop' }],
    ['[2001:db8::1]:5000/shop:1', { domain: '[2001:db8::1]:5000', repository: 'shop', tag: '1' }],
    ['[::1]/shop', { domain: '[::1]', repository: 'shop' }],
    ['Registry/shop', { domain: 'Registry', repository: 'shop' }],
    [`shop@${SHA256}`, { domain: 'docker.io', repository: 'library/shop', digest: SHA256 }],
    [`ghcr.io/shop:1@${SHA256}`, { domain: 'ghcr.io', repository: 'shop', tag: '1', digest: SHA256 }],
    [
      `ghcr.io/shop@sha512:${HEX_64}${HEX_64}`,
      { domain: 'ghcr.io', repository: 'shop', digest: `sha512:${HEX_64}${HEX_64}` },
    ],
    ['a.b/c__d/e-f/g--h.i_j', { domain: 'a.b', repository: 'c__d/e-f/g--h.i_j' }],
    [`acme/${HEX_64}`, { domain: 'docker.io', repository: `acme/${HEX_64}` }],
    [`${HEX_64}:1`, { domain: 'docker.io', repository: `library/${HEX_64}`, tag: '1' }],
  ])('the parts of %s', (image, parts) => {
    expect(parseImageReference(image)).toStrictEqual(parts);
  });
});

describe('no image reference is', () => {
  test.each([
    ['an empty text', ''],
    ['a blank', ' '],
    ['a name with a blank before it', ' nginx'],
    ['a name with a blank after it', 'nginx '],
    ['a name with a line break after it', 'nginx\n'],
    ['a repository in upper case', 'Nginx'],
    ['a repository in upper case on a registry', 'ghcr.io/Acme/shop'],
    ['a web address', 'https://ghcr.io/acme/shop'],
    ['a name of 64 hexadecimal digits, which is an identifier', HEX_64],
    ['a tag alone', ':latest'],
    ['a digest alone', `@${SHA256}`],
    ['a tag that is empty', 'nginx:'],
    ['a tag that begins with a dot', 'nginx:.1'],
    ['a tag that begins with a dash', 'nginx:-1'],
    ['a tag of 129 characters', `nginx:${'a'.repeat(129)}`],
    ['two tags', 'nginx:1:2'],
    ['a digest that is empty', 'nginx@'],
    ['a digest that is too short', `nginx@sha256:${HEX_64.slice(1)}`],
    ['a digest in upper case', `nginx@sha256:${HEX_64.toUpperCase()}`],
    ['a digest without an algorithm', `nginx@${HEX_64}`],
    ['a digest by an algorithm that is not registered', `nginx@md5:${HEX_64.slice(32)}`],
    ['a digest of the length of another algorithm', `nginx@sha512:${HEX_64}`],
    ['two digests', `nginx@${SHA256}@${SHA256}`],
    ['a tag after the digest', `nginx@${SHA256}:1`],
    ['a path that begins with a slash', '/nginx'],
    ['a path that ends with a slash', 'ghcr.io/'],
    ['a path with two slashes', 'ghcr.io//nginx'],
    ['a part that begins with a dash', 'acme/-shop'],
    ['a part that ends with an underscore', 'acme/shop_'],
    ['a part with two dots', 'acme/sh..op'],
    ['a part with three underscores', 'acme/sh___op'],
    ['a registry with a port that is no number', 'registry:port/nginx'],
    ['a registry that begins with a dash', '-registry.io/nginx'],
    ['a letter outside ASCII', 'café'],
    ['a variable that was not filled in', '${REGISTRY}/shop'],
  ])('%s, as in %p', (_what, image) => {
    expect(parseImageReference(image)).toBeUndefined();
  });
});

describe('the length of an image reference', () => {
  test('is 255 characters for the repository, whatever the registry', () => {
    const longest = `${'a'.repeat(127)}/${'b'.repeat(127)}`;
    expect(parseImageReference(`registry.example.com/${longest}`)?.repository).toBe(longest);
    expect(parseImageReference(`registry.example.com/${longest}b`)).toBeUndefined();
  });

  test('counts the folder that Docker Hub adds', () => {
    expect(parseImageReference('a'.repeat(247))?.repository).toBe(`library/${'a'.repeat(247)}`);
    expect(parseImageReference('a'.repeat(248))).toBeUndefined();
  });

  test('is 128 characters for the tag', () => {
    expect(parseImageReference(`nginx:${'a'.repeat(128)}`)?.tag).toBe('a'.repeat(128));
  });
});
