import { posix } from 'node:path';
import { Duration, Size, SizeRoundingBehavior } from 'cdk8s';
import { definedEntries, definedFields, fieldsOf, listOf, type Fields } from '../../kubernetes/json';
import { structuredConfig, type ConfiguredProgram } from '../config/structured-config';
import { VariableText } from '../config/variable-text';
import { NAMESPACE_NAME, POD_NAME } from '../parts/pod-variables';
import type { PresetPlace } from '../preset-values';
import { checkKeys, checkPlugins } from './keys';
import type { FluentBitOutput, FluentBitServer } from './output';
import { checkTexts } from './texts';
import { DEFAULT_TAG, FluentBitFormat, type FluentBitLogFiles, type FluentBitSidecarProps } from './props';

/** The port at which Fluent Bit answers for itself. */
export const HTTP_PORT = 2020;

/** The path of its metrics. */
export const METRICS_PATH = '/api/v2/metrics/prometheus';

/** The directory for what waits, and for how far each log file has been read. */
export const STATE = '/fluent-bit/state';

/** How long Fluent Bit goes on at its end for what has not been sent. */
export function graceOf({ grace }: FluentBitSidecarProps): Duration {
  return grace ?? Duration.seconds(10);
}

/** How much waits on disk. */
export function bufferSize({ bufferSize: size }: FluentBitSidecarProps): Size {
  return size ?? Size.mebibytes(128);
}

/** The directory with the certificates that an output trusts. */
export function caFile(index: number): { readonly directory: string; readonly file: string } {
  return { directory: `/fluent-bit/output-${index + 1}-ca`, file: 'ca.crt' };
}

const FLUENT_BIT: ConfiguredProgram = {
  name: 'Fluent Bit',
  sections: ['service', 'parsers', 'multiline_parsers', 'pipeline'],
};

/** The configuration of Fluent Bit with what its user adds to it, as data with variables in it. */
export function fluentBitConfiguration(place: PresetPlace, props: FluentBitSidecarProps): Fields {
  const { logFiles, outputs } = props;
  const more = structuredConfig(place, props.config, FLUENT_BIT);
  checkTexts(place, 'config', more);
  const pipeline = fieldsOf(more['pipeline']);
  for (const kind of ['inputs', 'filters', 'outputs'] as const) checkPlugins(place, kind, pipeline[kind]);
  const parsers = [...logFiles.flatMap(parserOf), ...listOf(more['parsers'])];
  const multiline = [...logFiles.flatMap(multilineParserOf), ...listOf(more['multiline_parsers'])];
  return {
    service: { ...service(props), ...fieldsOf(more['service']) },
    ...(parsers.length > 0 && { parsers }),
    ...(multiline.length > 0 && { multiline_parsers: multiline }),
    pipeline: {
      inputs: [...logFiles.map(tail), ...listOf(pipeline['inputs'])],
      filters: [...logFiles.flatMap(parserFilter), POD_FIELDS, ...listOf(pipeline['filters'])],
      outputs: [
        ...outputs.map((output, index) => outputOf(place, output, index, props)),
        ...listOf(pipeline['outputs']),
      ],
    },
  };
}

function service(props: FluentBitSidecarProps): Fields {
  const { httpPort = HTTP_PORT } = props;
  return {
    flush: 1,
    grace: graceOf(props).toSeconds(),
    log_level: 'info',
    http_server: 'on',
    http_listen: '0.0.0.0',
    http_port: httpPort,
    health_check: 'on',
    'storage.path': `${STATE}/storage`,
    // Of 2 MiB each; 128 otherwise, which the memory would not hold.
    'storage.max_chunks_up': 32,
  };
}

function tail({ path, files = ['*.log'], tag = DEFAULT_TAG, ...lines }: FluentBitLogFiles, index: number): Fields {
  return definedFields({
    name: 'tail',
    tag,
    path: files.map((pattern) => posix.join(path, pattern)).join(','),
    path_key: 'file',
    db: `${STATE}/tail-${index + 1}.db`,
    // What the app wrote before Fluent Bit started is read as well.
    read_from_head: 'on',
    refresh_interval: 5,
    buffer_max_size: '256k',
    skip_long_lines: 'on',
    // What waits is on disk, and not in memory alone.
    'storage.type': 'filesystem',
    'multiline.parser': lines.firstLine === undefined ? lines.multiline : multilineName(index),
  });
}

function parserName(index: number): string {
  return `lines-${index + 1}`;
}

function multilineName(index: number): string {
  return `entries-${index + 1}`;
}

function parserOf(
  { format = FluentBitFormat.TEXT, regex, timeKey, timeFormat }: FluentBitLogFiles,
  index: number,
): Fields[] {
  if (format === FluentBitFormat.TEXT) return [];
  // Between slashes Fluent Bit takes the expression as it is, even if it has slashes at its own ends.
  const pattern = regex === undefined ? undefined : `/${regex}/`;
  return [
    definedFields({ name: parserName(index), format, regex: pattern, time_key: timeKey, time_format: timeFormat }),
  ];
}

/** Each other line goes on with the entry, until the next first line. */
function multilineParserOf({ firstLine }: FluentBitLogFiles, index: number): Fields[] {
  if (firstLine === undefined) return [];
  const rules = [
    { state: 'start_state', regex: `/${firstLine}/`, next_state: 'rest' },
    { state: 'rest', regex: `/^(?!(?:${firstLine}))/`, next_state: 'rest' },
  ];
  return [{ name: multilineName(index), type: 'regex', flush_timeout: 1000, rules }];
}

function parserFilter(
  { tag = DEFAULT_TAG, format = FluentBitFormat.TEXT }: FluentBitLogFiles,
  index: number,
): Fields[] {
  if (format === FluentBitFormat.TEXT) return [];
  // The other fields, such as the name of the file, stay.
  return [{ name: 'parser', match: tag, key_name: 'log', parser: parserName(index), reserve_data: 'on' }];
}

const POD_FIELDS: Fields = {
  name: 'record_modifier',
  match: '*',
  record: [new VariableText(POD_NAME, 'pod '), new VariableText(NAMESPACE_NAME, 'namespace ')],
};

/** How each plugin calls the options of a server, and what else it needs. */
const SERVERS: { readonly [plugin: string]: Fields & { readonly port: number } } = {
  // Elasticsearch 8 knows no types of documents any more.
  es: { port: 9200, suppress_type_name: 'on' },
  loki: { port: 3100 },
  // Otherwise the answer of the server to every request stands in the log of the container.
  http: { port: 80, format: 'json', log_response_payload: 'off' },
  forward: { port: 24224 },
  opentelemetry: { port: 4318, log_response_payload: 'off' },
};

function outputOf(
  place: PresetPlace,
  { _plugin, _server, _options }: FluentBitOutput,
  index: number,
  props: FluentBitSidecarProps,
): Fields {
  const settings = Object.fromEntries(definedEntries(_options.settings));
  const option = `outputs[${index}].settings`;
  checkKeys(place, { option, kind: 'outputs', name: _plugin }, settings);
  checkTexts(place, option, settings);
  if (!_server) return { name: _plugin, match: '*', format: 'json_lines', ...settings };
  return {
    name: _plugin,
    match: '*',
    ...connection(_plugin, _server, index),
    // What does not arrive is tried again, as long as there is room.
    retry_limit: 'no_limits',
    'storage.total_limit_size': `${outputSize(props)}M`,
    ...settings,
  };
}

/** A quarter is left for the databases, and for what is on its way. */
function outputSize(props: FluentBitSidecarProps): number {
  return Math.max(1, Math.floor(bufferSize(props).toMebibytes({ rounding: SizeRoundingBehavior.FLOOR }) * 0.75));
}

function connection(plugin: string, server: FluentBitServer, index: number): Fields {
  const { host, port, ca, tls = ca !== undefined, user, password, headers } = server;
  const header = definedEntries(headers).map(([name, value]) =>
    typeof value === 'string' ? `${name} ${value}` : new VariableText(value, `${name} `),
  );
  return definedFields({
    host,
    ...SERVERS[plugin],
    ...(port !== undefined && { port }),
    tls: tls ? 'on' : undefined,
    'tls.verify': tls ? 'on' : undefined,
    'tls.verify_hostname': tls ? 'on' : undefined,
    'tls.ca_file': ca && `${caFile(index).directory}/${caFile(index).file}`,
    http_user: user,
    http_passwd: password && new VariableText(password),
    header: header.length > 0 ? header : undefined,
  });
}
