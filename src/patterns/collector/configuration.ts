import { definedEntries, fieldsOf, isFields, setOwn, textsOf, type Fields } from '../../kubernetes/json';
import { structuredConfig, type ConfiguredProgram } from '../config/structured-config';
import { VariableText, type VariableFormat } from '../config/variable-text';
import { NAMESPACE_NAME, POD_NAME } from '../parts/pod-variables';
import { refuseOption, type PresetPlace } from '../preset-values';
import { exportersOf } from './exporters';
import type { OtelCollectorSidecarProps } from './props';
import { receiversOf, SIGNALS, STORAGE, type Component } from './receivers';

/** The port at which the collector says whether it is healthy. */
export const HEALTH_PORT = 13133;

/** The port at which it tells of itself. */
export const OWN_METRICS_PORT = 8888;

/** The configuration of the collector with what its user adds to it, as data with variables in it. */
export function collectorConfiguration(place: PresetPlace, props: OtelCollectorSidecarProps): Fields {
  return merged(presetConfiguration(props), withPlainKeys(place, structuredConfig(place, props.config, COLLECTOR)), []);
}

const COLLECTOR: ConfiguredProgram = {
  name: 'the collector',
  sections: ['receivers', 'processors', 'exporters', 'extensions', 'connectors', 'service'],
};

/** Source: go.opentelemetry.io/collector/confmap, KeyDelimiter */
function withPlainKeys(place: PresetPlace, fields: Fields, path = 'config'): Fields {
  for (const [key, value] of Object.entries(fields)) {
    if (key.includes('::')) {
      refuseOption(place, path, {
        value: key,
        message: `the collector reads ${JSON.stringify(key)} as several names: it divides them at "::".`,
        fix: 'write objects within objects, or a name without "::".',
      });
    }
    for (const inner of Array.isArray(value) ? value : [value]) {
      if (isMergeable(inner)) withPlainKeys(place, fieldsOf(inner), `${path}.${key}`);
    }
  }
  return fields;
}

/** Variables as the collector names them. */
export const VARIABLES: VariableFormat = {
  secretPrefix: 'COLLECTOR_SECRET_',
  reference: (name) => `\${env:${name}}`,
  literal,
};

/**
 * A text is taken as it is: two dollar signs are one.
 *
 * Source: go.opentelemetry.io/collector/confmap, expand.go and escapeDollarSigns in resolver.go
 */
function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}

function presetConfiguration(props: OtelCollectorSidecarProps): Fields {
  const { healthPort = HEALTH_PORT, ownMetricsPort = OWN_METRICS_PORT, logFiles = [] } = props;
  const [receivers, exporters] = [receiversOf(props), exportersOf(props)];
  const hasStorage = logFiles.length > 0;
  return {
    extensions: {
      health_check: { endpoint: `0.0.0.0:${healthPort}` },
      ...(hasStorage && { [STORAGE.id]: { directory: STORAGE.directory } }),
    },
    receivers: byId(receivers),
    processors: {
      // Percentages of the limit of the container.
      memory_limiter: { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 25 },
      resource: { attributes: resourceAttributes(props) },
      batch: {},
    },
    exporters: byId(exporters),
    service: {
      extensions: ['health_check', ...(hasStorage ? [STORAGE.id] : [])],
      pipelines: pipelines(receivers, exporters),
      telemetry: { metrics: { readers: [ownMetrics(ownMetricsPort)] } },
    },
  };
}

function byId(components: readonly Component[]): Fields {
  return Object.fromEntries(components.map(({ id, config }) => [id, config]));
}

function resourceAttributes({ resourceAttributes: more }: OtelCollectorSidecarProps): Fields[] {
  const pod: [string, unknown][] = [
    ['k8s.pod.name', new VariableText(POD_NAME)],
    ['k8s.namespace.name', new VariableText(NAMESPACE_NAME)],
  ];
  const own = definedEntries(more);
  const rest = pod.filter(([key]) => !own.some(([other]) => other === key));
  return [...rest, ...own].map(([key, value]) => ({ key, value, action: 'insert' }));
}

/** Each signal that is received and sent: the limiter first, so that it can refuse, and batches last. */
function pipelines(receivers: readonly Component[], exporters: readonly Component[]): Fields {
  const entries = SIGNALS.map((signal) => {
    const [from, to] = [receivers, exporters].map((all) =>
      all.filter(({ signals }) => signals.includes(signal)).map(({ id }) => id),
    );
    return [signal, { receivers: from, processors: ['memory_limiter', 'resource', 'batch'], exporters: to }] as const;
  });
  const used = entries.filter(([, { receivers: from = [], exporters: to = [] }]) => from.length > 0 && to.length > 0);
  return Object.fromEntries(used);
}

function ownMetrics(port: number): Fields {
  return { pull: { exporter: { prometheus: { host: '0.0.0.0', port } } } };
}

/** The lists to which those of the user are added. */
const ADDED_TO = /^service (?:extensions|pipelines \S+ (?:receivers|exporters))$/;

function merged(own: Fields, more: Fields, path: readonly string[]): Fields {
  const result = { ...own };
  for (const [key, value] of Object.entries(more)) {
    const [present, at] = [result[key], [...path, key]];
    const isObject = isMergeable(present) && isMergeable(value);
    if (isObject) setOwn(result, key, merged(fieldsOf(present), fieldsOf(value), at));
    else if (ADDED_TO.test(at.join(' '))) setOwn(result, key, [...new Set([...textsOf(present), ...textsOf(value)])]);
    else setOwn(result, key, value);
  }
  return result;
}

function isMergeable(value: unknown): boolean {
  return isFields(value) && !(value instanceof VariableText);
}
