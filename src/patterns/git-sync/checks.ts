import { requireRoom } from '../parts/empty-dir-volume';
import { checkAppRequest } from '../app-request';
import { checkFlags } from '../flags';
import {
  checkSeconds,
  checkSecretKey,
  checkServerPort,
  checkText,
  refuseOption,
  type PresetPlace,
} from '../preset-values';
import { FLAGS } from './flags';
import type { GitSyncSidecarProps } from './props';

/** Refuses what git-sync could not take, or would understand otherwise than it is meant. */
export function checkGitSyncProps(place: PresetPlace, props: GitSyncSidecarProps): void {
  const { healthPort, webhook, flags, sizeLimit } = props;
  checkRepository(place, props);
  checkSecrets(place, props);
  checkContent(place, props);
  for (const option of ['period', 'firstSyncWithin'] as const) {
    const duration = props[option];
    if (duration !== undefined) checkSeconds(place, option, duration);
  }
  if (healthPort !== undefined) checkServerPort(place, 'healthPort', healthPort);
  if (webhook) checkAppRequest(place, 'webhook', webhook);
  checkFlags(place, FLAGS, flags);
  // It throws at once, and so comes last.
  if (sizeLimit) requireRoom({ construct: place.construct, place: `${place.preset}.sizeLimit` }, sizeLimit);
}

/** What git takes for SSH: `ssh://host/path`, or `user@host:path` without a scheme. */
const OVER_SSH = /^ssh:|^[^/:]+:(?!\/\/)/;

const WITH_PASSWORD = /^[a-z][a-z\d+.-]*:\/\/[^/@:]*:[^/@]*@/i;

function checkRepository(place: PresetPlace, { repository, login, ssh }: GitSyncSidecarProps): void {
  checkText(place, 'repository', repository);
  if (repository.startsWith('-')) refuseRepository(place, repository);
  if (WITH_PASSWORD.test(repository)) refusePassword(place, repository);
  const isOverSsh = OVER_SSH.test(repository);
  if (isOverSsh && !ssh) refuseWithoutKey(place, repository);
  if (isOverSsh && login) refuseOther(place, repository, 'login');
  if (!isOverSsh && ssh) refuseOther(place, repository, 'ssh');
}

function checkSecrets(place: PresetPlace, { login, ssh }: GitSyncSidecarProps): void {
  if (login) {
    checkText(place, 'login.username', login.username);
    checkSecretKey(place, 'login.password', login.password);
  }
  if (ssh) {
    checkSecretKey(place, 'ssh.key', ssh.key);
    checkSecretKey(place, 'ssh.knownHosts', ssh.knownHosts);
  }
}

function checkContent(place: PresetPlace, { ref, directory, depth }: GitSyncSidecarProps): void {
  if (ref !== undefined && !REF.test(ref)) refuseRef(place, ref);
  if (directory !== undefined) checkDirectory(place, directory);
  if (depth !== undefined && !(Number.isSafeInteger(depth) && depth >= 0)) refuseDepth(place, depth);
}

/** No option of git, and no characters that the name of a branch cannot have. */
const REF = /^[^-\s\u0000-\u001f\u007f][^\s\u0000-\u001f\u007f]*$/;

function checkDirectory(place: PresetPlace, directory: string): void {
  checkText(place, 'directory', directory);
  const parts = directory.split('/');
  if (!parts.some((part) => part === '' || part === '.' || part === '..')) return;
  refuseOption(place, 'directory', {
    value: directory,
    message: `"${directory}" is not the path of a directory in the repository.`,
    fix: 'write a relative path in its shortest form, as in "docs/public".',
  });
}

function refuseRepository(place: PresetPlace, repository: string): void {
  refuseOption(place, 'repository', {
    value: repository,
    message: `git would take "${repository}" for an option.`,
    fix: 'write a URL, as in "https://git.example.com/shop/site.git".',
  });
}

/** The value is left out: it has a password. */
function refusePassword(place: PresetPlace, repository: string): void {
  refuseOption(place, 'repository', {
    message: `the URL of ${new URL(repository).host} has a password, which everybody could read in the manifest.`,
    fix: 'leave it out, and name the key of a Secret in `login.password`.',
  });
}

function refuseWithoutKey(place: PresetPlace, repository: string): void {
  refuseOption(place, 'repository', {
    value: repository,
    message: 'the repository is reached over SSH, and there is no key to sign in with.',
    fix: 'name the Secret in `ssh`, with the key and the known hosts.',
  });
}

function refuseOther(place: PresetPlace, repository: string, option: 'login' | 'ssh'): void {
  refuseOption(place, option, {
    message: `the repository "${repository}" is ${option === 'ssh' ? 'not ' : ''}reached over SSH.`,
    fix: `leave \`${option}\` out${option === 'ssh' ? ', or write the address for SSH' : ''}.`,
  });
}

function refuseRef(place: PresetPlace, ref: string): void {
  refuseOption(place, 'ref', {
    value: ref,
    message: `${JSON.stringify(ref)} is not a branch, a tag or a commit.`,
    fix: 'write its name without blanks, as in "main" or "v1.4.0".',
  });
}

function refuseDepth(place: PresetPlace, depth: number): void {
  refuseOption(place, 'depth', {
    value: depth,
    message: `${depth} is not a number of commits, which is whole and at least 0.`,
    fix: 'write a whole number, or 0 for the whole history.',
  });
}
