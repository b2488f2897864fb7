import { callerStartsFirst, clientStartsFirst } from '../../edits/edit-problems';
import type { PodDraft } from '../../edits/pod-draft';
import type { EditProblem } from '../../findings/problem';
import { fieldsOf, listOf, textOf } from '../../kubernetes/json';
import { containersOf, type PodContainer } from '../../pod/containers';
import { namesLocalPort, ownCommand } from '../../pod/network/localhost-commands';
import type { PodHelper } from './pod-helper';

/** An init step that runs to completion before the helper starts would find nothing on localhost. */
export function orderProblem(
  { containerName, node }: PodHelper,
  client: string,
  { spec }: PodDraft,
): EditProblem | undefined {
  const containers = containersOf(spec);
  const [own, asking] = [containerName, client].map((name) => containers.find((each) => each.name === name));
  if (asking?.kind !== 'init' || (own?.kind === 'sidecar' && own.index < asking.index)) return undefined;
  return clientStartsFirst(asking, containerName, node.path);
}

/** Init steps and native sidecars that call the port by themselves, before the helper starts. */
export function earlyCallers(
  { containerName, node }: PodHelper,
  port: number,
  clients: readonly string[],
  { spec }: PodDraft,
): EditProblem[] {
  const containers = containersOf(spec);
  const own = containers.find(({ name }) => name === containerName);
  if (!own) return [];
  const isEarly = ({ kind, index }: PodContainer): boolean =>
    (kind === 'init' || kind === 'sidecar') && (own.kind !== 'sidecar' || index < own.index);
  return containers
    .filter((each) => isEarly(each) && !clients.includes(each.name) && namesLocalPort(textsOf(each), port))
    .map((caller) => callerStartsFirst(caller, { helper: containerName, port }, node.path));
}

/** Its command and the values of its variables. */
function textsOf(container: PodContainer): string {
  const values = listOf(container.fields['env']).flatMap((variable) => textOf(fieldsOf(variable)['value']) ?? []);
  return [ownCommand(container), ...values].join(' ');
}
