import type { Duration } from 'cdk8s';
import { definedEntries } from '../../kubernetes/json';
import { listed } from '../../kubernetes/words';
import { leavesVolume } from '../parts/log-mounts';
import {
  checkRequestPath,
  checkSecret,
  checkSecretKey,
  checkServerPort,
  checkText,
  refuseEmpty,
  refuseOption,
  type PresetPlace,
} from '../preset-values';
import type { CollectorExporter, CollectorOtlpExporterOptions } from './exporter';
import type { CollectorLogFiles, CollectorScrape } from './inputs';
import type { OtelCollectorSidecarProps } from './props';
import { exportersOf } from './exporters';
import { receiversOf } from './receivers';

/** Refuses what the collector could not take, or would understand otherwise than it is meant. */
export function checkCollectorProps(place: PresetPlace, props: OtelCollectorSidecarProps): void {
  checkInputs(place, props);
  const { exporters = [], prometheus, config, healthPort, ownMetricsPort, resourceAttributes } = props;
  checkPorts(place, { healthPort, ownMetricsPort, 'prometheus.port': prometheus?.port });
  exporters.forEach((exporter, index) => checkExporter(place, `exporters[${index}]`, exporter));
  definedEntries(resourceAttributes).forEach(([name, value]) => {
    checkText(place, 'resourceAttributes', name);
    checkText(place, `resourceAttributes[${JSON.stringify(name)}]`, value);
  });
  // What is received or sent can depend on what is wrong so far.
  if (config === undefined && place.refused.length === 0) checkFlow(place, props);
}

function checkInputs(place: PresetPlace, props: OtelCollectorSidecarProps): void {
  const { otlp, statsd, scrape = [], logFiles = [], hostMetrics } = props;
  checkPorts(place, { 'otlp.listen': otlp?.listen, 'statsd.listen': statsd?.listen });
  checkTime(place, 'statsd.interval', statsd?.interval);
  checkTime(place, 'hostMetrics.interval', hostMetrics?.interval);
  if (hostMetrics?.scrapers.length === 0) refuseEmpty(place, 'hostMetrics.scrapers', 'there is nothing to measure.');
  scrape.forEach((each, index) => checkScrape(place, `scrape[${index}]`, each));
  logFiles.forEach((files, index) => checkLogFiles(place, `logFiles[${index}]`, files));
}

function checkPorts(place: PresetPlace, ports: { readonly [option: string]: number | undefined }): void {
  for (const [option, port] of Object.entries(ports)) if (port !== undefined) checkServerPort(place, option, port);
}

function checkTime(place: PresetPlace, option: string, time: Duration | undefined): void {
  const milliseconds = time?.toMilliseconds({ integral: false }) ?? 1;
  if (Number.isInteger(milliseconds) && milliseconds >= 1) return;
  refuseOption(place, option, {
    value: `${milliseconds} ms`,
    message: `${milliseconds} ms is not a time that the collector can wait, which is whole milliseconds and at least 1.`,
    fix: 'write a longer one, as in Duration.seconds(10).',
  });
}

function checkScrape(place: PresetPlace, option: string, { job, path, interval }: CollectorScrape): void {
  checkText(place, `${option}.job`, job);
  checkTime(place, `${option}.interval`, interval);
  if (path !== undefined) checkRequestPath(place, `${option}.path`, path);
}

function checkLogFiles(place: PresetPlace, option: string, { path, files, firstLine }: CollectorLogFiles): void {
  checkText(place, `${option}.path`, path);
  if (firstLine !== undefined) checkText(place, `${option}.firstLine`, firstLine);
  if (files?.length === 0) refuseEmpty(place, `${option}.files`, 'no file is read.');
  files?.forEach((pattern, index) => {
    checkText(place, `${option}.files[${index}]`, pattern);
    if (!leavesVolume(pattern)) return;
    refuseOption(place, `${option}.files[${index}]`, {
      value: pattern,
      message: `${JSON.stringify(pattern)} leads out of the volume.`,
      fix: `write a pattern below ${path}, such as "*.log" or "**/*.log".`,
    });
  });
}

function checkExporter(place: PresetPlace, option: string, { _server, _signals }: CollectorExporter): void {
  if (_signals?.length === 0) refuseEmpty(place, `${option}.signals`, 'the exporter sends no signal.');
  if (_server) checkServer(place, option, _server);
}

function checkServer(place: PresetPlace, option: string, server: CollectorOtlpExporterOptions): void {
  const { endpoint, headers, bearerToken, ca, clientCertificate } = server;
  checkEndpoint(place, `${option}.endpoint`, endpoint);
  for (const [name, value] of definedEntries(headers)) checkHeader(place, `${option}.headers`, [name, value], server);
  if (bearerToken) checkSecretKey(place, `${option}.bearerToken`, bearerToken);
  if (ca) checkSecretKey(place, `${option}.ca`, ca);
  if (clientCertificate) checkSecret(place, `${option}.clientCertificate`, clientCertificate);
  if (!endpoint.startsWith('http:') || !(ca ?? clientCertificate)) return;
  refuseOption(place, `${option}.endpoint`, {
    value: endpoint,
    message: 'the connection is not encrypted, and certificates are given for it.',
    fix: `begin it with "https:", or leave out ${ca ? '`ca`' : '`clientCertificate`'}.`,
  });
}

function checkEndpoint(place: PresetPlace, option: string, endpoint: string): void {
  const isUrl = /^https?:\/\/[!-~]+$/.test(endpoint) && URL.canParse(endpoint);
  const { username, password } = isUrl ? new URL(endpoint) : { username: '', password: '' };
  if (username !== '' || password !== '') {
    refuseOption(place, option, {
      message: 'the URL holds a password, which everybody who reads the ConfigMap would see.',
      fix: 'leave it out of the URL, and give it as a Secret to `headers` or `bearerToken`.',
    });
  }
  if (isUrl) return;
  refuseOption(place, option, {
    value: endpoint,
    message: `${JSON.stringify(endpoint)} is not the URL of a server.`,
    fix: 'write a scheme, a host and a port, as in "https://otlp.example.com:4317".',
  });
}

type Header = readonly [name: string, value: CollectorHeaderValue];
type CollectorHeaderValue = NonNullable<CollectorOtlpExporterOptions['headers']>[string];

/** Source: RFC 9110, 5.1 for names; gRPC and HTTP/2 know them in lower case alone */
function checkHeader(
  place: PresetPlace,
  option: string,
  [name, value]: Header,
  { bearerToken }: CollectorOtlpExporterOptions,
): void {
  const at = `${option}[${JSON.stringify(name)}]`;
  if (!/^[-!#$%&'*+.^`|~\w]+$/.test(name)) {
    refuseOption(place, option, {
      value: name,
      message: `${JSON.stringify(name)} is not the name of a header.`,
      fix: 'write letters, digits and "-", as in "X-Scope-OrgID".',
    });
  }
  if (bearerToken && name.toLowerCase() === 'authorization') {
    refuseOption(place, at, {
      message: 'the header is given twice: `bearerToken` makes it as well.',
      fix: 'leave one of them out.',
    });
  }
  if (typeof value === 'string') checkText(place, at, value);
  else checkSecretKey(place, at, value);
}

/** Whether each signal that is received is sent, and the other way round. Configuration of the user's own can do the rest. */
function checkFlow(place: PresetPlace, props: OtelCollectorSidecarProps): void {
  const [receivers, exporters] = [receiversOf(props), exportersOf(props)];
  if (receivers.length === 0) {
    refuseEmpty(
      place,
      'otlp',
      'the collector receives nothing: there is no `otlp`, `statsd`, `scrape`, `logFiles` or `hostMetrics`.',
    );
    return;
  }
  const [received, sent] = [receivers, exporters].map((all) => all.flatMap(({ signals }) => signals));
  const lost = receivers.find(({ signals }) => !signals.some((signal) => sent?.includes(signal)));
  if (lost) {
    refuseOption(place, 'exporters', {
      message: `no exporter takes the ${listed(lost.signals)} of the receiver "${lost.id}".`,
      fix: 'add one, as in CollectorExporter.otlpHttp({ endpoint: "https://otlp.example.com" }).',
    });
  }
  const idle = exporters.find(({ signals }) => !signals.some((signal) => received?.includes(signal)));
  if (!idle) return;
  refuseOption(place, 'exporters', {
    message: `the exporter "${idle.id}" has nothing to send: the collector receives no ${listed(idle.signals)}.`,
    fix: 'leave it out, or receive something that it sends.',
  });
}
