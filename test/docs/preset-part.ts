import { isDeepStrictEqual } from 'node:util';
import type { App } from 'cdk8s';
import { stringify } from 'yaml';
import { fieldsOf, isFields, listOf, textOf, type Fields } from '../../src/kubernetes/json';
import { PRESETS } from '../fixtures/presets';
import { markdownExamples } from './examples';
import { runExample } from './run-example';

/** The section of the page of a preset that is made from its first sample. */
export const PART_HEADING = 'What it puts into the Pod';

/** The page of a preset. */
export function presetPage(file: string): string {
  return `docs/patterns/${file}.md`;
}

/** The text of the section: what a preset adds to the Pod of the first sample of its page, and what stands beside it. */
export function presetPart(file: string): string {
  const name = PRESETS.find((preset) => preset.file === file)?.name ?? '';
  const [sample] = markdownExamples(presetPage(file));
  const code = sample?.code ?? '';
  // A volume that is shared with nobody but the preset belongs to it.
  const plain = code.replace(new RegExp(`new (?:${name}|SharedVolume)\\(`, 'g'), 'exports.none(');
  const [without, whole] = [objectsOf(plain), objectsOf(code)];
  const part = added(podTemplateOf(without), podTemplateOf(whole));
  const more = whole.filter((object) => !without.some((other) => titleOf(other) === titleOf(object)));
  return [
    'All that the first sample adds to the Pod, and nothing else:',
    `\`\`\`yaml\n${stringify({ spec: { template: part } }, STYLE)}\`\`\``,
    ...(more.length > 0 ? [`Beside the workload it makes ${more.map(described).join(' and ')}.`] : []),
  ].join('\n\n');
}

/** As Prettier writes it. */
const STYLE = { lineWidth: 0, singleQuote: true } as const;

/** The objects of a sample. */
function objectsOf(code: string): Fields[] {
  // A Service of a sample leads to the port of the preset.
  const seen: { app?: App; none: () => object } = { none: () => ({ port: 8443 }) };
  runExample(code.replace('app.synth();', 'exports.app = app;'), seen);
  return seen.app?.charts.flatMap((chart) => chart.toJson() as Fields[]) ?? [];
}

function podTemplateOf(objects: readonly Fields[]): Fields {
  const [template = {}] = objects.map(({ spec }) => fieldsOf(fieldsOf(spec)['template'])).filter(({ spec }) => spec);
  return template;
}

function titleOf({ kind, metadata }: Fields): string {
  return `${textOf(kind)} ${textOf(fieldsOf(metadata)['name'])}`;
}

function described(object: Fields): string {
  const files = Object.keys(fieldsOf(object['data'])).map((file) => `\`${file}\``);
  return `the ${textOf(object['kind'])}${files.length > 0 ? ` with ${files.join(' and ')}` : ''}`;
}

/** The fields and items of a value that another lacks. */
function added(before: Fields, after: Fields): Fields {
  const entries = Object.entries(after).flatMap(([name, value]): [string, unknown][] => {
    const more = addedValue(before[name], value);
    return more === undefined ? [] : [[name, more]];
  });
  return Object.fromEntries(entries);
}

function addedValue(before: unknown, after: unknown): unknown {
  if (before === undefined) return after;
  if (isDeepStrictEqual(before, after)) return undefined;
  if (isFields(before) && isFields(after)) return added(before, after);
  return Array.isArray(after) ? addedItems(listOf(before), after) : after;
}

/** Items are the same if they have the same name. */
function addedItems(before: readonly unknown[], after: readonly unknown[]): unknown[] {
  return after.flatMap((item) => {
    if (before.some((other) => isDeepStrictEqual(other, item))) return [];
    const { name, ...fields } = fieldsOf(item);
    const same = before.find((other) => name !== undefined && fieldsOf(other)['name'] === name);
    return [same === undefined ? item : { name, ...added(fieldsOf(same), fields) }];
  });
}
