import { fieldsOf, isFields, listOf, type Fields } from '../kubernetes/json';

/** The operating systems on which Pods run. */
export type OperatingSystem = 'linux' | 'windows';

/** The labels by which a node tells its operating system; the second one is the old name of the first. */
const LABELS = ['kubernetes.io/os', 'beta.kubernetes.io/os'];

/**
 * The operating system of the nodes that a Pod can run on: Windows if the Pod says so itself or goes to no other nodes,
 * and Linux for all others.
 *
 * @see https://kubernetes.io/docs/concepts/windows/user-guide/#ensuring-os-specific-workloads-land-on-the-appropriate-container-host
 */
export function operatingSystemOf(spec: Fields): OperatingSystem {
  return windowsFieldOf(spec) === undefined ? 'linux' : 'windows';
}

/** The field by which a Pod goes to nodes with Windows only, such as `os.name`; undefined if there is none. */
export function windowsFieldOf(spec: Fields): string | undefined {
  const named = fieldsOf(spec['os'])['name'];
  if (named === 'windows') return 'os.name';
  if (named === 'linux') return undefined;
  const selector = fieldsOf(spec['nodeSelector']);
  const label = LABELS.find((name) => selector[name] === 'windows');
  if (label !== undefined) return `nodeSelector[${label}]`;
  return requiresWindows(spec) ? 'affinity.nodeAffinity' : undefined;
}

/** Whether each alternative of the required node affinity asks for Windows. */
function requiresWindows(spec: Fields): boolean {
  const affinity = fieldsOf(fieldsOf(spec['affinity'])['nodeAffinity']);
  const required = fieldsOf(affinity['requiredDuringSchedulingIgnoredDuringExecution']);
  const terms = listOf(required['nodeSelectorTerms']).map(fieldsOf);
  return terms.length > 0 && terms.every((term) => listOf(term['matchExpressions']).some(isWindows));
}

function isWindows(expression: unknown): boolean {
  if (!isFields(expression)) return false;
  const { key, operator, values } = expression;
  return LABELS.some((label) => label === key) && operator === 'In' && listOf(values).every((os) => os === 'windows');
}
