import { POD_SPEC_DEFAULTS } from '../../kubernetes/fields/defaults';
import { fieldsOf, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';
import { containersOf, type PodContainer } from '../containers';
import { exitGroups, matchesExitCode, namedExitCodes } from './exit-codes';

/**
 * What the kubelet does when a container has ended: start it again, leave it, or start all containers of the Pod again
 * from the first init container.
 */
export type RestartDecision = 'restart' | 'leave' | 'restartAll';

/**
 * What becomes of a container that ended with an exit code. A native sidecar always starts again. For others the first of
 * the container's rules that matches the code decides, then the container's own policy, then the Pod's.
 *
 * Source: pkg/api/v1/pod/util.go, ContainerShouldRestart and FindMatchingContainerRestartRule
 */
export function restartDecision(spec: Fields, container: PodContainer, exitCode: number): RestartDecision {
  if (container.kind === 'ephemeral') return 'leave';
  const action = textOf(container.fields['restartPolicy']) && matchingAction(container, exitCode);
  if (action) return action;
  return restartsUnder(policyOf(spec, container), exitCode) ? 'restart' : 'leave';
}

/** The policy that holds for a container if none of its rules matches: its own, or else the Pod's. */
export function policyOf(spec: Fields, container: PodContainer): string {
  return textOf(container.fields['restartPolicy']) || textOf(spec['restartPolicy']) || POD_SPEC_DEFAULTS.restartPolicy;
}

function restartsUnder(policy: string, exitCode: number): boolean {
  if (policy === 'Never') return false;
  return policy !== 'OnFailure' || exitCode !== 0;
}

const ACTIONS: ReadonlyMap<unknown, RestartDecision> = new Map([
  ['Restart', 'restart'],
  ['RestartAllContainers', 'restartAll'],
]);

function matchingAction(container: PodContainer, exitCode: number): RestartDecision | undefined {
  const rule = listOf(container.fields['restartPolicyRules'])
    .filter(isFields)
    .find(({ exitCodes }) => matchesExitCode(exitCodes, exitCode));
  return ACTIONS.get(fieldsOf(rule)['action']);
}

/** Whether a container starts again whatever code it ends with. */
export function startsAgainAlways(spec: Fields, container: PodContainer): boolean {
  return decisionsOf(spec, container).every((decision) => decision !== 'leave');
}

/** Whether a container can start again in its Pod: by how it ends itself, or by how another one does. */
export function canStartAgain(spec: Fields, container: PodContainer): boolean {
  if (container.kind === 'ephemeral') return false;
  return (
    decisionsOf(spec, container).includes('restart') ||
    containersOf(spec).some((other) => decisionsOf(spec, other).includes('restartAll'))
  );
}

/** What can become of a container that has ended. */
function decisionsOf(spec: Fields, container: PodContainer): RestartDecision[] {
  const endings = exitGroups([container], {
    namedFor: () => [0, ...namedExitCodes(restartRequirements(container))],
    consequenceOf: (_container, exitCode) => restartDecision(spec, container, exitCode),
  });
  return endings.map(({ consequence }) => consequence);
}

/** The exit codes that the rules of a container look at. */
export function restartRequirements({ fields }: PodContainer): unknown[] {
  return listOf(fields['restartPolicyRules'])
    .filter(isFields)
    .map(({ exitCodes }) => exitCodes);
}
