import type { StoredSpec } from '../../pod/stored-spec';
import { fieldsAt, type PodKind } from '../../kubernetes/kinds';
import { fieldsOf, textOf, type Fields } from '../../kubernetes/json';
import { hasNoShell } from '../../kubernetes/image-shell';
import { dnsLabelProblem, dnsSubdomainProblem } from '../../kubernetes/names';
import { FIRST_UNPRIVILEGED_PORT } from '../../kubernetes/port';
import { containersOf, type PodContainer } from '../../pod/containers';
import { operatingSystemOf } from '../../pod/operating-system';
import { labelSelectorText, labelsText } from './label-selector';
import { canStartAgain } from '../../pod/timeline/restart-decision';
import { portsOf } from '../../pod/network/ports';
import { shellWord } from './shell-word';

/** What a command is for. */
export type KubectlPurpose =
  'find' | 'describe' | 'events' | 'logs' | 'previousLogs' | 'exec' | 'debug' | 'portForward';

/** A command for a shell that looks at the Pod of a manifest. */
export interface KubectlCommand {
  readonly purpose: KubectlPurpose;
  /** The container that it looks at; absent if it looks at the whole Pod. */
  readonly container?: string;
  readonly command: string;
}

/** The Pod for kubectl. */
interface Target {
  /** What stands for it in `kubectl logs`, as shell words. */
  readonly pod: string;
  /** What stands for it in `kubectl debug`, which takes no workload; the same if absent. */
  readonly onePod?: string;
  readonly find?: string;
  readonly describe: string;
  readonly events: string;
}

/** What is particular to a kind when its Pods are looked for. */
interface KindLookup {
  /** Whether kubectl finds a Pod by the name of the object. */
  readonly isFollowed?: true;
  /** The selector as text, if it is not a label selector. */
  readonly selectorText?: (selector: Fields) => string;
  /** The label by which the object marks its Pods with its own name. */
  readonly nameLabel?: string;
  /** The name of a Pod that the object makes. */
  readonly podName?: (name: string, manifest: Fields) => string;
  /** Whether the object makes no Pods by itself. */
  readonly makesNoPods?: true;
}

/** Source: k8s.io/kubectl/pkg/polymorphichelpers, SelectorsForObject, for the kinds that kubectl follows. */
const LOOKUPS: ReadonlyMap<string, KindLookup> = new Map([
  ['Deployment', { isFollowed: true }],
  ['ReplicaSet', { isFollowed: true }],
  ['ReplicationController', { isFollowed: true, selectorText: labelsText }],
  ['DaemonSet', { isFollowed: true }],
  ['StatefulSet', { podName: firstPodName }],
  ['Job', { isFollowed: true, nameLabel: 'batch.kubernetes.io/job-name' }],
  ['PodTemplate', { makesNoPods: true }],
]);

/** Kinds of operators have names that kubectl takes for those of Kubernetes, such as the Job of Volcano. */
function lookupOf({ kind, isCompletedByOperator }: PodKind): KindLookup {
  return (isCompletedByOperator ? undefined : LOOKUPS.get(kind)) ?? {};
}

/**
 * The commands that look at exactly the Pod of a manifest: describe, events, logs and previous logs by container, exec
 * and port-forward. None if the manifest says too little to find the Pod, or has names that no cluster accepts.
 *
 * @param app - the container of the app, which comes before those beside it
 */
export function kubectlCommands(
  manifest: Fields,
  podKind: PodKind,
  stored: StoredSpec,
  app?: PodContainer,
): KubectlCommand[] {
  const { namespace, name } = namesOf(manifest);
  if (dnsLabelProblem(namespace || 'default') ?? dnsSubdomainProblem(name || 'generated')) return [];
  const inNamespace = namespace === '' ? '' : ` -n ${namespace}`;
  const target = targetOf(manifest, podKind, inNamespace);
  if (!target) return [];
  const containers = appFirst(containersOf(stored), app).filter(({ name: own }) => dnsLabelProblem(own) === undefined);
  return [
    ...(target.find === undefined ? [] : [command('find', target.find)]),
    command('describe', target.describe),
    command('events', target.events),
    ...containers.flatMap((container) => containerCommands(container, target, inNamespace, stored)),
    ...portForward(stored, target.pod + inNamespace),
  ];
}

/** The containers in the order of their start, the one of the app before those that start with it. */
function appFirst(containers: readonly PodContainer[], app: PodContainer | undefined): PodContainer[] {
  const isApp = ({ path }: PodContainer): boolean => path === app?.path;
  const first = containers.findIndex(({ kind }) => kind === 'app');
  return [
    ...containers.slice(0, Math.max(first, 0)),
    ...containers.filter(isApp),
    ...containers.slice(Math.max(first, 0)).filter((container) => !isApp(container)),
  ];
}

function namesOf(manifest: Fields): { namespace: string; name: string } {
  const metadata = fieldsOf(manifest['metadata']);
  return { namespace: textOf(metadata['namespace']) ?? '', name: textOf(metadata['name']) ?? '' };
}

function command(purpose: KubectlPurpose, text: string, container?: string): KubectlCommand {
  return { purpose, ...(container !== undefined && { container }), command: text };
}

function targetOf(manifest: Fields, podKind: PodKind, inNamespace: string): Target | undefined {
  const { name } = namesOf(manifest);
  const selector = selectorOf(manifest, podKind, name);
  const podName = name === '' ? undefined : podNameOf(manifest, podKind, name);
  if (podName !== undefined) return namedPod(podName, inNamespace);
  if (lookupOf(podKind).isFollowed && name !== '' && selector !== '')
    return followed(podKind, name, selector, inNamespace);
  return foundPod(selector, name, podKind, inNamespace);
}

/** The name of the Pod if the manifest determines it. */
function podNameOf(manifest: Fields, podKind: PodKind, name: string): string | undefined {
  return podKind.kind === 'Pod' ? name : lookupOf(podKind).podName?.(name, manifest);
}

/** The name of the first Pod of a StatefulSet. */
function firstPodName(name: string, manifest: Fields): string {
  const start = fieldsAt(manifest, ['spec', 'ordinals'])?.['start'];
  return `${name}-${typeof start === 'number' ? start : 0}`;
}

function namedPod(name: string, inNamespace: string): Target {
  return {
    pod: `pod/${name}`,
    describe: `kubectl describe pod ${name}${inNamespace}`,
    events: `kubectl events --for pod/${name}${inNamespace}`,
  };
}

function followed({ kind }: PodKind, name: string, selector: string, inNamespace: string): Target {
  const bySelector = `${inNamespace} -l ${shellWord(selector)}`;
  return {
    pod: `${kind.toLowerCase()}/${name}`,
    onePod: `$(kubectl get pods${bySelector} -o name | head -n 1)`,
    describe: `kubectl describe pods${bySelector}`,
    events: `kubectl get pods${bySelector} -o name | xargs -n 1 kubectl events${inNamespace} --for`,
  };
}

/** The newest Pod by its labels, or else by the start of its name, for the other commands to name. */
function foundPod(selector: string, name: string, podKind: PodKind, inNamespace: string): Target | undefined {
  const list = `kubectl get pods${inNamespace} --sort-by .metadata.creationTimestamp -o name`;
  const choice = choiceOf(selector, name, podKind);
  if (choice === undefined) return undefined;
  return {
    pod: '"$POD"',
    find: `POD=$(${list}${choice} | tail -n 1)`,
    describe: `kubectl describe "$POD"${inNamespace}`,
    events: `kubectl events --for "$POD"${inNamespace}`,
  };
}

function choiceOf(selector: string, name: string, podKind: PodKind): string | undefined {
  if (selector !== '') return ` -l ${shellWord(selector)}`;
  if (name === '' || lookupOf(podKind).makesNoPods) return undefined;
  return ` | grep -F pod/${name}-`;
}

/** The selector by which the workload itself finds its Pods, or else the labels that they get. */
function selectorOf(manifest: Fields, podKind: PodKind, name: string): string {
  const { selectorText = labelSelectorText, nameLabel } = lookupOf(podKind);
  const selector = fieldsOf(fieldsAt(manifest, ['spec'])?.['selector']);
  const own = selectorText(selector);
  if (own !== '' && podKind.templatePath.length > 0) return own;
  if (nameLabel !== undefined && name !== '') return `${nameLabel}=${name}`;
  return labelsText(fieldsAt(manifest, [...podKind.templatePath, 'metadata'])?.['labels']);
}

function containerCommands(
  container: PodContainer,
  target: Target,
  inNamespace: string,
  stored: StoredSpec,
): KubectlCommand[] {
  const { name, kind, fields } = container;
  const at = `${target.pod}${inNamespace} -c ${name}`;
  const logs = [
    command('logs', `kubectl logs ${at}`, name),
    ...(canStartAgain(stored, container) ? [command('previousLogs', `kubectl logs ${at} --previous`, name)] : []),
  ];
  if (kind === 'init') return logs;
  if (hasNoShell(fields['image'])) return [...logs, command('debug', debugCommand(name, target, inNamespace), name)];
  const shell = operatingSystemOf(stored) === 'windows' ? 'cmd' : 'sh';
  return [...logs, command('exec', `kubectl exec -it ${at} -- ${shell}`, name)];
}

/** An image with a shell and the usual tools. */
const DEBUG_IMAGE = 'busybox:1.37';

/** A container with a shell that sees the processes of another one. */
function debugCommand(name: string, { pod, onePod = pod }: Target, inNamespace: string): string {
  return `kubectl debug -it ${onePod}${inNamespace} --image=${DEBUG_IMAGE} --target=${name} -- sh`;
}

const SHIFT = 8000;

/** All ports that serve while the Pod runs; kubectl forwards TCP alone. */
function portForward(stored: StoredSpec, pod: string): KubectlCommand[] {
  const declared = portsOf(stored).filter(({ container, protocol }) => container.kind !== 'init' && protocol === 'TCP');
  const ports = [...new Set(declared.flatMap(({ port }) => (typeof port === 'number' ? port : [])))];
  if (ports.length === 0) return [];
  const pairs = ports.map((port) => localAndRemote(port, ports));
  return [command('portForward', `kubectl port-forward ${pod} ${pairs.join(' ')}`)];
}

/** A port below 1024 needs a privilege on the user's machine, and gets one above 8000 there: 8080 for 80. */
function localAndRemote(port: number, all: readonly number[]): string {
  if (port >= FIRST_UNPRIVILEGED_PORT) return String(port);
  return all.includes(port + SHIFT) ? `:${port}` : `${port + SHIFT}:${port}`;
}
