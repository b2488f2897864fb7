/** The parts of a reference to a container image, with Docker's defaults for registry and folder filled in. */
export interface ImageReference {
  readonly domain: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const PATH = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const DOMAIN =
  /^(\[[0-9a-fA-F:]+\]|[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*)(:[0-9]+)?$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const SHA256_DIGEST = /^sha256:[0-9a-f]{64}$/;
const IDENTIFIER = /^[a-f0-9]{64}$/;

/**
 * The parts of an image reference, or undefined where no container runtime would take it.
 *
 * Source: github.com/distribution/reference, ParseNormalizedNamed, which the kubelet uses (InvalidImageName otherwise).
 */
export function parseImageReference(image: string): ImageReference | undefined {
  const at = image.indexOf('@');
  const [name, tag] = splitTag(at < 0 ? image : image.slice(0, at));
  const [domain, repository] = splitDomain(name);
  const digest = at < 0 ? undefined : image.slice(at + 1);
  const reference = { domain, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
  return IDENTIFIER.test(image) || !isReference(reference) ? undefined : reference;
}

function isReference({ domain, repository, tag, digest }: ImageReference): boolean {
  return (
    DOMAIN.test(domain) &&
    PATH.test(repository) &&
    `${domain}/${repository}`.length <= 255 &&
    (tag === undefined || TAG.test(tag)) &&
    (digest === undefined || isDigest(digest))
  );
}

function splitTag(name: string): [string, string | undefined] {
  const colon = name.lastIndexOf(':');
  const isTag = colon >= 0 && !name.slice(colon).includes('/');
  return isTag ? [name.slice(0, colon), name.slice(colon + 1)] : [name, undefined];
}

function splitDomain(name: string): [string, string] {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const isDomain = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  if (slash < 0 || !isDomain) return ['docker.io', slash < 0 ? `library/${name}` : name];
  return [first, name.slice(slash + 1)];
}

function isDigest(digest: string): boolean {
  return digest.startsWith('sha256:') ? SHA256_DIGEST.test(digest) : DIGEST.test(digest);
}
