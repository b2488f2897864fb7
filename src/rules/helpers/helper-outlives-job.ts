import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isFields } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import { ownCommand } from '../../pod/network/localhost-commands';
import { portsOfContainer } from '../../pod/network/ports';
import type { Pod } from '../../pod/pod';
import { restartPolicyOf } from '../../pod/restart-policy';
import { runsForever } from '../known-programs';
import { nativeSidecarEdits, toNativeSidecar } from '../native-sidecar';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A container that serves a Pod that is to end is a native sidecar: Kubernetes stops those when the app is done, and
 * waits for every ordinary container, so that the Pod would never complete. It is known to serve if code added it as a
 * helper, or if it declares a port, has a probe, or runs a program or a command without an end, all of which an app that
 * runs to completion has not. The annotation for kubectl says which container the app is, even of those that code added.
 */
export const helperOutlivesJob: Rule = {
  id: 'helper-outlives-job',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'A container that serves the app of a Pod that is to end is a native sidecar.',
  fields: ['spec.restartPolicy', 'spec.containers[*]'],
  symptoms: [SYMPTOMS.completedBeside, SYMPTOMS.exceededDeadline, SYMPTOMS.deadline],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers',
  mend: (pod, { path }) =>
    pod.containers.filter((container) => container.path === path).flatMap((each) => nativeSidecarEdits(pod, each)),
  check: (pod) => {
    const restartPolicy = restartPolicyOf(pod.spec, pod.kind);
    if (restartPolicy === 'Always') return [];
    const ordinary = pod.containers.filter(({ kind }) => kind === 'app');
    return problemsOfEach(
      ordinary.filter((container) => isAddedHelper(container, pod) || serves(container, ordinary, pod)),
      ({ name }) => endless(name, restartPolicy, pod),
    );
  },
};

function endless(name: string, restartPolicy: string, pod: Pod): ContainerProblem[] {
  return [
    {
      message:
        `"${name}" is in \`containers\` of a Pod that is to end (restartPolicy is ${restartPolicy}), and the Pod ` +
        `completes only when "${name}" has ended too.`,
      ...toNativeSidecar(pod),
    },
  ];
}

function isAddedHelper(container: PodContainer, { appContainers, provenance }: Pod): boolean {
  return provenance.helper(container.name) !== undefined && !appContainers.includes(container);
}

/** Whether a container shows that it serves the app, which shows no such thing and has no means to end it. */
function serves(container: PodContainer, ordinary: readonly PodContainer[], pod: Pod): boolean {
  const app = servedApp(pod);
  if (app === undefined || container === app || showsNoEnd(app) || !showsNoEnd(container)) return false;
  return pod.spec['shareProcessNamespace'] !== true && !ordinary.some((other) => ENDS.test(ownCommand(other)));
}

/** The app is the first container, unless that one is known to help and no annotation calls it the app. */
function servedApp({ appContainer, appContainers }: Pod): PodContainer | undefined {
  return appContainers.length > 1 ? appContainers.find((each) => !runsForever(each)) : appContainer;
}

function showsNoEnd(container: PodContainer): boolean {
  const { readinessProbe, livenessProbe } = container.fields;
  return (
    portsOfContainer(container).length > 0 ||
    isFields(readinessProbe) ||
    isFields(livenessProbe) ||
    ENDLESS.test(ownCommand(container)) ||
    runsForever(container)
  );
}

/** Commands that go on until they are killed. */
const ENDLESS = /\btail\b[^;|&]{0,99} (-[a-zA-Z0-9]{0,9}[fF]\b|--follow\b)|\bsleep (infinity|inf)\b|\bwhile (true|:)/;

/** A command that ends another container, over HTTP or by a file that both mount. */
const ENDS = /quit|shutdown|terminate|exit|kill|trap|\bdone\b|\bstop/i;
