import { fieldsOf, listOf, textOf, type Fields } from '../../kubernetes/json';
import { closestName } from '../../kubernetes/closest-name';
import { VariableText } from '../config/variable-text';
import { refuseOption, type PresetPlace } from '../preset-values';
import { COMMON_KEYS, CONNECTION_KEYS, type KeyKind, type Keys, type PluginKind } from './common-keys';
import { FILTER_KEYS, INPUT_KEYS, OUTPUT_KEYS } from './plugin-keys';

const PLUGINS: { readonly [kind in PluginKind]: { readonly [plugin: string]: Keys } } = {
  inputs: INPUT_KEYS,
  filters: FILTER_KEYS,
  outputs: OUTPUT_KEYS,
};

/** Outputs that connect to no server. */
const WITHOUT_SERVER = ['stdout'];

/** Keys of another kind than those of plugins: the plugin itself, and what changes records on their way. */
const OWN_KEYS = ['name', 'processors'];

/** Refuses keys that a plugin does not have, and values that they cannot have; plugins that are not known here are not looked at. */
export function checkPlugins(place: PresetPlace, kind: PluginKind, plugins: unknown): void {
  for (const [index, plugin] of listOf(plugins).entries()) {
    const fields = fieldsOf(plugin);
    const option = `config.pipeline.${kind}[${index}]`;
    const name = textOf(fields['name']);
    if (name === undefined) refuseNameless(place, option);
    else checkKeys(place, { option, kind, name: name.toLowerCase() }, fields);
  }
}

interface PluginAt {
  readonly option: string;
  readonly kind: PluginKind;
  readonly name: string;
}

/** Refuses keys that a plugin does not have, and values that they cannot have. */
export function checkKeys(place: PresetPlace, { option, kind, name }: PluginAt, fields: Fields): void {
  const kinds = kindsOfPlugin(kind, name);
  if (!kinds) return;
  for (const [key, value] of Object.entries(fields)) {
    if (OWN_KEYS.includes(key.toLowerCase())) continue;
    const known = kinds.get(key.toLowerCase());
    if (known === undefined) {
      refuseKey(place, { option, name, key }, [...kinds.keys()]);
      continue;
    }
    const values = known === 'list' && Array.isArray(value) ? value : [value];
    if (!values.every((each) => isOfKind(known, each))) refuseValue(place, `${option}.${key}`, known, value);
  }
}

function kindsOfPlugin(kind: PluginKind, name: string): Map<string, KeyKind> | undefined {
  const own = Object.hasOwn(PLUGINS[kind], name) ? PLUGINS[kind][name] : undefined;
  const connection = kind === 'outputs' && !WITHOUT_SERVER.includes(name) ? [CONNECTION_KEYS] : [];
  return own && kindsOf([own, COMMON_KEYS[kind], ...connection]);
}

function kindsOf(all: readonly Keys[]): Map<string, KeyKind> {
  const entries = all.flatMap((keys) =>
    Object.entries(keys).flatMap(([kind, text]) =>
      text.split(' ').map((key): [string, KeyKind] => [key, kind as KeyKind]),
    ),
  );
  return new Map(entries);
}

const FORMS: { readonly [kind in KeyKind]: RegExp } = {
  text: /^/,
  list: /^/,
  switch: /^(?:true|false|on|off|yes|no)$/i,
  number: /^-?\d+(?:\.\d+)?$/,
  size: /^(?:false|\d+(?:\.\d+)?(?:[kmg]b?)?)$/i,
  time: /^\d+(?:\.\d+)?[smhd]?$/i,
};

function isOfKind(kind: KeyKind, value: unknown): boolean {
  if (value instanceof VariableText) return true;
  return ['string', 'number', 'boolean'].includes(typeof value) && FORMS[kind].test(String(value));
}

const KIND_WORDS: { readonly [kind in KeyKind]: string } = {
  text: 'a text',
  list: 'a text or a list of texts',
  switch: 'on or off',
  number: 'a number',
  size: 'a size such as 5M',
  time: 'a time such as 10s',
};

function refuseValue(place: PresetPlace, option: string, kind: KeyKind, value: unknown): void {
  refuseOption(place, option, {
    value,
    message: `Fluent Bit takes ${KIND_WORDS[kind]} there.`,
    fix: `write ${KIND_WORDS[kind]}.`,
  });
}

function refuseKey(
  place: PresetPlace,
  { option, name, key }: { readonly option: string; readonly name: string; readonly key: string },
  known: readonly string[],
): void {
  const meant = closestName(key.toLowerCase(), known);
  refuseOption(place, option, {
    value: key,
    message: `the plugin "${name}" of Fluent Bit has no key ${JSON.stringify(key)}.`,
    fix:
      meant === undefined
        ? `leave it out, or see the keys of "${name}" in its documentation.`
        : `write \`${meant}\` if that is meant.`,
  });
}

function refuseNameless(place: PresetPlace, option: string): void {
  refuseOption(place, option, {
    message: 'a plugin of Fluent Bit has no name.',
    fix: "name it, as in { name: 'modify', match: '*' }.",
  });
}
