import { posix } from 'node:path';
import { APP_PORT_USES } from '../edits/port-problems';
import { checkCall } from '../options/check-call';
import { addContainerPart } from '../edits/add-container-part';
import type { ContainerReference, VolumeReference } from '../plus/pod-references';
import { rejectConstruct } from '../template/locate';
import { requireAppPort } from './app-port';
import { setVariables, tellClients, type LocalhostEndpoint } from './parts/localhost-endpoint';
import { clientVariables } from './parts/client-variables';
import type { LocalhostVariables } from './parts/localhost-variables';
import { volumeMount } from './parts/mounts';
import type { PodHelper } from './parts/pod-helper';
import { containerPort } from './parts/ports';
import { listenerOf } from './parts/listener';
import { optionOf } from './parts/reject-helper';
import { volumeNameFor } from './parts/volume-name';
import { SharedVolume } from './shared-volume';

/**
 * A port on which the app answers.
 */
export interface PortSourceOptions extends LocalhostVariables {
  /**
   * Whether the port need not be declared, as one that the app opens on localhost only.
   * @default false
   */
  readonly undeclared?: boolean;
}

/**
 * A directory in which the app leaves what the adapter reads.
 */
export interface DirectorySourceOptions {
  /** The app's container, by its name or as an object. */
  readonly container: string | ContainerReference;

  /** The absolute path of the directory in the app's container. Files that the image has there are hidden. */
  readonly path: string;

  /**
   * The absolute path at which the adapter finds it.
   * @default - the same path
   */
  readonly adapterPath?: string;
}

/**
 * A log file that the app writes.
 */
export interface LogSourceOptions {
  /** The app's container, by its name or as an object. */
  readonly container: string | ContainerReference;

  /** The absolute path of the file in the app's container. Its directory is shared, at the same path in the adapter. */
  readonly path: string;

  /**
   * The environment variable that tells the adapter the path of the file.
   * @default - none
   */
  readonly variable?: string;
}

/**
 * A volume that is shared already.
 */
export interface SharedVolumeSourceOptions {
  /**
   * The volume, by its name or as an object such as a `SharedVolume` or a `Volume` of cdk8s-plus. The Pod must have it
   * (finding `mount-volume`), and the app's container mounts it too.
   */
  readonly volume: string | VolumeReference;

  /** The absolute path at which the adapter finds it. */
  readonly path: string;

  /**
   * Whether the adapter can only read.
   * @default true
   */
  readonly readOnly?: boolean;
}

/**
 * What the app has, for an adapter to read.
 */
export class AdapterSource {
  /**
   * A port on which the app answers. One that no other container declares is the finding `source-port`.
   *
   * @param sourcePort - the number, from 1 to 65535
   * @param options - the environment variables by which the adapter finds it, and whether nobody declares it
   */
  public static fromPort(sourcePort: number, options: PortSourceOptions = {}): AdapterSource {
    checkCall('AdapterSource.fromPort', arguments);
    return new AdapterSource(['fromPort', arguments], (adapter) => {
      const isUndeclared = options.undeclared === true;
      const [use, option] = [APP_PORT_USES.SOURCE, 'AdapterSource.fromPort.sourcePort'];
      requireAppPort(adapter, { number: sourcePort, isUndeclared, use, option });
      tellAdapter(adapter, sourcePort, options);
    });
  }

  /**
   * A port of the app that an adapter takes as an option of its own.
   *
   * @param name - the name of the option, such as `port`
   * @internal
   */
  public static _fromOption(name: string, sourcePort: number, variables: LocalhostVariables): AdapterSource {
    return new AdapterSource(['fromPort', [sourcePort, variables]], (adapter) => {
      const code = (port: number, isUndeclared = false): string | undefined =>
        isUndeclared ? undefined : `${name}: ${port}`;
      const use = { ...APP_PORT_USES.SOURCE, code };
      requireAppPort(adapter, { number: sourcePort, isUndeclared: false, use, option: optionOf(adapter, name) });
      tellAdapter(adapter, sourcePort, variables);
    });
  }

  /** A directory of files; an emptyDir that the adapter can only read. */
  public static fromDirectory(options: DirectorySourceOptions): AdapterSource {
    checkCall('AdapterSource.fromDirectory', arguments);
    const { container, path, adapterPath = path } = options;
    return new AdapterSource(['fromDirectory', arguments], (adapter) =>
      shareDirectory(adapter, { container, path, adapterPath, call: 'fromDirectory' }),
    );
  }

  /** A volume that is shared already, such as one that two adapters read. */
  public static fromSharedVolume(options: SharedVolumeSourceOptions): AdapterSource {
    checkCall('AdapterSource.fromSharedVolume', arguments);
    const { volume, path, readOnly = true } = options;
    return new AdapterSource(['fromSharedVolume', arguments], ({ containerName, podTemplate }) =>
      podTemplate._keep(addContainerPart('mount', containerName, volumeMount({ volume, path, readOnly }))),
    );
  }

  /**
   * What the app sends to the adapter, such as StatsD messages, on a port that no other container of the Pod uses, or on a
   * Unix socket.
   */
  public static fromEndpoint(endpoint: LocalhostEndpoint): AdapterSource {
    checkCall('AdapterSource.fromEndpoint', arguments);
    return new AdapterSource(['fromEndpoint', arguments], (adapter) =>
      joinEndpoint(adapter, endpoint, 'AdapterSource.fromEndpoint'),
    );
  }

  /**
   * Where an adapter listens, by options of its own.
   * @internal
   */
  public static _fromListener(endpoint: LocalhostEndpoint): AdapterSource {
    return new AdapterSource(['fromEndpoint', [endpoint]], (adapter) =>
      joinEndpoint(adapter, endpoint, adapter.constructor.name),
    );
  }

  /** A log file; its directory is an emptyDir that the adapter can only read. */
  public static fromLog(options: LogSourceOptions): AdapterSource {
    checkCall('AdapterSource.fromLog', arguments);
    const { container, path, variable } = options;
    return new AdapterSource(['fromLog', arguments], (adapter) => {
      const directory = posix.dirname(path);
      if (directory === '/' || !path.startsWith('/') || path.endsWith('/')) refuseLog(adapter, path);
      shareDirectory(adapter, { container, path: directory, adapterPath: directory, call: 'fromLog' });
      if (variable === undefined) return;
      adapter.podTemplate._keep(addContainerPart('variable', adapter.containerName, { name: variable, value: path }));
    });
  }

  /**
   * @param call - the factory, and its arguments: only the adapter tells which Pod the objects in them have to be of
   * @param joinTo - gives an adapter what it reads
   */
  private constructor(
    private readonly call: readonly [factory: string, values: ArrayLike<unknown>],
    private readonly joinTo: (adapter: PodHelper) => void,
  ) {}

  /**
   * Gives an adapter what it reads.
   * @internal
   */
  public _join(adapter: PodHelper): void {
    const [factory, values] = this.call;
    checkCall(`AdapterSource.${factory}`, values, { construct: adapter });
    this.joinTo(adapter);
  }
}

/** Declares the port of an adapter, if it has one, and tells the clients. */
function joinEndpoint(adapter: PodHelper, endpoint: LocalhostEndpoint, place: string): void {
  const { port } = listenerOf(adapter, endpoint.listen, `${place}.listen`);
  if (port) adapter.podTemplate._keep(addContainerPart('port', adapter.containerName, containerPort(port)));
  tellClients(adapter, endpoint, place);
}

/** Sets the variables by which an adapter finds a port of the app. */
function tellAdapter(adapter: PodHelper, number: number, names: LocalhostVariables): void {
  const variables = clientVariables(adapter, { port: { number } }, { names, option: 'AdapterSource.fromPort' });
  adapter.podTemplate._keep(setVariables(variables, [adapter.containerName], names));
}

function shareDirectory(
  adapter: PodHelper,
  { container, path, adapterPath, call }: Required<DirectorySourceOptions> & { readonly call: string },
): void {
  const source = new SharedVolume(adapter, 'source', { name: volumeNameFor(adapter.containerName, 'source') });
  source._mount({ container, path }, `AdapterSource.${call}.container`);
  source.addVolumeMount({ container: adapter.containerName, path: adapterPath, readOnly: true });
}

function refuseLog(adapter: PodHelper, path: string): never {
  return rejectConstruct('log-source', adapter, {
    option: 'AdapterSource.fromLog.path',
    value: path,
    message: `the log "${path}" has no directory that could be shared.`,
    fix: 'let the app write it into a directory of its own, such as /var/log/app/app.log.',
  });
}
