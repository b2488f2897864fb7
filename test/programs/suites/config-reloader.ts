import { ConfigReloaderSidecar, PodTemplate } from '../../../src';
import type { RunningContainer } from '../container';
import { Backend } from '../counterparts/backend';
import { ask } from '../counterparts/client';
import { metricsProblem } from '../metrics';
import { writeAtomically } from '../pod-files';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { checkEnd, lastLine, startHelper } from '../start-pod';
import { check, checkEqual, checkEventually, eventually, sleep, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

const METRICS = `http://${POD_ADDRESS}:8085/metrics`;

/** The reloader of the Prometheus operator between volumes as the kubelet writes them and an app. */
export const CONFIG_RELOADER: ProgramSuite = {
  name: 'config-reloader',
  programs: ['prometheus-config-reloader', 'promtool'],
  run: async (bench) => {
    const app = new Backend('app', 8080);
    const reloader = await start(bench);
    check(bench, 'the startup probe succeeds before the app runs', await hasStarted(reloader), lastLine(reloader));
    await changes(bench, reloader, app);
    await absence(bench, reloader, app);
    await metrics(bench);
    await end(bench, reloader);
    await scans(bench, app);
    await app.stop();
  },
};

function start(bench: ProgramBench, flags = {}): Promise<RunningContainer> {
  const objects = objectsWith((workload) => {
    const template = PodTemplate.of(workload);
    for (const name of ['settings', 'keys']) {
      template.addVolume({ name, secret: { secretName: name } });
      template.addVolumeMount('web', { name, mountPath: `/etc/${name}` });
    }
    new ConfigReloaderSidecar(workload, 'reloader', {
      volumes: ['settings', 'keys'],
      reload: { port: 8080, path: '/-/reload' },
      flags: { 'retry-interval': '1s', 'delay-interval': '100ms', ...flags },
    });
  });
  const secrets = { settings: { 'a.yaml': 'one', 'b.yaml': 'one' }, keys: { key: 'one' } };
  return startHelper(bench, 'reloader', objects, { secrets, entrypoint: [PROGRAM] });
}

async function changes(bench: ProgramBench, reloader: RunningContainer, app: Backend): Promise<void> {
  await app.start();
  await sleep(2000);
  checkEqual(bench, 'nothing is asked while nothing changes', app.answered, 0);
  writeAtomically(reloader.volumeFolder('settings'), { 'a.yaml': 'two', 'b.yaml': 'one' });
  await eventually(() => app.answered > 0);
  const asked = [app.last?.method, app.last?.url];
  checkEqual(bench, 'a change of one file leads to a request', asked, ['POST', '/-/reload']);
  await sleep(2000);
  checkEqual(bench, 'and to one only', app.answered, 1);
  writeAtomically(reloader.volumeFolder('keys'), { key: 'two' });
  await eventually(() => app.answered > 1);
  checkEqual(bench, 'a change of another volume is seen', app.answered, 2);
}

async function absence(bench: ProgramBench, reloader: RunningContainer, app: Backend): Promise<void> {
  await app.stop();
  writeAtomically(reloader.volumeFolder('keys'), { key: 'three' });
  const alone = async (): Promise<unknown> => [
    reloader.hasEnded,
    await probe(reloader, 'startupProbe'),
    await gauge('last_reload_successful'),
  ];
  await checkEventually(bench, 'while the app is away it keeps running, and says so', alone, [false, true, '0']);
  await app.start();
  await eventually(() => app.answered > 2);
  // What it saw of the change while the app was away can lead to one request more.
  checkEqual(bench, 'it repeats the request until the app answers', app.answered > 2, true);
}

async function metrics(bench: ProgramBench): Promise<void> {
  const isSuccessful = (): Promise<unknown> => gauge('last_reload_successful');
  await checkEventually(bench, 'they say that the last reload succeeded', isSuccessful, '1');
  checkEqual(bench, 'Prometheus can read the metrics', metricsProblem((await ask(METRICS)).body), '');
}

async function end(bench: ProgramBench, reloader: RunningContainer): Promise<void> {
  await checkEnd(bench, reloader);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(reloader, 'startupProbe'), false);
}

/** Whatever changed while it was not there yet is found by the first look at all files. */
async function scans(bench: ProgramBench, app: Backend): Promise<void> {
  const before = app.answered;
  const reloader = await start(bench, { 'watch-interval': '1s' });
  await eventually(() => app.answered > before);
  // Three more looks.
  await sleep(3500);
  checkEqual(bench, 'the first of the looks at all files leads to a request, and no other', app.answered - before, 1);
  await reloader.stop('SIGTERM');
}

const PROGRAM = 'prometheus-config-reloader';

async function gauge(name: string): Promise<string | undefined> {
  const { body } = await ask(METRICS);
  return new RegExp(`^\\w*reloader_${name}(?:\\{.*?\\})? (\\S+)`, 'm').exec(body)?.[1];
}
