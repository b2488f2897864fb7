import { dnsSubdomainProblem } from '../../kubernetes/names';
import { ONE, parseQuantity, type Quantity } from '../../kubernetes/quantity';
import { isHugePages } from './pod-level-resources';

const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];
const MAX_NAME_LENGTH = 63;
const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/**
 * Whether a resource is one of Kubernetes' own, rather than one that a device plugin or the like offers.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/helper, IsNativeResource
 */
export function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/**
 * Whether a container may ask for less of a resource than it may use.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/helper, IsOvercommitAllowed
 */
export function isOvercommitAllowed(name: string): boolean {
  return isNativeResource(name) && !isHugePages(name);
}

/** Whether a resource is counted in bytes. */
export function isCountedInBytes(name: string): boolean {
  return name === 'memory' || name === 'ephemeral-storage' || isHugePages(name);
}

/** The size of a page of a resource such as `hugepages-2Mi`, or undefined if it names none. */
export function hugePageSize(name: string): Quantity | undefined {
  const size = parseQuantity(name.replace(/^hugepages-/, ''));
  return size && size.nano > 0n && size.nano % ONE === 0n ? size : undefined;
}

/**
 * Why a container cannot ask for a resource of this name; undefined if it can.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, validateContainerResourceName
 */
export function resourceNameProblem(name: string): string | undefined {
  const [domain, ...rest] = name.split('/');
  if (rest.length === 0) return ownNameProblem(name);
  const problem = qualifiedNameProblem(domain ?? '', rest.join('/'));
  if (problem !== undefined || isNativeResource(name)) return problem;
  return extendedNameProblem(name);
}

function ownNameProblem(name: string): string | undefined {
  if (STANDARD.includes(name)) return undefined;
  if (isHugePages(name) && nameProblem(name) === undefined) return undefined;
  return `is not a resource that containers have: those of Kubernetes are ${STANDARD.join(', ')} and hugepages-<size>, and all others have a domain, as in nvidia.com/gpu`;
}

function qualifiedNameProblem(domain: string, name: string): string | undefined {
  const problem = dnsSubdomainProblem(domain);
  return problem === undefined ? nameProblem(name) : `has the domain ${JSON.stringify(domain)}, which ${problem}`;
}

function nameProblem(name: string): string | undefined {
  if (name.length > MAX_NAME_LENGTH)
    return `has a name of ${name.length} characters, and it has at most ${MAX_NAME_LENGTH}`;
  return NAME.test(name)
    ? undefined
    : 'is not a resource name: letters, digits, "-", "_" and ".", with a letter or digit at both ends';
}

/** Quotas name a resource with `requests.` before it, so that the name must have room for that. */
function extendedNameProblem(name: string): string | undefined {
  if (name.startsWith('requests.')) return 'begins with "requests.", which only quotas have';
  const problem = dnsSubdomainProblem(`requests.${name.split('/')[0] ?? ''}`);
  return problem === undefined ? undefined : 'has a domain of more than 244 characters';
}
