import { Duration, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { definedEntries, definedFields } from '../../kubernetes/json';
import { checkCall } from '../../options/check-call';
import type { ContainerReference } from '../../plus/pod-references';
import { LOCALHOST } from '../../probes/preset-times';
import { Probe } from '../../probes/probe';
import { ProbeSet } from '../../probes/probe-set';
import type { HelperResources } from '../../qos/resource-amounts';
import { Ambassador, type AmbassadorProps } from '../ambassador';
import { Ini } from '../config/ini';
import type { LocalhostVariables } from '../parts/localhost-variables';
import type { SecretKeyReference } from '../parts/references';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { withDefaults, type PresetProps } from '../preset-props';
import {
  checkCount,
  checkHost,
  checkServerPort,
  checkText,
  presetPlace,
  refuseOption,
  secretFileVolume,
  type PresetPlace,
} from '../preset-values';

/**
 * When a connection to the database is free for another client.
 *
 * @see https://www.pgbouncer.org/features.html
 */
export enum PgBouncerPoolMode {
  /** When the client disconnects: everything of PostgreSQL works, and an idle client keeps its connection. */
  SESSION = 'session',
  /** When a transaction ends: `LISTEN`, session variables and advisory locks of a session do not work. */
  TRANSACTION = 'transaction',
  /** When a statement ends: there are no transactions of several statements. */
  STATEMENT = 'statement',
}

/**
 * The database behind PgBouncer, and how the app finds PgBouncer.
 */
export interface PgBouncerAmbassadorProps extends PresetProps {
  /** The DNS name or IP address of the PostgreSQL server. */
  readonly host: string;

  /**
   * The port of the PostgreSQL server.
   * @default 5432
   */
  readonly port?: number;

  /** The name of the database, for PostgreSQL and for the app. */
  readonly database: string;

  /**
   * The key of a Secret that holds the users with their passwords, one on each line as in `"orders" "secret"`. Clients sign
   * in to PgBouncer with them, and PgBouncer to PostgreSQL. With `scram-sha-256` on both sides a password stands there as
   * text, or as the SCRAM secret that PostgreSQL keeps of it.
   *
   * @see https://www.pgbouncer.org/config.html#authentication-file-format
   */
  readonly users: SecretKeyReference;

  /**
   * The key of a Secret that holds the certificates of the authorities which sign that of PostgreSQL. With it, connections
   * to PostgreSQL are encrypted, and the certificate must be for `host`.
   *
   * @default - none: encrypted if PostgreSQL offers it, and its certificate is not looked at
   */
  readonly ca?: SecretKeyReference;

  /**
   * The environment variables by which the app finds PgBouncer. The URL gets the scheme `postgresql` and the path with the
   * name of the database unless others are given.
   */
  readonly clientVariables: LocalhostVariables;

  /**
   * The containers that get the variables, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];

  /**
   * The port on localhost on which PgBouncer listens, from 1024.
   * @default 6432
   */
  readonly listenPort?: number;

  /**
   * When a connection to the database is free for another client.
   * @default PgBouncerPoolMode.TRANSACTION
   */
  readonly poolMode?: PgBouncerPoolMode;

  /**
   * The most connections that a Pod opens to the database for one user. All Pods together must stay below `max_connections`
   * of PostgreSQL.
   *
   * @default 10
   */
  readonly poolSize?: number;

  /**
   * The most connections that the app opens to PgBouncer.
   * @default 200
   */
  readonly maxClients?: number;

  /**
   * Further settings by section (`databases`, `users`, `pgbouncer` or `peers`) and name. They win over those of the preset.
   *
   * @see https://www.pgbouncer.org/config.html
   * @default - none
   */
  readonly settings?: { readonly [section: string]: { readonly [name: string]: string | number } };
}

/**
 * PgBouncer between the app and PostgreSQL: many connections of the app share a few of the database.
 *
 * @see https://www.pgbouncer.org/
 *
 * @example
 * new PgBouncerAmbassador(deployment, 'database', {
 *   host: 'orders-pg.databases.svc',
 *   database: 'orders',
 *   users: { secret: { name: 'orders-pgbouncer' }, key: 'users.txt' },
 *   clientVariables: { host: 'PGHOST', port: 'PGPORT' },
 * });
 */
export class PgBouncerAmbassador extends Ambassador {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'ghcr.io/cloudnative-pg/pgbouncer:1.25.1';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the database, the users, and how the app finds it
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: PgBouncerAmbassadorProps) {
    checkCall('PgBouncerAmbassador', arguments, { isExtended: new.target !== PgBouncerAmbassador });
    checkProps(presetPlace('PgBouncerAmbassador', scope, id), props);
    super(scope, id, ambassadorProps(props.name ?? id, props));
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

const LISTEN_PORT = 6432;
const CONFIGURATION = '/etc/pgbouncer';
const USERS = { directory: '/etc/pgbouncer-users', file: 'users.txt' };
const CA = { directory: '/etc/pgbouncer-ca', file: 'ca.crt' };

/** The user and group of the image, which it names without numbers. */
const SECURITY = { user: 998, group: 996 };

/**
 * One process that copies packets: a core serves tens of thousands of queries a second, and each connection takes some
 * kilobytes. The memory has one amount, so that the container fits a Guaranteed Pod; a limit of the CPU would only delay
 * queries.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '100m' } },
  memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) },
};

function ambassadorProps(container: string, props: PgBouncerAmbassadorProps): AmbassadorProps {
  const { listenPort = LISTEN_PORT, clients, users, ca } = props;
  return {
    ...withDefaults(props, {
      image: PgBouncerAmbassador.IMAGE,
      probes: startupProbe(listenPort),
      resources: RESOURCES,
      securityContext: SECURITY,
    }),
    command: ['pgbouncer', `${CONFIGURATION}/pgbouncer.ini`],
    listen: listenPort,
    clientVariables: withUrlParts(props),
    ...(clients && { clients }),
    configuration: { path: CONFIGURATION, files: { 'pgbouncer.ini': Ini.stringify(sections(props)) } },
    volumes: [
      secretFileVolume(container, { purpose: 'users', reference: users, ...USERS }),
      ...(ca ? [secretFileVolume(container, { purpose: 'ca', reference: ca, ...CA })] : []),
    ],
  };
}

/** It answers as soon as PgBouncer takes connections, whether PostgreSQL does or not. The app waits for it, so it is short. */
function startupProbe(port: number): ProbeSet {
  const command = ['pg_isready', '-h', LOCALHOST, '-p', String(port), '-U', 'pgbouncer', '-d', 'pgbouncer'];
  const timing = { period: Duration.seconds(1), timeout: Duration.seconds(1), failureThreshold: 30 };
  return ProbeSet.of({ startup: Probe.fromCommand(command, timing) });
}

function withUrlParts({ clientVariables, database }: PgBouncerAmbassadorProps): LocalhostVariables {
  if (clientVariables.url === undefined) return clientVariables;
  return { urlScheme: 'postgresql', urlPath: database, ...definedFields({ ...clientVariables }) };
}

type Sections = { readonly [section: string]: { readonly [name: string]: string | number } };

function sections(props: PgBouncerAmbassadorProps): Sections {
  const own: Sections = { databases: databaseOf(props), pgbouncer: settingsOf(props) };
  const more = Object.fromEntries(definedEntries(props.settings));
  const names = [...new Set([...Object.keys(own), ...Object.keys(more)])];
  return Object.fromEntries(names.map((name) => [name, { ...own[name], ...more[name] }]));
}

/** Names that the section `databases` takes as they are. */
const DATABASE_NAME = /^[-.\w]+$/;

/** Any other name is that of the one database for whatever a client asks for. */
function databaseOf({ host, port = 5432, database }: PgBouncerAmbassadorProps): Sections[string] {
  const server = `host=${host} port=${port}`;
  if (DATABASE_NAME.test(database)) return { [database]: server };
  return { '*': `${server} dbname='${database.replaceAll("'", "''")}'` };
}

function settingsOf(props: PgBouncerAmbassadorProps): Sections[string] {
  const { listenPort = LISTEN_PORT, poolMode = PgBouncerPoolMode.TRANSACTION, poolSize = 10, maxClients = 200 } = props;
  const tls = { server_tls_sslmode: 'verify-full', server_tls_ca_file: `${CA.directory}/${CA.file}` };
  return {
    listen_addr: LOCALHOST,
    listen_port: listenPort,
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
    auth_file: `${USERS.directory}/${USERS.file}`,
    pool_mode: poolMode,
    default_pool_size: poolSize,
    max_client_conn: maxClients,
    // After a failed login PgBouncer refuses clients for as long, by default 15 s: longer than many restarts take.
    server_login_retry: 2,
    // JDBC sends it with every connection, and PgBouncer would refuse that.
    ignore_startup_parameters: 'extra_float_digits',
    ...(props.ca && tls),
  };
}

function checkProps(place: PresetPlace, props: PgBouncerAmbassadorProps): void {
  const { host, port, database, poolSize, maxClients, settings } = props;
  checkHost(place, 'host', host);
  checkText(place, 'database', database);
  if (Object.hasOwn(RESERVED, database)) refuseReserved(place, database);
  if (port !== undefined) checkServerPort(place, 'port', port);
  if (poolSize !== undefined) checkCount(place, 'poolSize', poolSize);
  if (maxClients !== undefined) checkCount(place, 'maxClients', maxClients);
  definedEntries(settings).forEach(([section, entries]) => checkSettings(place, section, Object.keys(entries)));
}

/** Names of databases that mean something else to PgBouncer. */
const RESERVED: { readonly [name: string]: string } = { pgbouncer: 'its own console', '*': 'every other database' };

function refuseReserved(place: PresetPlace, database: string): never {
  return refuseOption(place, 'database', {
    value: database,
    message: `"${database}" is the name of ${RESERVED[database]} in PgBouncer.`,
    fix: 'give the database another name for clients, as in settings: { databases: { orders: "host=… dbname=…" } }.',
  });
}

const SECTIONS = ['databases', 'users', 'pgbouncer', 'peers'];

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
  const owned = names.find((name) => section === 'pgbouncer' && Object.hasOwn(PROP_OF, name));
  if (owned === undefined) return;
  refuseOption(place, `settings.pgbouncer.${owned}`, {
    message: `the setting \`${owned}\` must agree with the container.`,
    fix: `use the option \`${PROP_OF[owned]}\` for it.`,
  });
}
