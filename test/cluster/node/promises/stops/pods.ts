import { ApiObject, Duration, type Chart } from 'cdk8s';
import {
  FindingsError,
  GracefulShutdown,
  KubernetesVersion,
  Sidecar,
  type GracefulShutdownProps,
} from '../../../../../src';
import { isObject, type JsonObject } from '../../../json';
import { BOX, shell } from '../../scripts/container';
import { JOURNAL } from '../../scripts/script';
import { addPod, scripted, synthesize } from '../synthesize';

/** What is promised, in seconds: the app serves on and then takes so long, and so do the sidecars after it. */
export const DRAIN = 4;
const [APP, PROXY, LOGS] = [4, 3, 3];
/** Their sum. */
export const GRACE = 14;
/** Where the app serves, and what. */
export const [PORT, FILE] = [8000, 'ready'];

/** How long containers really take from TERM to their end, in seconds. */
interface Times {
  readonly app: number;
  readonly proxy: number;
  readonly logs: number;
}

/** A slow machine takes its share of each as well. */
const IN_TIME: Times = { app: 2.9, proxy: 2, logs: 2 };
/** All of the grace period, so that a second less is too short. */
const TO_THE_LAST: Times = { app: 4.2, proxy: 2.9, logs: 2.9 };

/** The folder of the host into which the containers of a Pod write. */
type FolderOf = (name: string) => string;

/** Pods that drain, by the kubelet's own sleep and by that of a shell, and one whose grace period is cut by a second. */
export function synthesizeStops(folderOf: FolderOf): JsonObject[] {
  const bySleep = synthesize(KubernetesVersion.V1_36, (chart) => {
    addStop(chart, 'drain', folderOf, IN_TIME);
    addService(chart, 'drain');
  });
  const byShell = synthesize(KubernetesVersion.V1_29, (chart) => {
    addStop(chart, 'drain-by-shell', folderOf, IN_TIME, { shell: ['/bin/sh', '-c'] });
    addService(chart, 'drain-by-shell');
  });
  const cut = synthesize(KubernetesVersion.V1_36, (chart) => addStop(chart, 'cut', folderOf, TO_THE_LAST));
  return [...bySleep, ...byShell, ...cut.map(shortened)];
}

/** What the library says to the grace period of which a second is cut. */
export function refusal(): string {
  try {
    const gracePeriod = Duration.seconds(GRACE - 1);
    synthesize(KubernetesVersion.V1_36, (chart) => addStop(chart, 'cut', () => '/', IN_TIME, { gracePeriod }));
    return '';
  } catch (error) {
    if (error instanceof FindingsError) return error.findings.map(({ rule, message }) => `${rule}: ${message}`).join();
    throw error;
  }
}

function shortened(pod: JsonObject): JsonObject {
  const spec = isObject(pod['spec']) ? pod['spec'] : {};
  return { ...pod, spec: { ...spec, terminationGracePeriodSeconds: GRACE - 1 } };
}

/** The sidecars join after the shutdown was written down. */
function addStop(
  chart: Chart,
  name: string,
  folderOf: FolderOf,
  times: Times,
  more: Partial<GracefulShutdownProps> = {},
): void {
  const app = {
    ...scripted('app', stopScript('app', times.app, `httpd -f -p ${PORT} -h /tmp/web`)),
    readinessProbe: { httpGet: { path: `/${FILE}`, port: PORT }, periodSeconds: 1 },
  };
  const pod = addPod(chart, name, folderOf(name), [app]);
  new GracefulShutdown(pod, 'stop', {
    drain: Duration.seconds(DRAIN),
    timeout: Duration.seconds(APP),
    sidecarTimeouts: { proxy: Duration.seconds(PROXY), logs: Duration.seconds(LOGS) },
    ...more,
  });
  for (const sidecar of ['proxy', 'logs'] as const) {
    new Sidecar(pod, sidecar, {
      image: BOX,
      command: shell(stopScript(sidecar, times[sidecar], 'sleep 100000')),
      securityContext: { user: 65532 },
      volumeMounts: [{ volume: 'journal', path: JOURNAL }],
    });
  }
}

/** A container that ends what it does when it is told to stop, tidies up for some time, and exits with 0. */
function stopScript(name: string, seconds: number, work: string): string {
  return [
    'umask 0',
    `say() { read up idle < /proc/uptime; echo "$up ${name} 1 $*" >> ${JOURNAL}/lines; }`,
    ...(name === 'app' ? [`mkdir /tmp/web; touch /tmp/web/${FILE}`] : []),
    `${work} & work=$!`,
    `trap 'say term; kill $work; sleep ${seconds}; say exit 0; exit 0' TERM`,
    'say start; wait',
  ].join('\n');
}

function addService(chart: Chart, name: string): void {
  new ApiObject(chart, `${name}-service`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ port: PORT }] },
  });
}
