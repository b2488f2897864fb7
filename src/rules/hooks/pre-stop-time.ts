import { fieldsOf, isFields } from '../../kubernetes/json';
import { deletionGraceOf, gracePeriodOf, MINIMUM_GRACE_SECONDS } from '../../pod/timeline/grace-period';
import { hookLength } from '../../pod/timeline/hook-length';
import { probeName } from '../../pod/probe-names';
import type { PodContainer } from '../../pod/containers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem as Problem } from '../../findings/problem';
import type { Rule } from '../rule';

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
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime, killContainer and setTerminationGracePeriod',
  check: ({ containers, spec }) =>
    containers
      .filter(({ kind }) => kind === 'app' || kind === 'sidecar')
      .flatMap((container) => [...podProblems(container, spec), ...probeProblems(container)]),
};

function podProblems(container: PodContainer, spec: Parameters<typeof gracePeriodOf>[0]): Problem[] {
  const grace = gracePeriodOf(spec);
  const length = hookLength(container, 'preStop')?.latest;
  if (length === undefined || isRefusedSleep(container, grace)) return [];
  const place = hookPlace(container);
  if (length === null) {
    if (grace > 1) return [];
    const message = `the grace period is ${grace} s, and "${container.name}" has a preStop hook, which is given no more than 1 s.`;
    return [{ ...place, message, fix: longerFix(container) }];
  }
  if (leavesTime(length, deletionGraceOf(spec))) return [];
  return [
    {
      ...place,
      message: `${lengthText(container, length)}, and the grace period is ${grace} s: ${effect(container)}.`,
      fix: longerFix(container),
    },
  ];
}

/** The API server says that itself. */
function isRefusedSleep(container: PodContainer, grace: number): boolean {
  const preStop = fieldsOf(fieldsOf(container.fields['lifecycle'])['preStop']);
  const { seconds } = fieldsOf(preStop['sleep']);
  return typeof seconds === 'number' && seconds > grace;
}

function probeProblems(container: PodContainer): Problem[] {
  const length = hookLength(container, 'preStop')?.latest;
  if (typeof length !== 'number') return [];
  return (['startupProbe', 'livenessProbe'] as const).flatMap((field) => {
    const probe = container.fields[field];
    const grace = isFields(probe) ? probe['terminationGracePeriodSeconds'] : undefined;
    if (typeof grace !== 'number' || grace < 1 || leavesTime(length, grace)) return [];
    const stops = `the ${probeName(container, field)} stops it with a grace period of ${grace} s`;
    return [
      {
        container: container.name,
        path: `${container.path}.${field}.terminationGracePeriodSeconds`,
        value: grace,
        message: `${lengthText(container, length)}, and ${stops}: ${effect(container)}.`,
        fix: 'make the grace period of the probe longer than the hook, or leave it out for that of the Pod.',
      },
    ];
  });
}

/** A hook of no time leaves everything. */
function leavesTime(length: number, grace: number): boolean {
  return length === 0 || grace - Math.floor(length) >= MINIMUM_GRACE_SECONDS;
}

function hookPlace({ name, path, fields }: PodContainer): Pick<Problem, 'container' | 'path' | 'value'> {
  return {
    container: name,
    path: `${path}.lifecycle.preStop`,
    value: fieldsOf(fields['lifecycle'])['preStop'],
  };
}

function lengthText({ name }: PodContainer, length: number): string {
  return `the preStop hook of "${name}" takes ${length} s`;
}

function effect({ name }: PodContainer): string {
  return `"${name}" is killed if it is still there ${MINIMUM_GRACE_SECONDS} s after TERM`;
}

function longerFix({ name }: PodContainer): string {
  return `make the grace period longer than the hook by what "${name}" takes to end, as GracefulShutdown computes it.`;
}
