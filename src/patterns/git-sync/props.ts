import type { Duration, Size } from 'cdk8s';
import type { ContainerReference } from '../../plus/pod-references';
import type { AppRequest } from '../app-request';
import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import type { SecretKeyReference } from '../parts/references';
import type { PresetProps } from '../preset-props';

/**
 * How git-sync signs in to a server over HTTPS.
 */
export interface GitSyncLogin {
  /** The name of the user. Servers that take an access token as the password accept any name. */
  readonly username: string;

  /** The key of a Secret that holds the password or the access token. It is read again for each sync. */
  readonly password: SecretKeyReference;
}

/**
 * How git-sync signs in to a server over SSH.
 */
export interface GitSyncSsh {
  /** The key of a Secret that holds the private key, without a passphrase. */
  readonly key: SecretKeyReference;

  /** The key of a Secret that holds the keys of the server, as `ssh-keyscan` prints them. A server with another one is refused. */
  readonly knownHosts: SecretKeyReference;
}

/**
 * The repository, and who reads its files.
 */
export interface GitSyncSidecarProps extends PresetProps {
  /**
   * The repository, as `git clone` takes it: a URL such as `https://git.example.com/shop/site.git` without credentials, or
   * `git@git.example.com:shop/site.git`.
   */
  readonly repository: string;

  /**
   * The absolute path at which the clients mount the volume, to read only. The files are below `current` there, which is a
   * symbolic link that is replaced as a whole: see `contentPath`.
   */
  readonly path: string;

  /**
   * The containers that get the files, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];

  /**
   * The environment variable that tells the clients the path of the files.
   * @default - none
   */
  readonly pathVariable?: string;

  /**
   * The branch, tag or commit.
   * @default 'HEAD', the default branch of the server
   */
  readonly ref?: string;

  /**
   * The directory of the repository that the clients need, such as `docs/public`. `contentPath` ends with it.
   * @default - the root of the repository
   */
  readonly directory?: string;

  /**
   * How many commits of history are fetched; 0 for all.
   * @default 1
   */
  readonly depth?: number;

  /**
   * The time between two looks at the repository. Whole seconds.
   * @default Duration.seconds(60)
   */
  readonly period?: Duration;

  /**
   * The time that the first copy may take, with every try. The container is restarted after it. Whole seconds.
   * @default Duration.minutes(5)
   */
  readonly firstSyncWithin?: Duration;

  /**
   * Whether an init step makes the first copy, with the same options, before this container starts: it fails with an exit
   * status of its own if there is none. A native sidecar needs no step, since its startup probe holds the app back until the
   * first copy is there.
   *
   * @default - false for a native sidecar, true for an ordinary container
   */
  readonly initStep?: boolean;

  /**
   * How git-sync signs in over HTTPS.
   * @default - it does not
   */
  readonly login?: GitSyncLogin;

  /**
   * How git-sync signs in over SSH. The SSH client needs the user 65533, which the image knows by name.
   * @default - it does not
   */
  readonly ssh?: GitSyncSsh;

  /**
   * A request to the app after each new copy. One that fails is repeated every 3 s.
   * @default - none: the app finds the new files by itself
   */
  readonly webhook?: AppRequest;

  /**
   * The room for the repository and two copies of its files.
   * @default Size.gibibytes(1)
   */
  readonly sizeLimit?: Size;

  /**
   * The port for probes and metrics, from 1024.
   * @default 1234
   */
  readonly healthPort?: number;

  /**
   * How the metrics are found.
   * @default - the port `metrics` is declared, and nothing else is made
   */
  readonly metrics?: MetricsDiscoveryOptions;

  /**
   * Further flags by their names without dashes, such as `{ submodules: 'off' }`. They win over those of the preset. A flag
   * that git-sync does not have, or that an option makes, is refused (finding `preset-option`).
   *
   * @see https://github.com/kubernetes/git-sync#manual
   * @default - none
   */
  readonly flags?: { readonly [name: string]: string | number | boolean };
}
