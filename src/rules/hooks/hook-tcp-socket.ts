import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isAbsent } from '../../kubernetes/json';
import { problemsOfCalls } from '../calls';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

const EFFECTS: { readonly [path: string]: string } = {
  'lifecycle.postStart': 'the postStart hook fails, and the container is killed each time it starts',
  'lifecycle.preStop': 'the preStop hook fails, and the container is stopped as if it had none',
};

/**
 * No lifecycle hook opens a TCP connection. The API server takes it for the sake of old manifests, and the kubelet cannot
 * run it: a preStop hook does nothing, and for a postStart hook that fails the container is killed, each time it starts.
 */
export const hookTcpSocket: Rule = {
  id: 'hook-tcp-socket',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'No lifecycle hook opens a TCP connection.',
  fields: ['spec.{initContainers,containers}[*].lifecycle.{postStart,preStop}.tcpSocket'],
  onlyWith: ['lifecycle'],
  symptoms: [SYMPTOMS.failedPostStart, SYMPTOMS.failedPreStop, SYMPTOMS.crashLoop],
  source: 'k8s.io/kubernetes/pkg/kubelet/lifecycle/handlers.go, Run',
  check: ({ hooks }) =>
    problemsOfCalls(hooks, ({ path, fields: { tcpSocket } }) => {
      if (isAbsent(tcpSocket)) return [];
      return [
        {
          path: 'tcpSocket',
          value: tcpSocket,
          message: `the kubelet cannot run a hook with tcpSocket: ${EFFECTS[path] ?? ''}.`,
          fix: 'set exec, httpGet or sleep instead; use a startupProbe to wait until a port answers.',
        },
      ];
    }),
};
