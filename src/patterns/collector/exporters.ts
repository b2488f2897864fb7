import { definedEntries, type Fields } from '../../kubernetes/json';
import { CollectorSignal, type CollectorExporter, type CollectorOtlpExporterOptions } from './exporter';
import type { OtelCollectorSidecarProps } from './props';
import { numbered, SIGNALS, type Component } from './receivers';
import { VariableText } from '../config/variable-text';

/** The port at which Prometheus fetches metrics. */
export const PROMETHEUS_PORT = 8889;

/** The directory and name of a file with certificates. */
export interface CertificateFile {
  readonly directory: string;
  readonly file: string;
}

/** The exporters that the options ask for. */
export function exportersOf({ exporters = [], prometheus }: OtelCollectorSidecarProps): Component[] {
  const servers = exporters.map((exporter, index) => ({
    id: numbered(exporter._type, exporters.slice(0, index).filter(({ _type }) => _type === exporter._type).length),
    config: exporter._server
      ? otlpExporter(exporter._server, index, exporter._type === 'otlp_grpc')
      : debugExporter(exporter),
    signals: exporter._signals ?? SIGNALS,
  }));
  if (!prometheus) return servers;
  const { port = PROMETHEUS_PORT } = prometheus;
  return [
    ...servers,
    { id: 'prometheus', config: { endpoint: `0.0.0.0:${port}` }, signals: [CollectorSignal.METRICS] },
  ];
}

/** Where an exporter finds the authorities that it trusts. */
export function caFile(index: number): CertificateFile {
  return { directory: `/etc/otelcol-exporter-${index + 1}-ca`, file: 'ca.crt' };
}

/** Where an exporter finds its own certificate and key. */
export function clientDirectory(index: number): string {
  return `/etc/otelcol-exporter-${index + 1}-client`;
}

function debugExporter({ _debug }: CollectorExporter): Fields {
  return { verbosity: _debug.detailed === true ? 'detailed' : 'basic' };
}

function otlpExporter(
  { endpoint, ca, clientCertificate, ...login }: CollectorOtlpExporterOptions,
  index: number,
  isGrpc: boolean,
): Fields {
  const headers = headersOf(login);
  const [authorities, client] = [caFile(index), clientDirectory(index)];
  const tls = {
    // Over gRPC, the scheme `http` alone does not leave out TLS.
    ...(isGrpc && endpoint.startsWith('http:') && { insecure: true }),
    ...(ca && { ca_file: `${authorities.directory}/${authorities.file}` }),
    ...(clientCertificate && { cert_file: `${client}/tls.crt`, key_file: `${client}/tls.key` }),
  };
  return {
    endpoint,
    ...(Object.keys(tls).length > 0 && { tls }),
    ...(Object.keys(headers).length > 0 && { headers }),
  };
}

function headersOf({ headers, bearerToken }: Pick<CollectorOtlpExporterOptions, 'headers' | 'bearerToken'>): Fields {
  return {
    ...(bearerToken && { Authorization: new VariableText(bearerToken, 'Bearer ') }),
    ...Object.fromEntries(
      definedEntries(headers).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : new VariableText(value),
      ]),
    ),
  };
}
