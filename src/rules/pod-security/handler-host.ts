import { handlerHosts } from '../../pod/handlers';
import type { ContainerCall } from '../../pod/pod';
import { podSecurityRule, type Violation } from '../pod-security-rule';

const SINCE = 34;

/** Probes and lifecycle hooks call their own Pod: the kubelet would call any other host from the network of the node. */
export const handlerHost = podSecurityRule({
  id: 'handler-host',
  standard: 'baseline',
  summary: 'No probe or lifecycle hook calls another host.',
  fields: [
    'spec.{initContainers,containers,ephemeralContainers}[*].{startupProbe,livenessProbe,readinessProbe}.{httpGet,tcpSocket}.host',
    'spec.{initContainers,containers,ephemeralContainers}[*].lifecycle.{postStart,preStop}.{httpGet,tcpSocket}.host',
  ],
  name: 'hostProbesAndhostLifecycle',
  reason: 'probe or lifecycle host',
  since: SINCE,
  violations: ({ probes, hooks, target }) =>
    target.version.minor < SINCE ? [] : [...probes, ...hooks].flatMap(hostsOf),
});

function hostsOf({ container, call }: ContainerCall): Violation[] {
  return handlerHosts(call).map(({ path, host }) => ({
    path: `${container.path}.${path}`,
    detail: `container "${container.name}" uses probe or lifecycle host "${host}"`,
    fix: 'remove host: the kubelet then calls the address of the Pod; httpGet takes a host name as the header Host.',
  }));
}
