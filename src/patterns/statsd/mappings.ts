import { definedEntries, definedFields, type Fields } from '../../kubernetes/json';
import { mergedData } from '../config/json';
import { goSeconds } from '../flags';
import { StatsdMatch, StatsdTimer, type StatsdExporterAdapterProps, type StatsdMapping } from './props';

/** A reference to what a mapping matched, such as `$1` or `${1}`. */
export const REFERENCE = /\$(?:\{(\d+)\}|(\d+))/g;

/** The mapping file of the exporter, with what its user adds to it. */
export function mappingFile(props: StatsdExporterAdapterProps): Fields {
  const { mappings = [], dropUnmapped = false, timers = StatsdTimer.HISTOGRAM, buckets, forgetAfter, config } = props;
  const defaults = definedFields({
    observer_type: timers,
    ...(buckets && { histogram_options: { buckets } }),
    ttl: forgetAfter && goSeconds(forgetAfter),
  });
  const own = { defaults, mappings: mappings.map(mapping) };
  const merged = mergedData(own, config ?? {}, 'plain') as typeof own;
  return dropUnmapped ? { ...merged, mappings: [...merged.mappings, DROP_THE_REST] } : merged;
}

const DROP_THE_REST = { match: '.', match_type: StatsdMatch.REGEX, action: 'drop', name: 'dropped' };

function mapping(each: StatsdMapping): Fields {
  const { match, matchType, metricType, name, labels, help, timers, buckets, forgetAfter } = each;
  const isGlob = matchType !== StatsdMatch.REGEX;
  const texts = definedEntries(labels).map(([label, value]) => [label, template(value, isGlob)]);
  return definedFields({
    match,
    match_type: matchType,
    match_metric_type: metricType,
    // The exporter wants a name for what it drops as well.
    name: name === undefined ? 'dropped' : template(name, isGlob),
    action: name === undefined ? 'drop' : undefined,
    labels: labels && Object.fromEntries(texts),
    help,
    observer_type: timers ?? (buckets && StatsdTimer.HISTOGRAM),
    histogram_options: buckets && { buckets },
    ttl: forgetAfter && goSeconds(forgetAfter),
  });
}

/**
 * A text with references in braces, since `$1_total` is a reference to `1_total` for the exporter. A glob with references is
 * a format of Go's `fmt`, in which "%" is written twice.
 *
 * Source: github.com/prometheus/statsd_exporter/pkg/mapper/fsm/formatter.go
 */
function template(text: string, isGlob: boolean): string {
  const isFormat = isGlob && text.search(REFERENCE) >= 0;
  const escaped = isFormat ? text.replaceAll('%', '%%') : text;
  return escaped.replace(REFERENCE, (_all, braced?: string, plain?: string) => `\${${String(braced ?? plain)}}`);
}
