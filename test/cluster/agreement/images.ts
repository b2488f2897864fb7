import type { Json } from '../json';
import { disturb } from './disturb';
import type { Random } from './random';

const NAMES = [
  'nginx', 'library/nginx', 'acme/shop/web', 'docker.io/nginx', 'docker.io/library/nginx', 'index.docker.io/nginx',
  'ghcr.io/acme/web', 'localhost/web', 'localhost:5000/web', 'registry.example.com:443/acme/web', '10.0.0.1:5000/web',
  '[::1]:5000/web', 'REGISTRY.example.com/web', 'my_app', 'my__app', 'my.app', 'my--app', 'a/b/c/d/e',
]; // prettier-ignore
const TAGS = [
  ':latest',
  ':1.27',
  ':v1',
  ':LATEST',
  ':Latest',
  ':latest-alpine',
  ':_',
  ':0',
  ':stable',
  `:${'1'.repeat(128)}`,
];
const DIGESTS = [`@sha256:${'0123456789abcdef'.repeat(4)}`, `@sha512:${'a'.repeat(128)}`, `@sha384:${'b'.repeat(96)}`];

/** No image reference for a container runtime, nor for the API server when it looks for a tag. */
const ODD_NAMES = [
  'Nginx', 'ghcr.io/Acme/web', 'ACME/web', 'web/', '/web', 'web//app', 'http://ghcr.io/web', 'my___app', '-web', 'web-',
  'web.', 'a'.repeat(64), '0123456789abcdef'.repeat(4), `acme/${'long/'.repeat(60)}web`, 'wéb', 'my web', 'example.com', 'example.com:80',
  'LOCALHOST/web', 'Localhost/web', 'web:', 'example.com:port/web', '[::1/web', 'ex_ample.com/web', '-a.com/web', 'a..b/web',
]; // prettier-ignore
const ODD_TAGS = [':', ':-1', ':.1', ':a b', ':latest ', `:${'1'.repeat(129)}`, ':latest:latest', ':tag/x', ':latest@'];
const ODD_DIGESTS = ['@', '@sha256:abc', `@sha256:${'A'.repeat(64)}`, `@md5:${'a'.repeat(32)}`, `@sha256:${'g'.repeat(64)}`,
  `@SHA256:${'a'.repeat(64)}`, `@sha256:${'a'.repeat(63)}`, `@sha256:${'a'.repeat(65)}`, `@sha256+b64:${'a'.repeat(64)}`]; // prettier-ignore

const CHARACTERS = 'aZ09._-/:@[]%+ é';

/** An image reference that can be pulled. */
export function image(random: Random): string {
  const tag = random.chance(0.6) ? random.pick(TAGS) : '';
  return random.pick(NAMES) + tag + (random.chance(0.25) ? random.pick(DIGESTS) : '');
}

/** A text that is no image reference, or only looks odd. */
export function oddImage(random: Random): Json {
  const tag = random.chance(0.6) ? random.pick([...TAGS, ...ODD_TAGS]) : '';
  const digest = random.chance(0.35) ? random.pick([...DIGESTS, ...ODD_DIGESTS]) : '';
  const name = random.pick(random.chance(0.5) ? NAMES : ODD_NAMES);
  return random.weighted<Json>([
    [55, name + tag + digest],
    [30, disturb(random, name + tag + digest, CHARACTERS)],
    [4, digest + tag],
    [4, ` ${name}${tag}`],
    [3, `${name}${tag} `],
    [2, ''],
    [2, null],
  ]);
}
