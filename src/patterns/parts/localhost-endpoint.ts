import { fieldsOf, listOf, textOf, type Fields } from '../../kubernetes/json';
import { containersOf, type PodContainer } from '../../pod/containers';
import { namesLocalPort, ownCommand } from '../../pod/network/localhost-commands';
import { callerStartsFirst, clientStartsFirst } from '../../edits/edit-problems';
import type { EditProblem } from '../../findings/problem';
import { addPartsToClients, replaceVariables } from '../../edits/add-container-part';
import { addCheck } from '../../edits/check';
import { rejectConstruct } from '../../template/locate';
import type { PodDraft } from '../../edits/pod-draft';
import { EditPhase, type PodEdit } from '../../edits/pod-edit';
import { clientVariables as variablesFor } from './client-variables';
import type { LocalhostVariables } from './localhost-variables';
import type { PodHelper } from './pod-helper';
import type { HelperPort } from './ports';

/**
 * A port of a helper that the app reaches on localhost, and how the app finds it.
 */
export interface LocalhostEndpoint {
  /** The port on which the helper listens. It is declared on its container. */
  readonly port: HelperPort;

  /** The environment variables by which the app finds it. One that it has already is the finding `duplicate-variable`. */
  readonly clientVariables: LocalhostVariables;

  /**
   * The names of the containers that get the variables. One that is not there is the finding `unknown-container`; an
   * init step that completes before the helper starts is the finding `client-starts-first`.
   *
   * @default - every app container that is not a helper
   */
  readonly clients?: string[];
}

/**
 * Tells the clients the address of a port of a helper.
 *
 * - Container: nothing; the port is among those that it declares.
 * - Pod: the variables, in the containers of the clients.
 */
export function tellClients(helper: PodHelper, { port, clientVariables, clients }: LocalhostEndpoint): void {
  const variables = variablesFor(helper, port.number, clientVariables);
  if (clients?.length === 0 && variables.length > 0) refuseWithoutClients(helper, port.number);
  helper.podTemplate._keep(setVariables(variables, clients, clientVariables));
  helper.podTemplate._keep({
    phase: EditPhase.PATCHES,
    apply: (draft) => void draft.problems.push(...earlyCallers(helper, port.number, clients ?? [], draft)),
  });
  for (const client of clients ?? []) {
    helper.podTemplate._keep(addCheck(EditPhase.PATCHES, (draft) => orderProblem(helper, client, draft)));
  }
}

/** Gives containers variables, in place of those that they have if the options say so. */
export function setVariables(
  variables: readonly Fields[],
  containers: readonly string[] | undefined,
  { override = false }: LocalhostVariables,
): PodEdit {
  return override ? replaceVariables(variables, containers) : addPartsToClients('variable', variables, containers);
}

/** An init step that runs to completion before the helper starts would find nothing on localhost. */
function orderProblem({ containerName, node }: PodHelper, client: string, { spec }: PodDraft): EditProblem | undefined {
  const containers = containersOf(spec);
  const [own, asking] = [containerName, client].map((name) => containers.find((each) => each.name === name));
  if (asking?.kind !== 'init' || (own?.kind === 'sidecar' && own.index < asking.index)) return undefined;
  return clientStartsFirst(client, containerName, node.path);
}

/** Init steps and native sidecars that call the port by themselves, before the helper starts. */
function earlyCallers(
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
    .map(({ name }) => callerStartsFirst(name, { helper: containerName, port }, node.path));
}

/** Its command and the values of its variables. */
function textsOf(container: PodContainer): string {
  const values = listOf(container.fields['env']).flatMap((variable) => textOf(fieldsOf(variable)['value']) ?? []);
  return [ownCommand(container), ...values].join(' ');
}

function refuseWithoutClients(helper: PodHelper, port: number): never {
  return rejectConstruct('localhost-clients', helper, {
    message: `no container gets the variables for port ${port}: the list of \`clients\` is empty.`,
    fix: 'name the containers, or leave `clients` out: every app container gets them then.',
  });
}
