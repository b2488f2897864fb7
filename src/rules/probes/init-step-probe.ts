import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { isAbsent } from '../../kubernetes/json';
import { isFeatureOn, featureOf } from '../../kubernetes/fields/features';
import { isInside, valueAt } from '../../kubernetes/value-at';
import type { PodContainer } from '../../pod/containers';
import type { Pod } from '../../pod/pod';
import { isUnknownField, lackingFieldsOf } from '../lacking-features';
import { nativeSidecarCure } from '../native-sidecar';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

const SIDECARS = featureOf('SidecarContainers');

const FIELDS = ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle'];

/**
 * An init container that is not a native sidecar has no probes and no hooks: it has succeeded when it exits with 0. On a
 * target without native sidecars none of them is one.
 */
export const initStepProbe: Rule = {
  id: 'init-step-probe',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary: 'An init container that runs to completion has no probes and no lifecycle hooks.',
  fields: ['spec.initContainers[*].{startupProbe,readinessProbe,livenessProbe,lifecycle}'],
  onlyWith: ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  check: (pod) =>
    problemsOfEach(stepsWithFields(pod), (container) =>
      FIELDS.filter((field) => !isAbsent(container.fields[field]) && isKept(pod, `${container.path}.${field}`)).map(
        (field) => ({
          path: field,
          value: container.fields[field],
          ...(isStep(container) ? stepText(container, field) : droppedSidecarText(container, field, pod)),
        }),
      ),
    ),
};

/** What runs to completion on the target, and has one of the fields. */
function stepsWithFields(pod: Pod): readonly PodContainer[] {
  const suspects = pod.containers.filter(
    ({ list, fields }) => list === 'initContainers' && FIELDS.some((field) => !isAbsent(fields[field])),
  );
  if (suspects.every(isStep) || isFeatureOn(SIDECARS, pod.target)) return suspects.filter(isStep);
  const steps = new Set((pod.stored ?? pod).containers.filter(isStep).map(({ path }) => path));
  return suspects.filter(({ path }) => steps.has(path));
}

/**
 * Whether the target keeps a field: it drops hooks in which it drops everything. Of what it does not know it drops the
 * fields, and keeps the empty object.
 */
function isKept(pod: Pod, path: string): boolean {
  if (pod.stored === undefined || valueAt(pod.stored.spec, path) !== undefined) return true;
  return lackingFieldsOf(pod).some((field) => isInside(field.path, path) && isUnknownField(field, pod));
}

type Text = Pick<Problem, 'message' | 'fix' | 'data'>;

function isStep({ kind }: PodContainer): boolean {
  return kind === 'init';
}

function stepText({ name }: PodContainer, field: string): Text {
  return {
    message: `"${name}" is an init container that runs to completion, and must not set ${field}.`,
    fix: 'remove the field, or set `restartPolicy: Always` if the container is to keep running as a native sidecar.',
  };
}

/** What is said of a native sidecar that the target makes an init container that runs to completion. */
function droppedSidecarText({ name, path }: PodContainer, field: string, { target }: Pod): Text {
  const { version } = target;
  return {
    message: `"${name}" is an init container that runs to completion once Kubernetes ${version.toString()} has dropped its restartPolicy, and then must not set ${field}.`,
    fix: `remove the field, or ${nativeSidecarCure(target)}.`,
    data: { droppedField: `${path}.restartPolicy` },
  };
}
