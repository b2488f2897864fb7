import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isFields, textOf } from '../../kubernetes/json';
import { commandOf, type Handler } from '../../pod/handlers';
import { problemsOfCalls } from '../calls';
import type { Rule } from '../rule';

/**
 * The preStop hook of a native sidecar does not stop or drain it. The kubelet runs every preStop hook at once when the
 * Pod is to end, and stops native sidecars after the app: such a hook takes the sidecar away while the app still needs
 * it. A hook that waits in a loop for the app to end first does no harm.
 */
export const sidecarPreStop: Rule = {
  id: 'sidecar-pre-stop',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'The preStop hook of a native sidecar does not stop it before the app.',
  fields: ['spec.initContainers[*].lifecycle.preStop'],
  onlyWith: ['preStop'],
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime, killContainer',
  check: ({ hooks }) =>
    problemsOfCalls(hooks, (hook, { kind, name }) => {
      if (kind !== 'sidecar' || hook.path !== 'lifecycle.preStop' || !stops(hook)) return [];
      return [
        {
          value: hook.fields,
          message: `the preStop hook of "${name}" stops or drains it when the Pod begins to stop, while the app still needs this native sidecar.`,
          fix: 'remove the hook: Kubernetes stops native sidecars after the app, with SIGTERM.',
        },
      ];
    }),
};

/** Words of commands and paths that stop or drain a server. */
const STOP = /(?<![a-z])(drain|kill|killall|pkill|(quit)+|shutdown|stop|terminate)(?![a-z])/i;
const LOOP = /\b(while|until)\b/;

function stops(hook: Handler): boolean {
  const { httpGet } = hook.fields;
  if (isFields(httpGet)) return STOP.test(textOf(httpGet['path']) ?? '');
  const command = commandOf(hook).join(' ');
  return STOP.test(command) && !LOOP.test(command);
}
