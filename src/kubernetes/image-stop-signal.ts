import { parseImageReference } from './image';

/**
 * The signals that images name by `STOPSIGNAL`.
 *
 * Sources: the Dockerfile of docker-library/haproxy, nginx/docker-nginx, nginx/docker-nginx-unprivileged and
 * docker-library/postgres
 */
const STOP_SIGNALS: ReadonlyMap<string, string> = new Map([
  ['docker.io/library/haproxy', 'SIGUSR1'],
  ['docker.io/library/nginx', 'SIGQUIT'],
  ['docker.io/nginxinc/nginx-unprivileged', 'SIGQUIT'],
  ['docker.io/library/postgres', 'SIGINT'],
]);

/** The signal that ends a container of an image, where it is known that the image names one. */
export function stopSignalOfImage(image: unknown): string | undefined {
  const reference = typeof image === 'string' ? parseImageReference(image) : undefined;
  return reference && STOP_SIGNALS.get(`${reference.domain}/${reference.repository}`);
}
