import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem } from '../../findings/problem';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { quotedFirst } from '../../kubernetes/words';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * No container counts on its preStop hook in a Pod that one exit starts again as a whole. The action RestartAllContainers
 * kills every container with no grace: no hook runs, sidecars are not stopped last, and KILL comes two seconds after TERM.
 */
export const restartAllHook: Rule = {
  id: 'restart-all-hook',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A Pod whose containers are all restarted at once has no preStop hook that counts.',
  fields: [
    'spec.{initContainers,containers}[*].restartPolicyRules[*].action',
    'spec.{initContainers,containers}[*].lifecycle.preStop',
  ],
  onlyWith: ['restartPolicyRules'],
  symptoms: [SYMPTOMS.killing],
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime, SyncPod and killContainer',
  check: (pod) => {
    const hooks = pod.hooks.filter(({ call }) => call.path === 'lifecycle.preStop');
    const [action] = hooks.length === 0 ? [] : actionsIn(pod);
    if (action === undefined) return [];
    const names = [...new Set(hooks.map(({ container }) => container.name))];
    return [problemOf(action, names)];
  },
};

/** The paths of the rules that restart everything. */
function actionsIn({ declared }: Pod): string[] {
  return declared.flatMap(({ path, fields }) =>
    listOf(fields['restartPolicyRules']).flatMap((rule, index) =>
      fieldsOf(rule)['action'] === 'RestartAllContainers' ? [`${path}.restartPolicyRules[${index}].action`] : [],
    ),
  );
}

function problemOf(path: string, names: readonly string[]): AttributedProblem {
  return {
    path,
    message: `the action RestartAllContainers kills all containers without a grace period: the preStop hook of ${quotedFirst(names, 3)} does not run.`,
    fix: 'let the programs end well at TERM within 2 s, or restart the one container with the action Restart.',
  };
}
