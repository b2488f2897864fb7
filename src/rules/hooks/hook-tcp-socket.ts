import { hooksOf } from '../../pod/handlers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * No lifecycle hook opens a TCP connection. The API server takes it for the sake of old manifests, and the kubelet cannot
 * run it: a preStop hook does nothing, and for a postStart hook that fails the container is killed, each time it starts.
 */
export const hookTcpSocket: Rule = {
  id: 'hook-tcp-socket',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'No lifecycle hook opens a TCP connection.',
  fields: ['spec.{initContainers,containers}[*].lifecycle.{postStart,preStop}.tcpSocket'],
  source: 'k8s.io/kubernetes/pkg/kubelet/lifecycle/handlers.go, Run',
  check: ({ containers }) =>
    containers
      .filter(({ kind }) => kind === 'app' || kind === 'sidecar')
      .flatMap((container) =>
        hooksOf(container)
          .filter(({ fields }) => fields['tcpSocket'] !== undefined && fields['tcpSocket'] !== null)
          .map(({ path, fields }) => ({
            container: container.name,
            path: `${container.path}.${path}.tcpSocket`,
            value: fields['tcpSocket'],
            message: `the kubelet cannot run a hook with tcpSocket: ${EFFECTS[path] ?? ''}.`,
            fix: 'write exec, httpGet or sleep instead; that a port answers is for a startup probe to say.',
          })),
      ),
};

const EFFECTS: { readonly [path: string]: string } = {
  'lifecycle.postStart': 'it fails, and the container is killed each time it starts',
  'lifecycle.preStop': 'it fails, and the container is stopped as if it had none',
};
