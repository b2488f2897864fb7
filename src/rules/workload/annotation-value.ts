import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { insidePathProblem } from '../../kubernetes/formats';
import { parsedJson, textOf } from '../../kubernetes/json';
import type { Pod } from '../../pod/pod';
import { metadataEntries } from '../metadata-entries';
import type { Rule } from '../rule';

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
const MIRROR = 'kubernetes.io/config.mirror';
const SECCOMP_OF_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/';
const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** An annotation that Kubernetes reads says what Kubernetes can read. */
export const annotationValue: Rule = {
  id: 'annotation-value',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'An annotation of the Pod that Kubernetes reads says what Kubernetes can read.',
  fields: ['metadata.annotations'],
  onlyWith: ['annotations'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidatePodSpecificAnnotations',
  check: (pod) =>
    metadataEntries(pod, 'annotations').flatMap(({ key, value, place }) => {
      const problem = problemOf(key, textOf(value) ?? '', pod);
      return problem === undefined
        ? []
        : [{ ...place(), message: `the annotation ${key} ${problem}.`, fix: 'correct the annotation, or remove it.' }];
    }),
};

function problemOf(key: string, value: string, pod: Pod): string | undefined {
  const ofKey = PROBLEMS.get(key);
  if (ofKey) return ofKey(value, pod);
  if (key.startsWith(SECCOMP)) return seccompProblem(value);
  return key.startsWith(APPARMOR) ? appArmorProblem(key.slice(APPARMOR.length), value, pod) : undefined;
}

const PROBLEMS: ReadonlyMap<string, (value: string, pod: Pod) => string | undefined> = new Map([
  [DELETION_COST, costProblem],
  [MIRROR, mirrorProblem],
  [TOLERATIONS, tolerationsProblem],
  [SECCOMP_OF_POD, seccompProblem],
]);

function costProblem(value: string): string | undefined {
  return isCost(value) ? undefined : `is ${JSON.stringify(value)}, and must be a whole number of 32 bits`;
}

function mirrorProblem(_value: string, { spec }: Pod): string | undefined {
  return textOf(spec['nodeName']) ? undefined : 'is for Pods of the kubelet, which name their node';
}

function tolerationsProblem(value: string): string | undefined {
  return value === '' || isList(value) ? undefined : 'is not a list of tolerations in JSON';
}

/** Source: k8s.io/kubernetes/pkg/apis/core/helper, GetDeletionCostFromPodAnnotations. */
function isCost(value: string): boolean {
  return /^(0|-?[1-9]\d*)$/.test(value) && Number(value) >= -(2 ** 31) && Number(value) < 2 ** 31;
}

/** What stands in the list is read by nobody any more. */
function isList(value: string): boolean {
  const list = parsedJson(value);
  return list === null || Array.isArray(list);
}

const LOCAL = 'localhost/';

function seccompProblem(value: string): string | undefined {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(value)) return undefined;
  if (!value.startsWith(LOCAL)) return `is ${JSON.stringify(value)}, which is not a seccomp profile`;
  const problem = insidePathProblem(value.slice(LOCAL.length));
  return problem === undefined ? undefined : `has a path that ${problem}`;
}

function appArmorProblem(container: string, value: string, { containers }: Pod): string | undefined {
  if (!containers.some(({ name }) => name === container))
    return `is about a container ${JSON.stringify(container)} that the Pod does not have`;
  if (['', 'runtime/default', 'unconfined'].includes(value) || value.startsWith(LOCAL)) return undefined;
  return `is ${JSON.stringify(value)}, which is not an AppArmor profile`;
}
