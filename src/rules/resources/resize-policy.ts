import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { findRepeated } from '../../findings/repeated';
import { fieldsOf, isAbsent, listOf, textOf, type Fields } from '../../kubernetes/json';
import { KubernetesVersion } from '../../kubernetes/version';
import type { PodContainer } from '../../pod/containers';
import { RESIZABLE } from '../../pod/resources/resize';
import type { StoredPod } from '../../pod/stored-pod';
import { repeatedAt } from '../places';
import type { Rule } from '../rule';

/**
 * What a resize does to a container can be done: each resource that can be resized has one policy at most, and none
 * restarts a container that does not restart.
 */
export const resizePolicy: Rule = {
  id: 'resize-policy',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueNotSupported',
  summary: 'The resize policies of a container can be followed.',
  fields: ['spec.{initContainers,containers}[*].resizePolicy'],
  onlyWith: ['resizePolicy'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateResizePolicy and validateInitContainers',
  check: (pod) => {
    // No default adds a policy, and few Pods need what it takes to work out what the API server stores.
    const stored = pod.containers.some(({ fields }) => !isAbsent(fields['resizePolicy'])) ? pod.stored : undefined;
    return stored ? stored.containers.flatMap((container) => problemsOf(container, stored)) : [];
  },
};

/** A policy for one resource of a container. */
interface Policy {
  readonly path: string;
  readonly resource: string;
  readonly restarts: string;
}

function problemsOf(container: PodContainer, pod: StoredPod): Problem[] {
  const at = `${container.path}.resizePolicy`;
  const policies = listOf(container.fields['resizePolicy']).map((item, index) => policyOf(`${at}[${index}]`, item));
  if (policies.length === 0) return [];
  if (container.list === 'initContainers' && !pod.target.version.isAtLeast(KubernetesVersion.V1_32)) {
    return [
      {
        path: at,
        message: `an init container has a resize policy, which Kubernetes ${pod.target.version.toString()} refuses.`,
        fix: 'remove resizePolicy from the init container.',
      },
    ];
  }
  return [...repeated(policies), ...policies.flatMap((policy) => problemsOfPolicy(policy, container, pod))];
}

function policyOf(path: string, item: unknown): Policy {
  const { resourceName, restartPolicy }: Fields = fieldsOf(item);
  return { path, resource: textOf(resourceName) ?? '', restarts: textOf(restartPolicy) ?? '' };
}

function repeated(policies: readonly Policy[]): Problem[] {
  return findRepeated(policies, ({ resource }) => resource).map(({ key, items }) => ({
    ...repeatedAt(items.map(({ path }) => `${path}.resourceName`)),
    reason: 'FieldValueDuplicate',
    serverField: items.at(-1)?.path ?? '',
    message: `${items.length} resize policies are for "${key}".`,
    fix: 'remove all but one.',
  }));
}

function problemsOfPolicy(policy: Policy, container: PodContainer, pod: StoredPod): Problem[] {
  return [...wrongResource(policy), ...wrongRestarts(policy, container, pod)];
}

function wrongResource({ path, resource }: Policy): Problem[] {
  if (RESIZABLE.some((name) => name === resource)) return [];
  return [
    {
      path: `${path}.resourceName`,
      ...(resource === '' && { reason: 'FieldValueRequired' }),
      message: `a resize policy is for "${resource}", and only cpu and memory can be resized.`,
      fix: 'name cpu or memory, or remove the policy.',
    },
  ];
}

function wrongRestarts({ path, restarts }: Policy, container: PodContainer, { spec, target }: StoredPod): Problem[] {
  const problem =
    wrongValue(restarts) ??
    (neverRestarts(spec, target.version) && restarts === RESTARTS ? NEVER : undefined) ??
    (isStep(container, target.version) && restarts === RESTARTS ? STEP : undefined);
  if (problem === undefined) return [];
  const at = `${path}.restartPolicy`;
  return [{ path: at, ...(problem === STEP && { serverField: at }), ...problem }];
}

const [KEEPS, RESTARTS] = ['NotRequired', 'RestartContainer'] as const;

function wrongValue(restarts: string): Omit<Problem, 'path'> | undefined {
  if (restarts === KEEPS || restarts === RESTARTS) return undefined;
  return {
    ...(restarts === '' && { reason: 'FieldValueRequired' }),
    message: `restartPolicy is "${restarts}", and that of a resize policy must be "${KEEPS}" or "${RESTARTS}".`,
    fix: `set it to "${KEEPS}" or "${RESTARTS}".`,
  };
}

function neverRestarts(spec: Fields, version: KubernetesVersion): boolean {
  return spec['restartPolicy'] === 'Never' && version.isAtLeast(KubernetesVersion.V1_29);
}

function isStep({ kind }: PodContainer, version: KubernetesVersion): boolean {
  return kind === 'init' && version.isAtLeast(KubernetesVersion.V1_36);
}

const NEVER: Omit<Problem, 'path'> = {
  reason: 'FieldValueInvalid',
  message: 'a resize would restart the container, and the restartPolicy of the Pod is "Never".',
  fix: 'set it to "NotRequired", or give the Pod another restartPolicy.',
};

const STEP: Omit<Problem, 'path'> = {
  reason: 'FieldValueInvalid',
  message: 'a resize would restart the init container, which ends before the app starts.',
  fix: 'set it to "NotRequired", or remove the policy.',
};
