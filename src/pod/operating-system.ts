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
  const named = fieldsOf(spec['os'])['name'];
  if (named === 'windows' || named === 'linux') return named;
  const selector = fieldsOf(spec['nodeSelector']);
  return LABELS.some((label) => selector[label] === 'windows') || requiresWindows(spec) ? 'windows' : 'linux';
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
