import { closestName } from '../../kubernetes/closest-name';
import { definedEntries } from '../../kubernetes/json';
import {
  checkCount,
  checkHost,
  checkSecretKey,
  checkServerPort,
  checkText,
  refuseOption,
  type PresetPlace,
} from '../preset-values';
import { KNOWN_SETTINGS } from './known-settings';
import type { PgBouncerAmbassadorProps } from './props';

/** Refuses what PgBouncer could not take, or would understand otherwise than it is meant. */
export function checkPgBouncerProps(place: PresetPlace, props: PgBouncerAmbassadorProps): void {
  const { host, port, listenPort, users, ca, database, poolSize, maxClients, settings } = props;
  checkHost(place, 'host', host);
  checkText(place, 'database', database);
  if (Object.hasOwn(RESERVED, database)) refuseReserved(place, database);
  if (port !== undefined) checkServerPort(place, 'port', port);
  if (listenPort !== undefined) checkServerPort(place, 'listenPort', listenPort);
  checkSecretKey(place, 'users', users);
  if (ca) checkSecretKey(place, 'ca', ca);
  if (poolSize !== undefined) checkCount(place, 'poolSize', poolSize);
  if (maxClients !== undefined) checkCount(place, 'maxClients', maxClients);
  definedEntries(settings).forEach(([section, entries]) => checkSettings(place, section, Object.keys(entries)));
  definedEntries(settings?.['databases']).forEach(([name, value]) => checkDatabase(place, name, value));
  checkNames(place, props);
}

/** Names of databases that mean something else to PgBouncer. */
const RESERVED: { readonly [name: string]: string } = { pgbouncer: 'its own console', '*': 'every other database' };

function refuseReserved(place: PresetPlace, database: string): void {
  refuseOption(place, 'database', {
    value: database,
    message: `"${database}" is the name of ${RESERVED[database]} in PgBouncer.`,
    fix: 'give the database another name for clients, as in settings: { databases: { orders: "host=… dbname=…" } }.',
  });
}

const SECTIONS = ['databases', 'users', 'pgbouncer', 'peers'];

/** Another image may be of a version that knows more. */
function checkNames(place: PresetPlace, { image, settings }: PgBouncerAmbassadorProps): void {
  if (image !== undefined) return;
  const names = Object.keys(settings?.['pgbouncer'] ?? {});
  for (const name of names) if (!KNOWN_SETTINGS.includes(name)) refuseUnknown(place, name);
}

function refuseUnknown(place: PresetPlace, name: string): void {
  const meant = closestName(name, KNOWN_SETTINGS);
  refuseOption(place, 'settings.pgbouncer', {
    value: name,
    message: `PgBouncer has no setting ${JSON.stringify(name)}, and would not start with it.`,
    fix:
      meant === undefined
        ? 'write one of its documentation, https://www.pgbouncer.org/config.html, or name the `image` that has it.'
        : `write ${JSON.stringify(meant)} if that is meant.`,
  });
}

/** Settings that a prop makes, since more than the configuration depends on them. */
const PROP_OF: { readonly [setting: string]: string } = { listen_port: 'listenPort', auth_file: 'users' };

function checkSettings(place: PresetPlace, section: string, names: readonly string[]): void {
  if (!SECTIONS.includes(section)) {
    refuseOption(place, 'settings', {
      value: section,
      message: `PgBouncer has no section ${JSON.stringify(section)} in its configuration.`,
      fix: `choose among ${SECTIONS.map((each) => `\`${each}\``).join(', ')}.`,
    });
  }
  const owned = names.filter((name) => section === 'pgbouncer' && Object.hasOwn(PROP_OF, name));
  for (const name of owned) {
    refuseOption(place, `settings.pgbouncer.${name}`, {
      message: `the setting \`${name}\` must agree with the container.`,
      fix: `use the option \`${PROP_OF[name]}\` for it.`,
    });
  }
}

const PASSWORD = /(?:^|\s)password\s*=/i;

/** The configuration is a ConfigMap, which everybody may read who may read the namespace. */
function checkDatabase(place: PresetPlace, name: string, value: unknown): void {
  if (typeof value !== 'string' || !PASSWORD.test(value)) return;
  refuseOption(place, `settings.databases.${name}`, {
    message: 'a password would stand in a ConfigMap.',
    fix: 'leave it out, and put the user with its password into the file of `users`: PgBouncer takes it from there.',
  });
}
