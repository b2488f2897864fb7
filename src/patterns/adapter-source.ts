import { posix } from 'node:path';
import type { Construct } from 'constructs';
import type { Fields } from '../kubernetes/json';
import { addContainerPart } from '../template/edits/add-container-part';
import { refuse } from '../template/locate';
import type { PodTemplate } from '../template/pod-template';
import { localhostVariables, type LocalhostVariables } from './localhost-variables';
import { SharedVolume } from './shared-volume';

/**
 * A directory in which the app leaves what the adapter reads.
 */
export interface DirectorySourceOptions {
  /** The name of the app's container. */
  readonly container: string;

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
  /** The name of the app's container. */
  readonly container: string;

  /** The absolute path of the file in the app's container. Its directory is shared, at the same path in the adapter. */
  readonly path: string;

  /**
   * The environment variable that tells the adapter the path of the file.
   * @default - none
   */
  readonly variable?: string;
}

/** The parts of an adapter that a source needs. */
interface JoiningAdapter {
  readonly construct: Construct;
  readonly containerName: string;
  readonly podTemplate: PodTemplate;
}

/**
 * What the app has, for an adapter to read.
 */
export class AdapterSource {
  /**
   * A port on which the app answers.
   *
   * @param port - the number, from 1 to 65535
   * @param variables - the environment variables by which the adapter finds it
   */
  public static port(port: number, variables: LocalhostVariables = {}): AdapterSource {
    return new AdapterSource((adapter) => {
      for (const variable of localhostVariables(port, variables)) setVariable(adapter, variable);
    });
  }

  /** A directory of files; an emptyDir that the adapter can only read. */
  public static directory({ container, path, adapterPath = path }: DirectorySourceOptions): AdapterSource {
    return new AdapterSource((adapter) => shareDirectory(adapter, { container, path, adapterPath }));
  }

  /** A log file; its directory is an emptyDir that the adapter can only read. */
  public static log({ container, path, variable }: LogSourceOptions): AdapterSource {
    return new AdapterSource((adapter) => {
      const directory = posix.dirname(path);
      if (directory === '/' || !path.startsWith('/')) refuseLog(adapter.construct, path);
      shareDirectory(adapter, { container, path: directory, adapterPath: directory });
      if (variable !== undefined) setVariable(adapter, { name: variable, value: path });
    });
  }

  private constructor(private readonly join: (adapter: JoiningAdapter) => void) {}

  /**
   * Gives an adapter what it reads.
   * @internal
   */
  public _join(adapter: JoiningAdapter): void {
    this.join(adapter);
  }
}

function setVariable({ construct, containerName, podTemplate }: JoiningAdapter, variable: Fields): void {
  podTemplate._keep(addContainerPart(construct, 'variable', containerName, variable));
}

function shareDirectory(
  adapter: JoiningAdapter,
  { container, path, adapterPath }: Required<DirectorySourceOptions>,
): void {
  new SharedVolume(adapter.construct, 'source', {
    name: `${adapter.containerName}-source`,
    mounts: [
      { container, path },
      { container: adapter.containerName, path: adapterPath, readOnly: true },
    ],
  });
}

function refuseLog(construct: Construct, path: string): never {
  return refuse('log-source', construct, {
    message: `the log "${path}" has no directory that could be shared.`,
    fix: 'let the app write it into a directory of its own, such as /var/log/app/app.log.',
  });
}
