import { Duration } from 'cdk8s';
import { appRequestUrl } from '../app-request';
import { flagArguments, goSeconds, type FlagFormat, type Flags } from '../flags';
import type { GitSyncSidecarProps } from './props';

/** The port at which git-sync answers for itself. */
export const HEALTH_PORT = 1234;

/** Where git-sync mounts the volume. */
export const VOLUME = '/git';

/** The link in the volume that leads to the files. */
export const LINK = 'current';

/** Where it finds its password. */
export const PASSWORD = { directory: '/etc/git-login', file: 'password' };

/** Where it finds its key for SSH. */
export const SSH_KEY = { directory: '/etc/git-ssh', file: 'key' };

/** Where it finds the keys of servers. */
export const KNOWN_HOSTS = { directory: '/etc/git-known-hosts', file: 'known_hosts' };

/**
 * The flags of git-sync without those that are deprecated or print something.
 *
 * Source: https://github.com/kubernetes/git-sync/blob/v4.7.1/main.go
 */
export const FLAGS: FlagFormat = {
  program: 'git-sync',
  known: [
    ...['verbose', 'filter', 'submodules', 'sparse-checkout-file', 'error-file', 'init-period', 'sync-timeout'],
    ...['sync-on-signal', 'max-failures', 'init-max-failures', 'touch-file', 'group-write', 'stale-worktree-timeout'],
    ...['exechook-command', 'exechook-timeout', 'exechook-backoff', 'webhook-success-status', 'webhook-timeout'],
    ...['webhook-method'],
    ...['webhook-backoff', 'cookie-file', 'askpass-url', 'github-base-url', 'github-app-private-key-file'],
    ...['github-app-client-id', 'github-app-application-id', 'github-app-installation-id', 'git', 'git-config'],
    ...['git-gc', 'http-pprof'],
  ],
  owned: {
    repo: 'repository',
    ref: 'ref',
    depth: 'depth',
    period: 'period',
    root: 'path',
    link: 'directory',
    'one-time': 'initStep',
    username: 'login',
    'password-file': 'login',
    'ssh-key-file': 'ssh',
    'ssh-known-hosts': 'ssh',
    'ssh-known-hosts-file': 'ssh',
    'webhook-url': 'webhook',
    'http-bind': 'healthPort',
    'http-metrics': 'metrics',
    'add-user': 'ssh',
  },
  off: (name) => `--${name}=false`,
};

/** The arguments of the container that follows the repository. */
export function followingArguments(props: GitSyncSidecarProps): string[] {
  const { period = Duration.seconds(60), healthPort = HEALTH_PORT, webhook, flags } = props;
  const own: Flags = {
    ...copyFlags(props),
    period: goSeconds(period),
    // A server that is away must not take the files away from the app: it is asked again and again.
    'max-failures': -1,
    'http-bind': `:${healthPort}`,
    'http-metrics': true,
    ...(webhook && { 'webhook-url': appRequestUrl(webhook) }),
  };
  return flagArguments(FLAGS, own, flags);
}

/** Flags that make no sense for one copy, or would call an app that does not run yet. */
const FOR_FOLLOWING = /^(webhook-|http-|max-failures$|init-max-failures$|sync-on-signal$|stale-worktree-timeout$)/;

/** The arguments of the init step that makes the first copy. */
export function firstCopyArguments(props: GitSyncSidecarProps): string[] {
  const others = Object.entries(props.flags ?? {}).filter(([name]) => !FOR_FOLLOWING.test(name));
  return flagArguments(FLAGS, { ...copyFlags(props), 'one-time': true }, Object.fromEntries(others));
}

function copyFlags({ repository, ref = 'HEAD', depth = 1, login, ssh }: GitSyncSidecarProps): Flags {
  return {
    repo: repository,
    ref,
    depth,
    root: `${VOLUME}/root`,
    link: `${VOLUME}/${LINK}`,
    ...(login && { username: login.username, 'password-file': `${PASSWORD.directory}/${PASSWORD.file}` }),
    ...(ssh && {
      'ssh-key-file': `${SSH_KEY.directory}/${SSH_KEY.file}`,
      'ssh-known-hosts-file': `${KNOWN_HOSTS.directory}/${KNOWN_HOSTS.file}`,
    }),
  };
}
