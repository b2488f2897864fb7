import type { Fields } from '../../kubernetes/json';
import type { ObjectReference } from '../parts/references';
import { volumeNameFor } from '../parts/volume-name';
import { HelperVolume } from '../parts/volumes';
import { secretFileVolume } from '../preset-values';
import { extension, typed } from './typed';
import type { EnvoyTls } from './reverse-proxy-props';
import type { EnvoyUpstreamTls } from './upstream-props';

/** Where the configuration is mounted. */
export const CONFIGURATION = '/etc/envoy-proxy';

/** A certificate, or authorities, that Envoy reads from files and reads again when they change. */
export interface EnvoySecret {
  /** Its name for Envoy, and a part of that of its volume. */
  readonly name: string;
  readonly volume: (container: string) => HelperVolume;
  readonly content: Fields;
}

/** The certificates that connections to servers of a cluster need. */
export function upstreamSecrets(cluster: string, tls: EnvoyUpstreamTls | undefined): EnvoySecret[] {
  if (!tls) return [];
  const { ca, clientCertificate } = tls;
  return [
    authorities(`${cluster}-ca`, ca),
    ...(clientCertificate ? [certificate(`${cluster}-client`, clientCertificate)] : []),
  ];
}

/** The certificates that connections of clients need. */
export function downstreamSecrets(tls: EnvoyTls | undefined): EnvoySecret[] {
  if (!tls) return [];
  return [certificate(CERTIFICATE, tls.certificate), ...(tls.clientCa ? [authorities(CLIENT_CA, tls.clientCa)] : [])];
}

const CERTIFICATE = 'certificate';
const CLIENT_CA = 'client-ca';

/**
 * The kubelet replaces the files of a Secret by moving a link in their directory, which is what Envoy watches.
 *
 * Source: https://www.envoyproxy.io/docs/envoy/v1.40.0/configuration/security/secret#key-rotation
 */
function certificate(name: string, secret: ObjectReference): EnvoySecret {
  const path = directoryOf(name);
  return {
    name,
    volume: (container) => HelperVolume.fromSecret(secret, { path, name: volumeNameFor(container, name) }),
    content: {
      tls_certificate: {
        certificate_chain: { filename: `${path}/tls.crt` },
        private_key: { filename: `${path}/tls.key` },
        watched_directory: { path },
      },
    },
  };
}

function authorities(name: string, reference: EnvoyUpstreamTls['ca']): EnvoySecret {
  const [directory, file] = [directoryOf(name), 'ca.crt'];
  return {
    name,
    volume: (container) => secretFileVolume(container, { purpose: name, reference, directory, file }),
    content: {
      validation_context: { trusted_ca: { filename: `${directory}/${file}` }, watched_directory: { path: directory } },
    },
  };
}

function directoryOf(name: string): string {
  return `/etc/envoy-${name}`;
}

/** The file by which Envoy finds a certificate or authorities. */
export function secretFile({ name, content }: EnvoySecret): [file: string, data: Fields] {
  return [`${name}.json`, { resources: [typed('extensions.transport_sockets.tls.v3.Secret', { name, ...content })] }];
}

function discovered(name: string): Fields {
  return { name, sds_config: { path_config_source: { path: `${CONFIGURATION}/${name}.json` } } };
}

/** What encrypts connections to servers of a cluster: by one name, or each by the name of its host. */
export function upstreamSocket(
  cluster: string,
  { clientCertificate }: EnvoyUpstreamTls,
  { name, isHttp2 }: { readonly name: string | undefined; readonly isHttp2: boolean },
): Fields {
  const context = {
    // Towards servers Envoy stops at 1.2 otherwise.
    tls_params: { tls_maximum_protocol_version: 'TLSv1_3' },
    ...(isHttp2 && { alpn_protocols: ['h2'] }),
    ...(clientCertificate && { tls_certificate_sds_secret_configs: [discovered(`${cluster}-client`)] }),
    validation_context_sds_secret_config: discovered(`${cluster}-ca`),
  };
  return extension('transport_sockets.tls', 'extensions.transport_sockets.tls.v3.UpstreamTlsContext', {
    ...(name === undefined ? { auto_host_sni: true } : { sni: name }),
    auto_sni_san_validation: true,
    common_tls_context: context,
  });
}

/** What encrypts connections of clients. */
export function downstreamSocket({ clientCa }: EnvoyTls): Fields {
  return extension('transport_sockets.tls', 'extensions.transport_sockets.tls.v3.DownstreamTlsContext', {
    ...(clientCa && { require_client_certificate: true }),
    common_tls_context: {
      alpn_protocols: ['h2', 'http/1.1'],
      tls_certificate_sds_secret_configs: [discovered(CERTIFICATE)],
      ...(clientCa && { validation_context_sds_secret_config: discovered(CLIENT_CA) }),
    },
  });
}
