import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { definedEntries } from '../../kubernetes/json';
import { checkCall } from '../../options/check-call';
import { LOCALHOST } from '../../probes/preset-times';
import type { ProbeSet } from '../../probes/probe-set';
import type { HelperResources } from '../../qos/resource-amounts';
import { Ambassador, type AmbassadorProps } from '../ambassador';
import { Ini } from '../config/ini';
import { withUrlParts } from '../parts/client-variables';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { checkPgBouncerProps } from '../pgbouncer/checks';
import { PgBouncerPoolMode, type PgBouncerAmbassadorProps } from '../pgbouncer/props';
import { startupCommand } from '../preset-probes';
import { withDefaults } from '../preset-props';
import { presetPlace, secretFileVolume, inPlace } from '../preset-values';

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
    const place = presetPlace('PgBouncerAmbassador', scope, id);
    inPlace(place, () => checkPgBouncerProps(place, props));
    super(
      scope,
      id,
      inPlace(place, () => ambassadorProps(props.name ?? id, props)),
    );
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
  const { listenPort = LISTEN_PORT, clientVariables, clients, database, users, ca } = props;
  return {
    ...withDefaults(props, {
      image: PgBouncerAmbassador.IMAGE,
      probes: startupProbe(listenPort),
      resources: RESOURCES,
      securityContext: SECURITY,
    }),
    command: ['pgbouncer', `${CONFIGURATION}/pgbouncer.ini`],
    listen: listenPort,
    clientVariables: withUrlParts(clientVariables, { urlScheme: 'postgresql', urlPath: database }),
    ...(clients && { clients }),
    configuration: { path: CONFIGURATION, files: { 'pgbouncer.ini': Ini.stringify(sections(props)) } },
    volumes: [
      secretFileVolume(container, { purpose: 'users', reference: users, ...USERS }),
      ...(ca ? [secretFileVolume(container, { purpose: 'ca', reference: ca, ...CA })] : []),
    ],
  };
}

/** It answers as soon as PgBouncer takes connections, whether PostgreSQL does or not. */
function startupProbe(port: number): ProbeSet {
  return startupCommand(['pg_isready', '-h', LOCALHOST, '-p', String(port), '-U', 'pgbouncer', '-d', 'pgbouncer']);
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
