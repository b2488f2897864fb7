import { ApiObject, App, Chart, Duration, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import { KubernetesVersion, Probe, SharedVolume, Sidecar, TargetCluster } from '../../../../src';
import type { JsonObject } from '../../json';
import { BOX, podSpec, shell } from '../scripts/container';
import { commandOf, JOURNAL, READY_FILE, type Script } from '../scripts/script';

/** The folder of the host into which the containers of a workload write. */
export type FolderOf = (workload: string) => string;

/** How long the proxy of the shop takes until it serves. */
export const PROXY_STARTS_WITHIN = 3;

const PROXY_PORT = 9100;
const LABELS = { app: 'patterns' };
const APP: Omit<Script, 'runs'> = { container: 'app', port: 8000, onTerm: 1.5 };
const PROXY: Omit<Script, 'readyAfter'> = {
  container: 'proxy',
  runs: [{ exitCode: 0 }],
  port: PROXY_PORT,
  onTerm: 0.5,
};

/** Each side writes a word, and says when it reads that of the other side. */
const [SEEN_BY_APP, SEEN_BY_PROXY] = [exchange('/data', 'tea', 'milk'), exchange('/var/proxy', 'milk', 'tea')];

/** What the library makes of three workloads with a sidecar, as a user of it writes them. */
export function synthesizeWorkloads(folderOf: FolderOf): JsonObject[] {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const chart = new Chart(app, 'patterns');
  shop(chart, folderOf('shop'));
  stuckShop(chart, folderOf('stuck'));
  report(chart, folderOf('report'));
  return parseAllDocuments(app.synthYaml()).map((document) => document.toJS() as JsonObject);
}

/** A Deployment whose proxy is to be there before the app, and which shares a volume with it. */
function shop(chart: Chart, journal: string): void {
  const runs: Script['runs'] = [{ exitCode: 0 }];
  const workload = deployment(chart, 'shop', journal, { ...APP, runs, beside: SEEN_BY_APP });
  gate(workload, { ...PROXY, readyAfter: PROXY_STARTS_WITHIN, beside: SEEN_BY_PROXY });
  new SharedVolume(workload, 'data', {
    volumeMounts: [
      { container: 'app', path: '/data' },
      { container: 'proxy', path: '/var/proxy' },
    ],
  });
}

/** The same with a proxy that never serves. */
function stuckShop(chart: Chart, journal: string): void {
  gate(deployment(chart, 'stuck', journal, { ...APP, runs: [{ exitCode: 0 }] }), { ...PROXY, readyAfter: 'never' });
}

/** A Job whose helper would run for ever. */
function report(chart: Chart, journal: string): void {
  const script: Script = { ...APP, container: 'work', runs: [{ seconds: 2, exitCode: 0 }] };
  const spec = { restartPolicy: 'Never', template: { metadata: { labels: LABELS }, spec: podOf(journal, script) } };
  const { restartPolicy, template } = spec;
  const workload = new ApiObject(chart, 'report', {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'report' },
    spec: { template: { ...template, spec: { ...template.spec, restartPolicy } } },
  });
  sidecar(workload, { ...PROXY, container: 'progress' });
}

function deployment(chart: Chart, name: string, journal: string, script: Script): ApiObject {
  const labels = { ...LABELS, name };
  return new ApiObject(chart, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podOf(journal, script) } },
  });
}

function podOf(journal: string, script: Script): JsonObject {
  const volumeMounts = [{ name: 'journal', mountPath: JOURNAL }];
  const app = { name: script.container, image: BOX, command: shell(commandOf(script)), volumeMounts };
  return podSpec(journal, { containers: [app] });
}

function gate(workload: Construct, script: Script): void {
  const startup = Probe.fromHttpGet({
    port: 'health',
    path: READY_FILE.replace(/^.*\//, '/'),
    period: Duration.seconds(1),
    failureThreshold: 600,
  });
  sidecar(workload, script, { startup, startsBeforeApp: true, ports: [{ number: PROXY_PORT, name: 'health' }] });
}

type SidecarOptions = Pick<ConstructorParameters<typeof Sidecar>[2], 'startup' | 'startsBeforeApp' | 'ports'>;

function sidecar(workload: Construct, script: Script, options: SidecarOptions = {}): void {
  new Sidecar(workload, script.container, {
    image: BOX,
    command: shell(commandOf(script)),
    securityContext: { user: 65532 },
    emptyDirs: [{ path: '/tmp', sizeLimit: Size.mebibytes(8) }],
    volumeMounts: [{ volume: 'journal', path: JOURNAL }],
    ...options,
  });
}

function exchange(folder: string, own: string, other: string): string {
  const file = `${folder}/${other}`;
  return `echo ${own} > ${folder}/${own}; until read word < ${file}; do usleep 100000; done 2> /dev/null; say saw-$word`;
}
