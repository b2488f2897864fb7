import { definedEntries, definedFields, type Fields } from './json';

/**
 * An HTTP GET request that the kubelet makes.
 */
export interface HttpGetOptions {
  /** The port by number (from 1 to 65535) or by the name that the container gives it. */
  readonly port: number | string;

  /**
   * The path of the request.
   * @default - `/`, by Kubernetes
   */
  readonly path?: string;

  /**
   * Whether the request goes over TLS. The certificate is not checked.
   * @default false
   */
  readonly https?: boolean;

  /**
   * The host to connect to, if it is not the Pod.
   * @default - the address of the Pod
   */
  readonly host?: string;

  /**
   * Headers of the request, by name.
   * @default - none but those of the kubelet
   */
  readonly headers?: { readonly [name: string]: string };
}

/** The request as it stands in a manifest, in a probe or a lifecycle handler; what is not said is left out. */
export function httpGetAction({ port, path, https, host, headers }: Partial<HttpGetOptions>): Fields {
  const httpHeaders = headers && definedEntries(headers).map(([name, value]) => ({ name, value }));
  const scheme = https === true ? 'HTTPS' : undefined;
  return { httpGet: definedFields({ path, port, scheme, host, httpHeaders }) };
}
