import { isFields } from '../../kubernetes/json';
import { commandOf, hooksOf, type Handler } from '../../pod/handlers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * The preStop hook of a helper that is a native sidecar only waits. The kubelet runs every preStop hook at once when the
 * Pod is to end, and stops native sidecars after the app: a hook that stops or drains one takes it away while the app
 * still needs it. Sidecars that the workload brought itself are left to it.
 */
export const sidecarPreStop: Rule = {
  id: 'sidecar-pre-stop',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'The preStop hook of a native sidecar does nothing but wait.',
  fields: ['spec.initContainers[*].lifecycle.preStop'],
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime, killContainer',
  check: ({ containers, provenance }) =>
    containers
      .filter(({ kind, name }) => kind === 'sidecar' && provenance.isAdded({ type: 'container', name }))
      .flatMap((container) =>
        hooksOf(container)
          .filter((hook) => hook.path === 'lifecycle.preStop' && !onlyWaits(hook))
          .map((hook) => ({
            container: container.name,
            path: `${container.path}.${hook.path}`,
            value: hook.fields,
            message: `the preStop hook of "${container.name}" runs when the Pod begins to stop, while the app still needs this native sidecar.`,
            fix: 'leave the hook out: Kubernetes stops native sidecars after the app, with SIGTERM.',
          })),
      ),
};

function onlyWaits(hook: Handler): boolean {
  if (isFields(hook.fields['sleep'])) return true;
  const command = commandOf(hook).join(' ');
  return /^((\S*\/)?(ba|da|a)?sh -[a-z]*c )?(exec )?(\S*\/)?sleep \d+(\.\d+)?[smhd]?;?$/.test(command);
}
