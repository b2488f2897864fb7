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
const DIGEST = /^(sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const IDENTIFIER = /^[a-f0-9]{64}$/;
const MAX_REPOSITORY_LENGTH = 255;
const DOCKER_HUB = ['docker.io', 'index.docker.io'];

/**
 * The parts of an image reference, or undefined if no container runtime would take it.
 *
 * Source: github.com/distribution/reference, ParseNormalizedNamed, which the kubelet uses (InvalidImageName otherwise).
 */
export function parseImageReference(image: string): ImageReference | undefined {
  if (KNOWN.has(image)) return KNOWN.get(image);
  const reference = readReference(image);
  if (KNOWN.size === MAX_KNOWN) KNOWN.clear();
  KNOWN.set(image, reference);
  return reference;
}

/** Many rules ask for the same image, and an app has few. */
const KNOWN = new Map<string, ImageReference | undefined>();
const MAX_KNOWN = 1000;

function readReference(image: string): ImageReference | undefined {
  const at = image.indexOf('@');
  const [name, tag] = splitTag(at < 0 ? image : image.slice(0, at));
  const [domain, repository] = splitDomain(name);
  const digest = at < 0 ? undefined : image.slice(at + 1);
  const reference = { domain, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
  return IDENTIFIER.test(image) || !isReference(reference) ? undefined : reference;
}

function isReference({ domain, repository, tag, digest }: ImageReference): boolean {
  // What is not a domain is read as a folder more: a name with an underscore passes, one with a port does not.
  const path = DOMAIN.test(domain) ? repository : `${domain}/${repository}`;
  return (
    PATH.test(path) &&
    path.length <= MAX_REPOSITORY_LENGTH &&
    (tag === undefined || TAG.test(tag)) &&
    (digest === undefined || DIGEST.test(digest))
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
  if (!isDomain(first)) return onDockerHub(name);
  const rest = name.slice(slash + 1);
  return DOCKER_HUB.includes(first) ? onDockerHub(rest) : [first, rest];
}

function isDomain(first: string): boolean {
  return /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
}

function onDockerHub(repository: string): [string, string] {
  return ['docker.io', repository.includes('/') ? repository : `library/${repository}`];
}
