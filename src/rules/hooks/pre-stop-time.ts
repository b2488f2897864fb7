import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, type Fields } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import { PROBE_NAMES } from '../../pod/probe-names';
import { hooksOf } from '../../pod/handlers';
import { deletionGraceOf, gracePeriodOf, MINIMUM_GRACE_SECONDS } from '../../pod/timeline/grace-period';
import { hookLength } from '../../pod/timeline/hook-length';
import type { Seconds } from '../../pod/timeline/seconds';
import { sleepSecondsOf } from '../calls';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A preStop hook leaves its container time to end. It is taken from the grace period: that of the Pod, or that of the
 * probe that stops the container. When it is used up the hook is abandoned, and the container is killed two seconds after
 * TERM.
 */
export const preStopTime: Rule = {
  id: 'pre-stop-time',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A preStop hook leaves its container time to end.',
  fields: [
    'spec.{initContainers,containers}[*].lifecycle.preStop',
    'spec.terminationGracePeriodSeconds',
    'spec.{initContainers,containers}[*].{startupProbe,livenessProbe}.terminationGracePeriodSeconds',
  ],
  onlyWith: ['preStop'],
  symptoms: [SYMPTOMS.failedPreStop, SYMPTOMS.exitCode137],
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime, killContainer and setTerminationGracePeriod',
  check: ({ longRunning, spec }) =>
    problemsOfEach(longRunning, (container) => [...podProblems(container, spec), ...probeProblems(container)]),
};

function podProblems(container: PodContainer, spec: Fields): ContainerProblem[] {
  const message = podProblem(container, spec);
  if (message === undefined) return [];
  return [
    {
      path: 'lifecycle.preStop',
      value: fieldsOf(container.fields['lifecycle'])['preStop'],
      message,
      fix: `set terminationGracePeriodSeconds to the time of the hook and the time that "${container.name}" takes to end.`,
    },
  ];
}

function podProblem(container: PodContainer, spec: Fields): string | undefined {
  const grace = gracePeriodOf(spec);
  const length = hookLength(container, 'preStop');
  if (!length || isRefused(container, grace)) return undefined;
  if (!leavesTime(length, deletionGraceOf(spec))) {
    return `${lengthText(container, length)}, and terminationGracePeriodSeconds is ${grace}: ${effect(container)}.`;
  }
  if (length.latest !== null || grace > 1) return undefined;
  return `terminationGracePeriodSeconds is ${grace}, which gives the preStop hook of "${container.name}" no more than 1 s.`;
}

/** The API server refuses a sleep that is longer than the grace period. */
function isRefused(container: PodContainer, grace: number): boolean {
  const preStop = hooksOf(container).find(({ path }) => path === 'lifecycle.preStop');
  return preStop !== undefined && (sleepSecondsOf(preStop) ?? 0) > grace;
}

function probeProblems(container: PodContainer): ContainerProblem[] {
  const length = hookLength(container, 'preStop');
  if (!length) return [];
  return (['startupProbe', 'livenessProbe'] as const).flatMap((field) => {
    const grace = fieldsOf(container.fields[field])['terminationGracePeriodSeconds'];
    if (typeof grace !== 'number' || grace < 1 || leavesTime(length, grace)) return [];
    const stops = `the ${PROBE_NAMES[field]} stops it with terminationGracePeriodSeconds of ${grace}`;
    return [
      {
        path: `${field}.terminationGracePeriodSeconds`,
        message: `${lengthText(container, length)}, and ${stops}: ${effect(container)}.`,
        fix: 'set a grace period of the probe that is longer than the hook, or remove it to use that of the Pod.',
      },
    ];
  });
}

/** A hook of no time, or of a time that nothing tells, leaves everything. */
function leavesTime({ earliest }: Seconds, grace: number): boolean {
  return earliest === 0 || grace - Math.floor(earliest) >= MINIMUM_GRACE_SECONDS;
}

function lengthText({ name }: PodContainer, { earliest, latest }: Seconds): string {
  return `the preStop hook of "${name}" takes ${latest === null ? 'at least ' : ''}${earliest} s`;
}

function effect({ name }: PodContainer): string {
  return `"${name}" is killed if it is still running ${MINIMUM_GRACE_SECONDS} s after TERM`;
}
