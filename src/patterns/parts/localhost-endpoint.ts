import { append } from '../../kubernetes/append';
import { addMountOnce, addPartsToClients, replaceVariables } from '../../edits/add-container-part';
import { addVolumeOnce } from '../../edits/add-volume';
import { addCheck } from '../../edits/check';
import { EditPhase, type PodEdit } from '../../edits/pod-edit';
import type { Fields } from '../../kubernetes/json';
import { namesOf, type ContainerReference } from '../../plus/pod-references';
import { rejectConstruct } from '../../template/locate';
import { earlyCallers, orderProblem } from './client-order';
import { clientVariables as variablesOf } from './client-variables';
import { emptyDirVolume } from './empty-dir-volume';
import { listenerOf, type Listener } from './listener';
import type { LocalhostVariables } from './localhost-variables';
import { volumeMount } from './mounts';
import type { PodHelper } from './pod-helper';
import type { HelperPort } from './ports';
import { volumeNameFor } from './volume-name';

/**
 * A port or Unix socket of a helper that the app reaches within the Pod, and how the app finds it.
 */
export interface LocalhostEndpoint {
  /**
   * Where the helper listens: a port, as its number or with a name, which is declared on its container; or the absolute path
   * of a Unix socket, whose directory becomes an emptyDir that the helper and its clients mount at the same path (findings
   * `socket-path` and `duplicate-mount`).
   */
  readonly listen: number | string | HelperPort;

  /**
   * The environment variables by which the app finds it; an empty object says that the app knows the address by itself. One
   * that it has already is the finding `duplicate-variable`.
   */
  readonly clientVariables: LocalhostVariables;

  /**
   * The containers that get the variables, and the directory of a Unix socket, each by its name or as an object. One that
   * is not there is the finding `unknown-container`; an init step that completes before the helper starts is the finding
   * `client-starts-first`.
   *
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];
}

/**
 * Tells the clients where a helper listens.
 *
 * - Container: the directory of a Unix socket; a port is among those that it declares.
 * - Pod: the variables, in the containers of the clients; an emptyDir for a Unix socket, which they mount.
 *
 * @param place - where the endpoint is given, such as `Sidecar.localhostEndpoints[0]`
 */
export function tellClients(
  helper: PodHelper,
  { listen, clientVariables, ...options }: LocalhostEndpoint,
  place: string,
): void {
  const clients = options.clients && namesOf(options.clients);
  const listener = listenerOf(helper, listen, `${place}.listen`);
  const variables = variablesOf(helper, listener, { names: clientVariables, option: `${place}.clientVariables` });
  const option = `${place}.clients`;
  if (clients) checkClients(helper, clients, { listener, option, isTold: variables.length > 0 });
  helper.podTemplate._keep({ ...setVariables(variables, clients, clientVariables), option });
  if (listener.socket) shareDirectory(helper, listener.socket.directory, { clients, option });
  if (listener.port) checkCallers(helper, listener.port, clients ?? []);
  checkOrder(helper, clients ?? []);
}

interface ToldClients {
  readonly listener: Listener;
  readonly option: string;
  /** Whether they get variables. */
  readonly isTold: boolean;
}

function checkClients(helper: PodHelper, clients: readonly string[], { listener, option, isTold }: ToldClients): void {
  if (clients.length === 0 && (listener.socket || isTold)) refuseWithoutClients(helper, listener, option);
  const own = clients.indexOf(helper.containerName);
  if (own !== -1) refuseItself(helper, `${option}[${own}]`);
}

/** Gives containers variables, in place of those that they have if the options say so. */
export function setVariables(
  variables: readonly Fields[],
  containers: readonly string[] | undefined,
  { override = false }: LocalhostVariables,
): PodEdit {
  return override ? replaceVariables(variables, containers) : addPartsToClients('variable', variables, containers);
}

/**
 * Several sockets can be in one directory. Clients mount it to read only: for connect(2) Linux asks for write permission on
 * the socket, and not on its file system, and nobody but the helper can replace the socket.
 *
 * Source: Linux, net/unix/af_unix.c, unix_find_bsd, and fs/namei.c, sb_permission
 */
function shareDirectory(
  helper: PodHelper,
  path: string,
  { clients, option }: { readonly clients: readonly string[] | undefined; readonly option: string },
): void {
  const { containerName, podTemplate } = helper;
  const volume = volumeNameFor(containerName, path);
  podTemplate._keep(addVolumeOnce(emptyDirVolume(volume, {})));
  podTemplate._keep(addMountOnce(volumeMount({ volume, path }), [containerName]));
  podTemplate._keep({ ...addMountOnce(volumeMount({ volume, path, readOnly: true }), clients), option });
}

function checkCallers(helper: PodHelper, { number }: HelperPort, clients: readonly string[]): void {
  helper.podTemplate._keep({
    phase: EditPhase.PATCHES,
    apply: (draft) => append(draft.problems, earlyCallers(helper, number, clients, draft)),
  });
}

function checkOrder(helper: PodHelper, clients: readonly string[]): void {
  for (const client of clients) {
    helper.podTemplate._keep(addCheck(EditPhase.PATCHES, (draft) => orderProblem(helper, client, draft)));
  }
}

function refuseWithoutClients(helper: PodHelper, { port, socket }: Listener, option: string): never {
  const part = socket ? `the directory of the Unix socket ${socket.path}` : `the variables for port ${port?.number}`;
  return rejectConstruct('localhost-clients', helper, {
    option,
    value: [],
    message: `no container gets ${part}: the list of \`clients\` is empty.`,
    fix: 'name the containers, or leave `clients` out: every app container gets them then.',
  });
}

function refuseItself(helper: PodHelper, option: string): never {
  return rejectConstruct('localhost-clients', helper, {
    option,
    value: helper.containerName,
    message: `"${helper.containerName}" is the helper itself, and not a client of it.`,
    fix: 'name the containers that call it, or leave `clients` out: every app container is a client then.',
  });
}
