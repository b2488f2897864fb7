const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Why a text is not a DNS label (RFC 1123), as names of containers and volumes must be; undefined if it is one.
 *
 * Source: k8s.io/apimachinery/pkg/util/validation, IsDNS1123Label.
 */
export function dnsLabelProblem(name: string): string | undefined {
  if (name.length > 63) return `has ${name.length} characters, and a DNS label has at most 63`;
  if (LABEL.test(name)) return undefined;
  return 'is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends';
}

/**
 * Why a text is not a DNS subdomain (RFC 1123), as names of Pods and most workloads must be; undefined if it is one.
 *
 * Source: k8s.io/apimachinery/pkg/util/validation, IsDNS1123Subdomain. Only the whole has a limit, not each label.
 */
export function dnsSubdomainProblem(name: string): string | undefined {
  if (name.length > 253) return `has ${name.length} characters, and a DNS subdomain has at most 253`;
  if (SUBDOMAIN.test(name)) return undefined;
  return 'is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by "."';
}

/**
 * Why a text is not a DNS label of RFC 1035, as names of Services must be before Kubernetes 1.36; undefined if it is one.
 *
 * Source: k8s.io/apimachinery/pkg/util/validation, IsDNS1035Label.
 */
export function serviceNameProblem(name: string): string | undefined {
  return /^\d/.test(name) ? 'begins with a digit' : dnsLabelProblem(name);
}

/**
 * Why a text is not a name for a port; undefined if it is one.
 *
 * Source: k8s.io/apimachinery/pkg/util/validation, IsValidPortName.
 */
export function portNameProblem(name: string): string | undefined {
  if (name.length > 15) return `has ${name.length} characters, and a port name has at most 15`;
  const isValid = LABEL.test(name) && /[a-z]/.test(name) && !name.includes('--');
  if (isValid) return undefined;
  return 'is not a port name: lower-case letters, digits and single "-" inside, with at least one letter';
}

const NAME_PART = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/**
 * Why a text is not a qualified name, as keys of labels must be; undefined if it is one.
 *
 * Source: k8s.io/apimachinery/pkg/util/validation, IsQualifiedName.
 */
export function qualifiedNameProblem(name: string): string | undefined {
  const parts = name.split('/');
  const [last = '', prefix] = [parts.at(-1), parts.length > 1 ? parts[0] : undefined];
  if (parts.length > 2) return 'has more than one "/"';
  const wrongPrefix = prefix === undefined ? undefined : dnsSubdomainProblem(prefix);
  if (wrongPrefix !== undefined) return `has a prefix that ${wrongPrefix}`;
  if (last.length > 63) return `has ${last.length} characters in its name, and 63 are the most`;
  if (NAME_PART.test(last)) return undefined;
  return 'is not a qualified name: letters, digits, "-", "_" and ".", with a letter or digit at both ends';
}

/**
 * Why a text is not a value for a label; undefined if it is one.
 *
 * Source: k8s.io/apimachinery/pkg/util/validation, IsValidLabelValue.
 */
export function labelValueProblem(value: string): string | undefined {
  if (value.length > 63) return `has ${value.length} characters, and 63 are the most`;
  if (value === '' || NAME_PART.test(value)) return undefined;
  return 'must consist of letters, digits, "-", "_" and ".", with a letter or digit at both ends';
}
