import { foundByRules, isInvalid } from './found-by-rules';
import { textAt, type JsonObject } from './json';
import { secondsSince } from './report';
import type { Bench } from './run-suite';
import { isAtLeast } from './targets';

/** The rules that say that server-side apply refuses what the API server takes otherwise. */
const OF_APPLY: ReadonlySet<string> = new Set(['server-side-apply', 'duplicate-variable', 'duplicate-port']);

const CLAIM = { name: 'a', persistentVolumeClaim: { claimName: 'a' } };
const OTHER_CLAIM = { name: 'b', persistentVolumeClaim: { claimName: 'b' } };
const VOLUMES = [CLAIM, OTHER_CLAIM];
const DEVICE = { resourceClaims: [{ name: 'gpu', resourceClaimName: 'one' }] };
/** The first version whose clusters have resource claims unless told otherwise. */
const CLAIMS_SINCE = '1.34';
const SPREAD = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };

interface Case {
  readonly title: string;
  readonly spec?: JsonObject;
  readonly container?: JsonObject;
  /** The first version that is asked; those before it drop the fields, or have others. */
  readonly since?: string;
}

/** Pods with an entry twice, and some in which the entries only seem to be the same. */
const CASES: readonly Case[] = [
  { title: 'nothing twice' },
  { title: 'env', container: { env: [variable('1'), variable('2')] } },
  { title: 'ports', container: { ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'TCP' }] } },
  {
    title: 'ports of two protocols',
    container: { ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' }] },
  },
  {
    title: 'volumeMounts',
    spec: { volumes: VOLUMES },
    container: { volumeMounts: VOLUMES.map(({ name }) => ({ name, mountPath: '/data' })) },
  },
  {
    title: 'volumeDevices',
    spec: { volumes: VOLUMES },
    container: { volumeDevices: VOLUMES.map(({ name }) => ({ name, devicePath: '/dev/data' })) },
  },
  { title: 'volumes', spec: { volumes: [CLAIM, { ...OTHER_CLAIM, name: 'a' }] } },
  { title: 'containers', spec: { initContainers: [{ name: 'app', image: 'busybox:1.36' }] } },
  {
    title: 'resources.claims',
    since: CLAIMS_SINCE,
    spec: DEVICE,
    container: { resources: { claims: [{ name: 'gpu' }, { name: 'gpu' }] } },
  },
  {
    title: 'resources.claims with two requests',
    since: CLAIMS_SINCE,
    spec: DEVICE,
    container: { resources: { claims: ['a', 'b'].map((request) => ({ name: 'gpu', request })) } },
  },
  {
    title: 'resourceClaims',
    since: CLAIMS_SINCE,
    spec: { resourceClaims: ['a', 'b'].map((name) => ({ name: 'gpu', resourceClaimName: name })) },
  },
  { title: 'hostAliases', spec: { hostAliases: ['a', 'b'].map((host) => ({ ip: '10.0.0.1', hostnames: [host] })) } },
  { title: 'imagePullSecrets', spec: { imagePullSecrets: [{ name: 'a' }, { name: 'a' }] } },
  { title: 'schedulingGates', spec: { schedulingGates: [{ name: 'a.com/b' }, { name: 'a.com/b' }] } },
  { title: 'topologySpreadConstraints', spec: { topologySpreadConstraints: [SPREAD, { ...SPREAD, maxSkew: 2 }] } },
  {
    title: 'topologySpreadConstraints that differ',
    spec: { topologySpreadConstraints: [SPREAD, { ...SPREAD, whenUnsatisfiable: 'ScheduleAnyway' }] },
  },
  {
    title: 'sysctls',
    spec: { securityContext: { sysctls: ['0', '1'].map((value) => ({ name: 'kernel.shm_rmid_forced', value })) } },
  },
  {
    title: 'exitCodes.values',
    container: {
      restartPolicy: 'Never',
      restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [3, 3] } }],
    },
  },
  { title: 'resizePolicy', container: { resizePolicy: [resize(), resize()] } },
  { title: 'tolerations', spec: { tolerations: [{ operator: 'Exists' }, { operator: 'Exists' }] } },
  { title: 'envFrom', container: { envFrom: [{ configMapRef: { name: 'a' } }, { configMapRef: { name: 'a' } }] } },
  { title: 'capabilities', container: { securityContext: { capabilities: { drop: ['ALL', 'ALL'] } } } },
];

/** Asks a server by creation and by server-side apply, and compares with what the rules say of both. */
export async function runApplies(bench: Bench): Promise<void> {
  const start = Date.now();
  const cases = CASES.filter(({ since = '1.27' }) => isAtLeast(bench.target.minor, since));
  for (const { title, spec = {}, container = {} } of cases) {
    const app = { name: 'app', image: 'busybox:1.36', ...container };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'twice' }, spec: { ...spec, containers: [app] } };
    const found = foundByRules(pod, bench.target.minor);
    const isRefused = found.some(isInvalid);
    compare(bench, `${title}, created`, isRefused, await create(bench, pod));
    compare(
      bench,
      `${title}, applied`,
      isRefused || found.some(({ rule }) => OF_APPLY.has(rule)),
      await apply(bench, pod),
    );
  }
  bench.report.say(`${bench.target.minor}  server-side apply: ${cases.length} Pods, ${secondsSince(start)}`);
}

const PODS = '/api/v1/namespaces/default/pods';
const DRY_RUN = 'dryRun=All&fieldValidation=Strict';

/** Why the server refuses to create a Pod; undefined if it takes it. */
async function create({ client }: Bench, pod: JsonObject): Promise<string | undefined> {
  const { status, body } = await client.send('POST', `${PODS}?${DRY_RUN}`, JSON.stringify(pod));
  return status < 300 ? undefined : (textAt(body, 'message') ?? String(status));
}

/** Why the server refuses to apply a Pod; undefined if it takes it. */
async function apply({ client }: Bench, pod: JsonObject): Promise<string | undefined> {
  const url = `${PODS}/twice?${DRY_RUN}&fieldManager=judge&force=true`;
  const { status, body } = await client.send('PATCH', url, JSON.stringify(pod), 'application/apply-patch+yaml');
  return status < 300 ? undefined : (textAt(body, 'message') ?? String(status));
}

function compare({ report, target }: Bench, title: string, isRefused: boolean, refusal: string | undefined): void {
  if (isRefused === (refusal !== undefined)) report.pass();
  else
    report.fail(
      `${target.minor}  server-side apply: ${title}`,
      `expected: ${isRefused ? 'refused' : 'taken'}`,
      `seen: ${refusal ?? 'taken'}`,
    );
}

function variable(value: string): JsonObject {
  return { name: 'MODE', value };
}

function resize(): JsonObject {
  return { resourceName: 'cpu', restartPolicy: 'NotRequired' };
}
