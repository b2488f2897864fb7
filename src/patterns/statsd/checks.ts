import { definedEntries } from '../../kubernetes/json';
import { checkData, checkFields } from '../config/json';
import { checkSeconds, checkServerPort, refuseOption, type PresetPlace } from '../preset-values';
import { REFERENCE } from './mappings';
import { StatsdMatch, StatsdTimer, type StatsdExporterAdapterProps, type StatsdMapping } from './props';

/** Refuses what the exporter could not take, or would understand otherwise than it is meant. */
export function checkStatsdProps(place: PresetPlace, props: StatsdExporterAdapterProps): void {
  const { listen, metricsPort, mappings = [], timers, buckets, forgetAfter, config } = props;
  if (typeof listen === 'number') checkServerPort(place, 'listen', listen);
  if (metricsPort !== undefined) checkServerPort(place, 'metricsPort', metricsPort);
  if (config !== undefined) {
    checkData(place, 'config', config);
    checkFields(place, 'config', config, { known: ['defaults', 'mappings'], what: 'a mapping file' });
  }
  if (forgetAfter) checkSeconds(place, 'forgetAfter', forgetAfter);
  checkBuckets(place, 'buckets', { timers, buckets });
  mappings.forEach((mapping, index) => checkMapping(place, `mappings[${index}]`, mapping));
}

/** Source: github.com/prometheus/statsd_exporter/pkg/mapper/mapper.go */
const GLOB = /^(\*|[a-z_][-\w]*)(\.(\*|[a-z\d_][-\w]*))*$/i;
const NAME = /^[a-z_]\w*$/i;
const LABEL = /^[a-z_]\w+$/i;

function checkMapping(place: PresetPlace, option: string, mapping: StatsdMapping): void {
  const { match, matchType, timers, buckets, forgetAfter } = mapping;
  const isGlob = matchType !== StatsdMatch.REGEX;
  if (isGlob ? !GLOB.test(match) : match === '') refuseMatch(place, `${option}.match`, match);
  checkNames(place, option, mapping);
  const captures = isGlob ? match.split('*').length - 1 : Infinity;
  for (const [at, text] of templates(mapping)) checkReferences(place, `${option}.${at}`, { text, captures });
  if (forgetAfter) checkSeconds(place, `${option}.forgetAfter`, forgetAfter);
  checkBuckets(place, `${option}.buckets`, { timers, buckets });
}

/** The texts of a mapping in which references count, each with its option. */
function templates({ name = '', labels }: StatsdMapping): [string, string][] {
  return [
    ['name', name],
    ...definedEntries(labels).map(([label, text]): [string, string] => [`labels['${label}']`, text]),
  ];
}

function checkNames(place: PresetPlace, option: string, { name, labels }: StatsdMapping): void {
  if (name !== undefined && !NAME.test(name.replace(REFERENCE, '_'))) refuseName(place, `${option}.name`, name);
  for (const [label] of definedEntries(labels)) if (!LABEL.test(label)) refuseLabel(place, `${option}.labels`, label);
}

function refuseMatch(place: PresetPlace, option: string, match: string): void {
  refuseOption(place, option, {
    value: match,
    message: `${JSON.stringify(match)} matches no name of StatsD: its parts have letters, digits, "_" and "-", or are "*".`,
    fix: 'write parts between dots, as in "shop.*.requests", or choose StatsdMatch.REGEX.',
  });
}

function refuseName(place: PresetPlace, option: string, name: string): void {
  refuseOption(place, option, {
    value: name,
    message: `${JSON.stringify(name)} is not the name of a Prometheus metric.`,
    fix: 'write letters, digits and "_", as in "shop_requests_total", or leave `name` out to drop what matches.',
  });
}

function refuseLabel(place: PresetPlace, option: string, label: string): void {
  refuseOption(place, option, {
    value: label,
    message: `${JSON.stringify(label)} is not the name of a label that the exporter takes.`,
    fix: 'write two characters or more: letters, digits and "_", not beginning with a digit.',
  });
}

/** The exporter drops a reference to what is not there, and a "$" before a word. */
function checkReferences(
  place: PresetPlace,
  option: string,
  { text, captures }: { readonly text: string; readonly captures: number },
): void {
  const numbers = [...text.matchAll(REFERENCE)].map(([, braced, plain]) => Number(braced ?? plain));
  const missing = numbers.find((number) => number < 1 || number > captures);
  if (missing === undefined && !text.replace(REFERENCE, '').includes('$')) return;
  const what = missing === undefined ? 'a "$" that no number follows' : `"$${missing}"`;
  const has = missing === undefined ? 'no such part' : `${captures} of them`;
  refuseOption(place, option, {
    value: text,
    message: `the text has ${what}, which the exporter drops: \`match\` has ${has}.`,
    fix: 'refer to what a "*" or a group matched by its number, as in "$1", and write no other "$".',
  });
}

function checkBuckets(
  place: PresetPlace,
  option: string,
  { timers, buckets }: { readonly timers?: StatsdTimer | undefined; readonly buckets?: number[] | undefined },
): void {
  if (!buckets) return;
  const isAscending = buckets.every(
    (limit, index) => Number.isFinite(limit) && !(limit <= (buckets[index - 1] ?? -Infinity)),
  );
  if (buckets.length === 0 || !isAscending) {
    refuseOption(place, option, {
      value: buckets,
      message: `[${buckets.join(', ')}] are not the limits of buckets, which are numbers in ascending order.`,
      fix: 'write them as in [0.05, 0.1, 0.5, 1], or leave `buckets` out.',
    });
  }
  if (timers !== StatsdTimer.SUMMARY) return;
  refuseOption(place, option, {
    value: buckets,
    message: 'a summary has quantiles, and no buckets.',
    fix: 'leave `buckets` out, or choose StatsdTimer.HISTOGRAM.',
  });
}
