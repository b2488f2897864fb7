import { Duration, Size } from 'cdk8s';
import { FluentBitFormat, FluentBitMultiline, FluentBitOutput, type FluentBitSidecarProps } from '../../../src';
import { files, http, LOG, PASSWORD, refusalOf } from './support';

const HOST = { host: 'logs.example.com' };

/** What is refused, by what is wrong with it: the props, and what the error says, where, and how to mend it. */
const REFUSED: { readonly [problem: string]: readonly [Partial<FluentBitSidecarProps>, ...string[]] } = {
  'no log files': [
    { logFiles: [] },
    'preset-option: there is no log to read.',
    'FluentBitSidecar.logFiles = []',
    'name one at least.',
  ],
  'no outputs': [
    { outputs: [] },
    'preset-option: there is nowhere to send the logs.',
    'FluentBitSidecar.outputs = []',
    'name one at least.',
  ],
  'a grace of half a second': [
    { grace: Duration.millis(500) },
    'preset-option: 0.5 s is not a time that Fluent Bit goes on for, which is whole seconds and at least 1.',
    'FluentBitSidecar.grace = "0.5 s"',
    'write whole seconds, as in Duration.seconds(10).',
  ],
  'a small buffer': [
    { bufferSize: Size.mebibytes(8) },
    'preset-option: 8Mi is too little for what waits: Fluent Bit keeps it in chunks of 2Mi.',
    'FluentBitSidecar.bufferSize = "8Mi"',
    'give at least Size.mebibytes(16).',
  ],
  'a port that there is not': [
    { httpPort: 0 },
    'port-number: the port 0 is not a whole number from 1 to 65535.',
    'FluentBitSidecar.httpPort = 0',
    'use a port in this range.',
  ],
  'a path with a comma': [
    files({ path: '/logs,/etc' }),
    'preset-option: Fluent Bit reads "/logs,/etc" as a pattern, because of ",".',
    'FluentBitSidecar.logFiles[0].path = "/logs,/etc"',
    'mount the volume at a path without such characters.',
  ],
  'an empty path': [
    files({ path: '' }),
    'preset-option: the text is empty.',
    'FluentBitSidecar.logFiles[0].path = ""',
    'write one line of printable characters.',
  ],
  'no patterns': [
    files({ files: [] }),
    'preset-option: no file is read.',
    'FluentBitSidecar.logFiles[0].files = []',
    'name one at least.',
  ],
  'a pattern out of the volume': [
    files({ files: ['../*.log'] }),
    'preset-option: "../*.log" leads out of the volume.',
    'FluentBitSidecar.logFiles[0].files[0] = "../*.log"',
    'write a pattern below /var/log/shop, such as "*.log", and several as items of `files`.',
  ],
  'a pattern with a comma': [
    files({ files: ['a.log,b.log'] }),
    'preset-option: Fluent Bit reads "a.log,b.log" as several patterns: it divides them at commas.',
    'FluentBitSidecar.logFiles[0].files[0] = "a.log,b.log"',
    'write a pattern below /var/log/shop, such as "*.log", and several as items of `files`.',
  ],
  'a tag with a blank': [
    files({ tag: 'a b' }),
    'preset-option: "a b" is not a tag by which outputs could choose records.',
    'FluentBitSidecar.logFiles[0].tag = "a b"',
    'write letters, digits, "_", "-" and ".", as in "shop.access".',
  ],
  'a format without its expression': [
    files({ format: FluentBitFormat.REGEX }),
    'preset-option: there is no regular expression for the format `regex`.',
    'FluentBitSidecar.logFiles[0].regex',
    String.raw`write one with named groups, as in "^(?<level>\\w+) (?<message>.*)$".`,
  ],
  'an expression without its format': [
    files({ regex: 'a' }),
    'preset-option: `regex` has no meaning for lines of the format `text`.',
    'FluentBitSidecar.logFiles[0].regex = "a"',
    'leave it out, or choose another `format`.',
  ],
  'a time in a text': [
    files({ timeKey: 'time' }),
    'preset-option: `timeKey` has no meaning for lines of the format `text`.',
    'FluentBitSidecar.logFiles[0].timeKey = "time"',
    'leave it out, or choose another `format`.',
  ],
  'the form of no time': [
    files({ format: FluentBitFormat.JSON, timeFormat: '%s' }),
    'preset-option: the form of a time is given, and no field that has the time.',
    'FluentBitSidecar.logFiles[0].timeFormat = "%s"',
    "name it, as in `timeKey: 'time'`.",
  ],
  'two rules for entries': [
    files({ firstLine: '^a', multiline: FluentBitMultiline.GO }),
    'preset-option: `firstLine` and `multiline` both say which lines are one entry.',
    'FluentBitSidecar.logFiles[0].firstLine',
    'leave one of them out.',
  ],
  'two formats under one tag': [
    { logFiles: [LOG, { ...LOG, format: FluentBitFormat.JSON }] },
    'preset-option: other files have the tag "app" too, and the tag says how lines are parsed.',
    'FluentBitSidecar.logFiles[1].tag = "app"',
    'give each its own, as in "shop.access" and "shop.errors".',
  ],
  'a URL as a host': [
    http({ host: 'http://logs' }),
    'preset-option: "http://logs" is neither a DNS name nor an IP address.',
    'FluentBitSidecar.outputs[0].host = "http://logs"',
    'write the host alone, without a scheme, a port or a path, as in "orders.example.com".',
  ],
  'a port of a server that there is not': [
    http({ port: 70000 }),
    'port-number: the port 70000 is not a whole number from 1 to 65535.',
    'FluentBitSidecar.outputs[0].port = 70000',
    'use a port in this range.',
  ],
  'certificates without TLS': [
    http({ ca: PASSWORD, tls: false }),
    'preset-option: the connection is not encrypted, and certificates are given for it.',
    'FluentBitSidecar.outputs[0].ca',
    'leave out `tls: false`, or `ca`.',
  ],
  'a user without a password': [
    http({ user: 'shop' }),
    'preset-option: there is a user or a password, and not both.',
    'FluentBitSidecar.outputs[0].password',
    'give both, or none.',
  ],
  'a password without a user': [
    http({ password: PASSWORD }),
    'preset-option: there is a user or a password, and not both.',
    'FluentBitSidecar.outputs[0].user',
    'give both, or none.',
  ],
  'a header with a blank in its name': [
    http({ headers: { 'a b': 'c' } }),
    'preset-option: "a b" is not the name of a header.',
    'FluentBitSidecar.outputs[0].headers["a b"] = "a b"',
    'write letters, digits, "-" and "_", as in "X-Scope-OrgID".',
  ],
  'a header of two lines': [
    http({ headers: { a: 'b\nc' } }),
    String.raw`preset-option: "b\nc" has characters that cannot be printed.`,
    String.raw`FluentBitSidecar.outputs[0].headers["a"] = "b\nc"`,
    'write one line of printable characters.',
  ],
  'a key that no Secret has': [
    http({ headers: { a: { secret: { name: 's' }, key: 'a/b' } } }),
    'object-reference: "a/b" is not a key of the Secret "s": a key has letters, digits, "-", "_" and ".".',
    'FluentBitSidecar.outputs[0].headers["a"].key = "a/b"',
    'write a key as the `data` of the object has it.',
  ],
  'a header for Elasticsearch': [
    { outputs: [FluentBitOutput.elasticsearch({ ...HOST, headers: { a: 'b' } })] },
    'preset-option: the output "es" of Fluent Bit has no place for `headers`.',
    'FluentBitSidecar.outputs[0].headers',
    'leave it out; who signs in is said by `user` and `password`.',
  ],
  'a user for forward': [
    { outputs: [FluentBitOutput.forward({ ...HOST, user: 'shop', password: PASSWORD })] },
    'preset-option: the output "forward" of Fluent Bit has no place for `user` and `password`.',
    'FluentBitSidecar.outputs[0].user',
    'leave it out; an output with a shared key is one of `config.pipeline.outputs`, with `shared_key: { secret, key }`.',
  ],
};

test.each(Object.entries(REFUSED))('%s is refused', (_problem, [props, ...texts]) => {
  expect(refusalOf(props)).toEqual(texts);
});
