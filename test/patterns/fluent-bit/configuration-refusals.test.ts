import type { FluentBitSidecarProps } from '../../../src';
import { config, files, http, refusalOf } from './support';

/** What is refused, by what is wrong with it: the props, and what the error says, where, and how to mend it. */
const REFUSED: { readonly [problem: string]: readonly [Partial<FluentBitSidecarProps>, ...string[]] } = {
  'a setting that an output does not have': [
    http({ settings: { urI: '/logs', forma: 'json' } }),
    'preset-option: the plugin "http" of Fluent Bit has no key "forma".',
    'FluentBitSidecar.outputs[0].settings = "forma"',
    'write `format` if that is meant.',
  ],
  'a plugin without a name': [
    config('filters', { match: '*' }),
    'preset-option: a plugin of Fluent Bit has no name.',
    'FluentBitSidecar.config.pipeline.filters[0]',
    "name it, as in { name: 'modify', match: '*' }.",
  ],
  'a key that no plugin has': [
    config('filters', { name: 'Grep', zzzzzz: 'a' }),
    'preset-option: the plugin "grep" of Fluent Bit has no key "zzzzzz".',
    'FluentBitSidecar.config.pipeline.filters[0] = "zzzzzz"',
    'leave it out, or see the keys of "grep" in its documentation.',
  ],
  'a key of another plugin': [
    config('outputs', { name: 'loki', label_key: 'a' }),
    'preset-option: the plugin "loki" of Fluent Bit has no key "label_key".',
    'FluentBitSidecar.config.pipeline.outputs[0] = "label_key"',
    'write `label_keys` if that is meant.',
  ],
  'a switch that is a text': [
    config('inputs', { name: 'tail', read_from_head: 'maybe' }),
    'preset-option: Fluent Bit takes on or off there.',
    'FluentBitSidecar.config.pipeline.inputs[0].read_from_head = "maybe"',
    'write on or off.',
  ],
  'a size that is none': [
    config('inputs', { name: 'tail', mem_buf_limit: 'much' }),
    'preset-option: Fluent Bit takes a size such as 5M there.',
    'FluentBitSidecar.config.pipeline.inputs[0].mem_buf_limit = "much"',
    'write a size such as 5M.',
  ],
  'a number that is none': [
    config('outputs', { name: 'http', port: 'a' }),
    'preset-option: Fluent Bit takes a number there.',
    'FluentBitSidecar.config.pipeline.outputs[0].port = "a"',
    'write a number.',
  ],
  'a time that is none': [
    config('inputs', { name: 'tail', rotate_wait: 'soon' }),
    'preset-option: Fluent Bit takes a time such as 10s there.',
    'FluentBitSidecar.config.pipeline.inputs[0].rotate_wait = "soon"',
    'write a time such as 10s.',
  ],
  'an object in place of a text': [
    config('inputs', { name: 'tail', tag: {} }),
    'preset-option: Fluent Bit takes a text there.',
    'FluentBitSidecar.config.pipeline.inputs[0].tag = {}',
    'write a text.',
  ],
  'an object among texts': [
    config('filters', { name: 'grep', regex: [{}] }),
    'preset-option: Fluent Bit takes a text or a list of texts there.',
    'FluentBitSidecar.config.pipeline.filters[0].regex = [{}]',
    'write a text or a list of texts.',
  ],
  'a section that there is not': [
    { config: { pipelines: {} } },
    'preset-option: Fluent Bit has no section "pipelines" in its configuration.',
    'FluentBitSidecar.config = "pipelines"',
    'choose among `service`, `parsers`, `multiline_parsers`, `pipeline`.',
  ],
  'a variable in an expression': [
    files({ firstLine: '^${A}' }),
    'configuration-text: a configuration of Fluent Bit cannot hold "^${A}": a value has no blank at either end and no NUL, and there is no way to write "${…}" without its being expanded.',
    'FluentBitSidecar.logFiles[0].firstLine = "^${A}"',
    'write a value that the format can hold.',
  ],
  'a variable in a header': [
    http({ headers: { a: '${HOME}' } }),
    'configuration-text: a configuration of Fluent Bit cannot hold "${HOME}": a value has no blank at either end and no NUL, and there is no way to write "${…}" without its being expanded.',
    'FluentBitSidecar.outputs[0].headers["a"] = "${HOME}"',
    'write a value that the format can hold.',
  ],
  'a variable in a setting': [
    http({ settings: { uri: '/${HOME}' } }),
    'configuration-text: a configuration of Fluent Bit cannot hold "/${HOME}": a value has no blank at either end and no NUL, and there is no way to write "${…}" without its being expanded.',
    'FluentBitSidecar.outputs[0].settings.uri = "/${HOME}"',
    'write a value that the format can hold.',
  ],
  'a setting with a blank at its end': [
    http({ settings: { uri: '/logs ' } }),
    'configuration-text: a configuration of Fluent Bit cannot hold "/logs ": a value has no blank at either end and no NUL, and there is no way to write "${…}" without its being expanded.',
    'FluentBitSidecar.outputs[0].settings.uri = "/logs "',
    'write a value that the format can hold.',
  ],
  'a text with a NUL': [
    config('filters', { name: 'lua', code: 'a\u0000' }),
    'configuration-text: a configuration of Fluent Bit cannot hold "a\\u0000": a value has no blank at either end and no NUL, and there is no way to write "${…}" without its being expanded.',
    String.raw`FluentBitSidecar.config.pipeline.filters[0].code = "a\u0000"`,
    'write a value that the format can hold.',
  ],
  'a variable': [
    config('filters', { name: 'lua', code: 'a ${HOME}' }),
    'configuration-text: a configuration of Fluent Bit cannot hold "a ${HOME}": a value has no blank at either end and no NUL, and there is no way to write "${…}" without its being expanded.',
    'FluentBitSidecar.config.pipeline.filters[0].code = "a ${HOME}"',
    'write a value that the format can hold.',
  ],
};

test.each(Object.entries(REFUSED))('%s is refused', (_problem, [props, ...texts]) => {
  expect(refusalOf(props)).toEqual(texts);
});
