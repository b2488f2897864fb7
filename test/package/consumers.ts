import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newestVersions, type PeerSet } from './peers';
import { Problem, run } from './process';

/** A project that uses the package without cdk8s-plus-27. */
export interface Consumer {
  readonly peers: PeerSet;
  /** A program as its user writes it, with strict types. */
  readonly sample: string;
}

const HEAD = `import { ApiObject, App, Chart, Duration, Size } from 'cdk8s';
import { GracefulShutdown, KubernetesVersion, LifecycleHandler, LifecycleHooks, ProbePresets, QosPolicy, QosTier, Sidecar, TargetCluster } from 'cdk8s-pod-patterns';

const app = new App();
TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
const chart = new Chart(app, 'shop');
const hooks = LifecycleHooks.of({ preStop: LifecycleHandler.fromCommand(['/app/quit']) });
void [ApiObject, GracefulShutdown, Duration];
`;

const PLAIN = `${HEAD}
const tier = QosTier.guaranteed({ cpu: { amount: '500m' }, memory: Size.mebibytes(256) });
const web = new ApiObject(chart, 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'shop:1' }] } },
  },
});
QosPolicy.of(web).requireGuaranteed();
tier.applyTo(web, 'web');
hooks.applyTo(web, 'web');
ProbePresets.http({ path: '/healthz', port: 8080 }).applyTo(web, 'web');
new GracefulShutdown(web, 'stop', { timeout: Duration.seconds(20) });
new Sidecar(web, 'logs', {
  image: 'logs:1',
  securityContext: { user: 65532 },
  resources: tier.helperResources,
  envVariables: { MODE: { value: 'quiet' } },
});
app.synth();
`;

const PLUS_33 = `import * as kplus from 'cdk8s-plus-33';
${HEAD}
const tier = QosTier.guaranteed({ cpu: kplus.Cpu.millis(500), memory: Size.mebibytes(256) });
const resources: kplus.ContainerResources = tier.resources;
const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', resources }] });
QosPolicy.of(web).requireGuaranteed();
hooks.applyTo(web, 'web');
ProbePresets.http({ path: '/healthz', port: 8080 }).applyTo(web, 'web');
new Sidecar(web, 'logs', {
  image: 'logs:1',
  securityContext: { user: 65532 },
  resources: tier.helperResources,
  envVariables: { MODE: kplus.EnvValue.fromValue('quiet') },
});
app.synth();
`;

/** The projects to try: with no cdk8s-plus at all, and with a newer line of it. */
export function consumersWithoutPlus27(root: string): Consumer[] {
  const { cdk8s = '', constructs = '', 'cdk8s-plus-33': plus33 = '' } = newestVersions(root);
  return [
    { peers: { name: 'no cdk8s-plus', versions: { cdk8s, constructs } }, sample: PLAIN },
    {
      peers: { name: 'only cdk8s-plus-33', versions: { cdk8s, constructs, 'cdk8s-plus-33': plus33 } },
      sample: PLUS_33,
    },
  ];
}

/** Names cdk8s-plus-27 if a project has it. */
export function installedPlus27(project: string): string[] {
  return existsSync(join(project, 'node_modules/cdk8s-plus-27')) ? ['cdk8s-plus-27 is there'] : [];
}

/** Checks what a user reads who spreads a set of probes into a container all the same. */
export function expectSpreadRefused(project: string): void {
  const script = `try { ({ ...require('cdk8s-pod-patterns').ProbePresets.tcp() }); } catch (error) { console.log(error.message); }`;
  const said = run(project, process.execPath, '--eval', script);
  const expected =
    "error probe-spread: spreading a set of probes into a container needs cdk8s-plus-27, which cannot be loaded: Cannot find module 'cdk8s-plus-27'.";
  if (!said.includes(expected)) throw new Problem(`it said: ${said}`);
}

const REFUSED_CALLS = ["ProbePresets.http({ path: '/', port: 0 })", "KubernetesVersion.of('1.2')"];

/** Ways in which an error leaves the code of a user. */
const UNCAUGHT: readonly ((call: string) => readonly string[])[] = [
  (call) => ['--eval', `require('cdk8s-pod-patterns').${call}`],
  (call) => ['--eval', `(async () => require('cdk8s-pod-patterns').${call})()`],
  (call) => ['--input-type=module', '--eval', `import * as patterns from 'cdk8s-pod-patterns'; patterns.${call}`],
];

/** Checks that a user reads findings alone, without the line of code that throws them. */
export function findCodeAboveFindings(project: string): string[] {
  return REFUSED_CALLS.flatMap((call) => UNCAUGHT.map((argumentsOf) => argumentsOf(call))).flatMap((words) => {
    const { stderr } = spawnSync(process.execPath, words, { cwd: project, encoding: 'utf8' });
    const [first = ''] = stderr.split('\n');
    return first.startsWith('FindingsError: ') ? [] : [`node ${words.join(' ')} said first: ${first}`];
  });
}
