import type { SecretKeyReference } from './references';

/**
 * The names of environment variables that tell a program where something listens within the Pod: on a port of localhost, or
 * on a Unix socket. What the one has and the other has not is refused (finding `localhost-variables`).
 */
export interface LocalhostVariables {
  /**
   * The variable that becomes `127.0.0.1`, such as `DATABASE_HOST`.
   * @default - none
   */
  readonly host?: string;

  /**
   * The variable that becomes the number of the port, such as `DATABASE_PORT`.
   * @default - none
   */
  readonly port?: string;

  /**
   * The variable that becomes both, as in `127.0.0.1:5432`.
   * @default - none
   */
  readonly address?: string;

  /**
   * The variable that becomes the path of the Unix socket, as in `/run/proxy/proxy.sock`.
   * @default - none
   */
  readonly socketPath?: string;

  /**
   * The variable that becomes the directory of the Unix socket, as in `/run/proxy`. PostgreSQL's `PGHOST` takes it.
   * @default - none
   */
  readonly socketDirectory?: string;

  /**
   * The variable that becomes a URL, as in `redis://127.0.0.1:6379` or `unix:///run/proxy/proxy.sock`. Parts from a Secret become variables of their own
   * beside it, such as `DATABASE_URL_PASSWORD`, which the URL names as `$(DATABASE_URL_PASSWORD)`.
   *
   * @default - none
   */
  readonly url?: string;

  /**
   * The scheme of the URL, such as `postgres` or `jdbc:postgresql`.
   * @default 'http' for a port, 'unix' for a Unix socket
   */
  readonly urlScheme?: string;

  /**
   * The user in the URL: text, which is percent-encoded, or the key of a Secret, whose value must be so already.
   * @default - none
   */
  readonly urlUser?: string | SecretKeyReference;

  /**
   * The key of a Secret that holds the password in the URL. Kubernetes puts the value in as it is: it must be
   * percent-encoded in the Secret, unless it has only letters, digits, "-", ".", "_" and "~".
   *
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
   * @default - none
   */
  readonly urlPassword?: SecretKeyReference;

  /**
   * The path of the URL, such as the name of a database: text, which is percent-encoded but for "/", or the key of a
   * Secret, whose value must be so already and does not begin with "/".
   *
   * @default - none for a port; the path of the Unix socket
   */
  readonly urlPath?: string | SecretKeyReference;

  /**
   * The parameters of the URL by name, such as `{ sslmode: 'disable' }`, in their order: text, which is percent-encoded, or
   * the key of a Secret, whose value must be so already. The variable of a value from a Secret is named after its
   * parameter, such as `DATABASE_URL_QUERY_TOKEN`.
   *
   * @default - none
   */
  readonly urlQuery?: { readonly [name: string]: string | SecretKeyReference };

  /**
   * Whether these variables take the place of those of the same name that a container has already: value and reference as
   * a whole, at the same place of the list. Otherwise such a variable is the finding `duplicate-variable`.
   *
   * @default false
   */
  readonly override?: boolean;
}
