import { definedEntries } from '../../kubernetes/json';
import { listed } from '../../kubernetes/words';
import { checkHost, checkSecretKey, checkServerPort, refuseOption, type PresetPlace } from '../preset-values';
import type { FluentBitOutput, FluentBitServer } from './output';
import { checkLine } from './texts';

/** Refuses a server that Fluent Bit could not reach, or could not sign in at, as its options say. */
export function checkOutput(place: PresetPlace, option: string, { _plugin, _server }: FluentBitOutput): void {
  if (_server) checkServer(place, option, _server, _plugin);
}

function checkServer(place: PresetPlace, option: string, server: FluentBitServer, plugin: string): void {
  const { host, port, ca, tls, password } = server;
  checkHost(place, `${option}.host`, host);
  if (port !== undefined) checkServerPort(place, `${option}.port`, port);
  if (ca) checkSecretKey(place, `${option}.ca`, ca);
  if (password) checkSecretKey(place, `${option}.password`, password);
  if (ca && tls === false) {
    refuseOption(place, `${option}.ca`, {
      message: 'the connection is not encrypted, and certificates are given for it.',
      fix: 'leave out `tls: false`, or `ca`.',
    });
  }
  checkPlaces(place, option, server, plugin);
  checkUser(place, option, server);
  checkHeaders(place, option, server);
}

/** What an output has no place for, and what does it instead. */
const NO_PLACE: { readonly [plugin: string]: { readonly options: readonly string[]; readonly fix: string } } = {
  es: { options: ['headers'], fix: 'leave it out; who signs in is said by `user` and `password`.' },
  forward: {
    options: ['user', 'password', 'headers'],
    fix: 'leave it out; an output with a shared key is one of `config.pipeline.outputs`, with `shared_key: { secret, key }`.',
  },
};

function checkPlaces(place: PresetPlace, option: string, server: FluentBitServer, plugin: string): void {
  const { options, fix } = NO_PLACE[plugin] ?? { options: [], fix: '' };
  const { user, password, headers } = server;
  const given = definedEntries({ user, password, headers }).map(([name]) => name);
  const names = given.filter((name) => options.includes(name));
  if (names.length === 0) return;
  const message = `the output "${plugin}" of Fluent Bit has no place for ${listed(names.map((name) => `\`${name}\``))}.`;
  refuseOption(place, `${option}.${names[0]}`, { message, fix });
}

function checkUser(place: PresetPlace, option: string, { user, password }: FluentBitServer): void {
  if (user !== undefined) checkLine(place, `${option}.user`, user);
  if ((user === undefined) === (password === undefined)) return;
  refuseOption(place, `${option}.${user === undefined ? 'user' : 'password'}`, {
    message: 'there is a user or a password, and not both.',
    fix: 'give both, or none.',
  });
}

function checkHeaders(place: PresetPlace, option: string, { headers }: FluentBitServer): void {
  for (const [name, value] of definedEntries(headers)) {
    const at = `${option}.headers[${JSON.stringify(name)}]`;
    if (!/^[-\w]+$/.test(name)) refuseHeader(place, at, name);
    if (typeof value === 'string') checkLine(place, at, value);
    else checkSecretKey(place, at, value);
  }
}

function refuseHeader(place: PresetPlace, option: string, name: string): void {
  refuseOption(place, option, {
    value: name,
    message: `${JSON.stringify(name)} is not the name of a header.`,
    fix: 'write letters, digits, "-" and "_", as in "X-Scope-OrgID".',
  });
}
