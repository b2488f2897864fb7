import { isFields } from '../../kubernetes/json';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem as Problem } from '../../findings/problem';
import type { PodContainer } from '../../pod/containers';
import type { Rule } from '../rule';

/**
 * A helper that is to start before the app really holds it back: it is a native sidecar with a startup probe or a
 * postStart hook. Without one, the next container starts as soon as the sidecar's process runs.
 */
export const startGate: Rule = {
  id: 'start-gate',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.CODE,
  summary: 'A helper that starts before the app is a native sidecar with a startup probe or a postStart hook.',
  fields: ['spec.initContainers[*].{startupProbe,lifecycle.postStart}'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle',
  check: ({ containers, provenance }) =>
    containers.flatMap((container) =>
      provenance.helper(container.name)?.startsBeforeApp === true ? missingGate(container) : [],
    ),
};

function missingGate(container: PodContainer): Problem[] {
  const { name, path, kind, fields } = container;
  if (kind !== 'sidecar') {
    return [
      {
        container: name,
        path,
        message: `the code says that "${name}" starts before the app, and as an ordinary container it starts beside it.`,
        fix: 'make it a native sidecar, `placement: Placement.NATIVE_SIDECAR`, or drop `startsBeforeApp`.',
      },
    ];
  }
  if (isFields(fields['startupProbe']) || hasPostStart(fields['lifecycle'])) return [];
  return [
    {
      container: name,
      path: `${path}.startupProbe`,
      message: `the code says that "${name}" starts before the app, and nothing holds the app back until it serves.`,
      fix: 'give it a `startup` probe or a `postStart` hook, or drop `startsBeforeApp`.',
    },
  ];
}

function hasPostStart(lifecycle: unknown): boolean {
  return isFields(lifecycle) && isFields(lifecycle['postStart']);
}
