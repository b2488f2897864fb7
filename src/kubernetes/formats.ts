import { dnsLabelProblem, dnsSubdomainProblem, qualifiedNameProblem } from './names';

/** Why a text does not have a format; undefined if it has it. */
export type FormatCheck = (text: string) => string | undefined;

const CONFIG_KEY = /^[-._a-zA-Z0-9]+$/;
const HEADER_NAME = /^[-A-Za-z0-9]+$/;
const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;
const HTTP_PATH = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;
const MAX_NAME_LENGTH = 253;

/** Why a text is not the name of an object to which more is added, so that it may end in "-". */
export function namePrefixProblem(text: string): string | undefined {
  return dnsSubdomainProblem(withoutTrailingDash(text));
}

/** Source: k8s.io/apimachinery/pkg/api/validation, maskTrailingDash. */
export function withoutTrailingDash(text: string): string {
  return text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text;
}

/** Why a text is not a key of a ConfigMap or Secret. Source: k8s.io/apimachinery/pkg/util/validation, IsConfigMapKey. */
export function configKeyProblem(text: string): string | undefined {
  if (text.length > MAX_NAME_LENGTH) return `has ${text.length} characters, and ${MAX_NAME_LENGTH} are the most`;
  if (!CONFIG_KEY.test(text)) return 'must consist of letters, digits, "-", "_" and "."';
  return text === '.' || text.startsWith('..') ? 'must not be "." or begin with ".."' : undefined;
}

/** Why a text is not the name of an HTTP header. Source: IsHTTPHeaderName. */
export function headerNameProblem(text: string): string | undefined {
  return HEADER_NAME.test(text) ? undefined : 'must consist of letters, digits and "-"';
}

/** Why a text is not the name of a sysctl. Source: k8s.io/kubernetes/pkg/apis/core/validation, IsValidSysctlName. */
export function sysctlNameProblem(text: string): string | undefined {
  if (text.length > MAX_NAME_LENGTH) return `has ${text.length} characters, and ${MAX_NAME_LENGTH} are the most`;
  return SYSCTL.test(text) ? undefined : 'is not the name of a sysctl, such as net.core.somaxconn';
}

/** Why a text is not the name of a CSI driver. Source: ValidateCSIDriverName. */
export function driverNameProblem(text: string): string | undefined {
  if (text.length > 63) return `has ${text.length} characters, and 63 are the most`;
  return dnsSubdomainProblem(text.toLowerCase());
}

/** Why a text is not a path with a domain before it. Source: IsDomainPrefixedPath. */
export function domainPathProblem(text: string): string | undefined {
  const slash = text.indexOf('/');
  const [domain, path] = [text.slice(0, Math.max(slash, 0)), text.slice(slash + 1)];
  if (domain === '' || path === '') return 'must be a domain and a path, such as example.com/queue';
  const problem = dnsSubdomainProblem(domain);
  if (problem !== undefined) return `has a domain that ${problem}`;
  return HTTP_PATH.test(path) ? undefined : 'has a path with characters that HTTP does not allow';
}

/** Why a text is not a key with a domain before it. Source: IsDomainPrefixedKey. */
export function domainKeyProblem(text: string): string | undefined {
  const problem = qualifiedNameProblem(text.toLowerCase());
  if (problem !== undefined) return problem;
  return text.includes('/') ? undefined : 'must have a domain before it, such as example.com/team';
}

/** Why a text is not the name of a signer. Source: k8s.io/kubernetes/pkg/apis/core/validation, ValidateSignerName. */
export function signerNameProblem(text: string): string | undefined {
  const [domain = '', ...rest] = text.split('/');
  const path = rest.join('/');
  if (rest.length !== 1) return 'must be a domain and a path, such as example.com/signer';
  const parts = path.split('.');
  if (dnsSubdomainProblem(domain) !== undefined || domain.split('.').some((label) => dnsLabelProblem(label)))
    return 'must begin with a domain';
  if (domain.split('.').length < 2) return 'must begin with a domain of two labels or more';
  if (parts.some((label) => dnsSubdomainProblem(label) !== undefined)) return 'must end with a path of DNS labels';
  return text.length > 571 ? 'is too long' : undefined;
}

/** Why a path is not inside a folder. Source: validateLocalDescendingPath. */
export function insidePathProblem(path: string): string | undefined {
  return path.startsWith('/') ? 'is absolute' : backstepProblem(path);
}

/** Why a path leads out of a folder that it names. Source: validatePathNoBacksteps. */
export function backstepProblem(path: string): string | undefined {
  return path.split('/').includes('..') ? 'has ".." in it' : undefined;
}

/** Why a path is not that of a file in a volume. Source: ValidateLocalNonReservedPath. */
export function filePathProblem(path: string): string | undefined {
  return insidePathProblem(path) ?? (path.startsWith('..') ? 'begins with ".."' : undefined);
}

/** Why a path is not absolute. */
export function absolutePathProblem(path: string): string | undefined {
  return path.startsWith('/') ? undefined : 'is not absolute';
}
