import { parseImageReference } from './image';

interface SignalRow {
  readonly repositories: readonly string[];
  /** The tags that it holds for; all of them if absent. */
  readonly tags?: RegExp;
  readonly signal: string;
}

/**
 * The signals that images name by `STOPSIGNAL`.
 *
 * Sources: the Dockerfile of docker-library/haproxy, httpd, php, postgres and wordpress, nginx/docker-nginx,
 * nginx/docker-nginx-unprivileged, Kong/docker-kong and openresty/docker-openresty
 */
const STOP_SIGNALS: readonly SignalRow[] = [
  { repositories: ['library/haproxy'], signal: 'SIGUSR1' },
  { repositories: ['library/httpd'], signal: 'SIGWINCH' },
  {
    repositories: ['library/nginx', 'nginxinc/nginx-unprivileged', 'openresty/openresty', 'library/kong', 'kong/kong'],
    signal: 'SIGQUIT',
  },
  { repositories: ['library/php', 'library/wordpress'], tags: /(^|-)fpm(-|$)/, signal: 'SIGQUIT' },
  { repositories: ['library/php', 'library/wordpress'], tags: /(^|-)apache(-|$)/, signal: 'SIGWINCH' },
  { repositories: ['library/postgres'], signal: 'SIGINT' },
];

/** The signal that ends a container of an image, if it is known that the image names one. */
export function stopSignalOfImage(image: unknown): string | undefined {
  const reference = typeof image === 'string' ? parseImageReference(image) : undefined;
  if (reference?.domain !== 'docker.io') return undefined;
  const { repository, tag = '' } = reference;
  return STOP_SIGNALS.find((row) => row.repositories.includes(repository) && (row.tags?.test(tag) ?? true))?.signal;
}
