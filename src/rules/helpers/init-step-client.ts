import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { quotedFirst } from '../../kubernetes/words';
import type { PodContainer } from '../../pod/containers';
import { listenersOf, localhostReferences } from '../../pod/network/localhost';
import { canRunTogether } from '../../pod/network/ports';
import type { Pod } from '../../pod/pod';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * An init step does not need a container that starts after it. A proxy in `containers`, or a native sidecar further down,
 * starts when the step has ended: whatever the step asks on localhost is refused.
 */
export const initStepClient: Rule = {
  id: 'init-step-client',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'An init container finds what it needs on localhost already running.',
  fields: ['spec.initContainers[*].env[*].{name,value}', 'spec.{initContainers,containers}[*].ports'],
  onlyWith: ['env'],
  symptoms: [SYMPTOMS.initCount, SYMPTOMS.initCrashLoop, SYMPTOMS.initError, SYMPTOMS.refused, SYMPTOMS.backoffLimit],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  check: (pod) => {
    const steps = pod.containers.filter(({ kind }) => kind === 'init');
    return problemsOfEach(steps, (step) =>
      localhostReferences(step, () => listenersOf(pod.spec)).flatMap(
        ({ variables: [variable = ''], port, givenBy }) => {
          const listeners = pod.containers.filter(({ name }) => givenBy.has(name));
          if (listeners.some((listener) => canRunTogether(step, listener))) return [];
          return [
            {
              path: pathOf(step, variable),
              value: variable,
              message: `"${step.name}" finds port ${port} of ${quotedFirst(namesOf(listeners), 3)} on localhost, which starts only when "${step.name}" has ended: nobody listens.`,
              fix: 'make the container that listens a native sidecar in front of the init step.',
            },
          ];
        },
      ),
    );
  },
};

function pathOf({ fields }: PodContainer, variable: string): string {
  const index = Array.isArray(fields['env'])
    ? fields['env'].findIndex((item: Pod['spec']) => item['name'] === variable)
    : 0;
  return `env[${index}]`;
}

function namesOf(containers: readonly PodContainer[]): string[] {
  return containers.map(({ name }) => name);
}
