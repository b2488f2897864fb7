import { Duration, JsonPatch } from 'cdk8s';
import { PodTemplate, Probe, ProbePresets, ProbeSet, Sidecar } from '../../src';
import { containerWith, missedDeadlines } from '../../src/probes/probe-deadlines';
import { deployment, job, messageOf, newChart, podOf, refusalOf, type Json } from '../template/support';

const startup = Probe.fromTcpSocket({ port: 8080 });
const readiness = Probe.fromHttpGet({ port: 8080, path: '/ready' });
const liveness = Probe.fromHttpGet({ port: 8080, path: '/live', failureThreshold: 5 });

const STARTUP = { tcpSocket: { port: 8080 } };
const READINESS = { httpGet: { port: 8080, path: '/ready' } };
const LIVENESS = { httpGet: { port: 8080, path: '/live' }, failureThreshold: 5 };

/** A Deployment with one container that has some fields. */
function withContainer(fields: Json): { chart: ReturnType<typeof newChart>; web: ReturnType<typeof deployment> } {
  const chart = newChart();
  return { chart, web: deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ...fields }] }) };
}

describe('a set of probes', () => {
  test('has its probes as in the manifest of a container, and no others', () => {
    expect(ProbeSet.of({ startup, readiness, liveness }).manifest).toEqual({
      startupProbe: STARTUP,
      readinessProbe: READINESS,
      livenessProbe: LIVENESS,
    });
    expect(ProbeSet.of({ readiness }).manifest).toEqual({ readinessProbe: READINESS });
    expect(ProbeSet.of({}).manifest).toEqual({});
  });

  test('gives a copy of its manifest, which cannot change it', () => {
    const set = ProbeSet.of({ readiness });
    (set.manifest['readinessProbe'] as Json)['periodSeconds'] = 1;
    expect(set.manifest).toEqual({ readinessProbe: READINESS });
  });

  test('refuses a liveness or startup probe that wants more than one success', () => {
    const twice = Probe.fromCommand(['true'], { successThreshold: 2 });
    expect(messageOf(() => ProbeSet.of({ liveness: twice }))).toBe(`1 finding:

error probe-success-threshold: the success threshold is 2, but must be 1: only a readiness probe can have another one.
  in:  ProbeSet.liveness.successThreshold = 2
  fix: leave it out.`);
    expect(messageOf(() => ProbeSet.of({ startup: twice }))).toContain('in:  ProbeSet.startup.successThreshold = 2');
    expect(ProbeSet.of({ readiness: twice }).manifest['readinessProbe']).toEqual(twice.manifest);
  });

  test('refuses a readiness probe with a grace period', () => {
    const graceful = Probe.fromCommand(['true'], { terminationGracePeriod: Duration.seconds(5) });
    expect(messageOf(() => ProbeSet.of({ readiness: graceful }))).toBe(`1 finding:

error probe-grace-period: a readiness probe must not have a grace period: it never stops a container.
  in:  ProbeSet.readiness.terminationGracePeriod = "5 s"
  fix: leave it out, or give it to the liveness or startup probe.`);
    expect(ProbeSet.of({ liveness: graceful }).manifest['livenessProbe']).toEqual(graceful.manifest);
  });
});

describe('a set of probes that is applied to a container', () => {
  test('replaces whole probes, and leaves those alone that it does not have', () => {
    const before = { readinessProbe: { exec: { command: ['true'] }, periodSeconds: 3 }, livenessProbe: LIVENESS };
    const { chart, web } = withContainer(before);
    ProbeSet.of({ startup, readiness }).applyTo(web, 'web');
    expect(podOf(chart)['containers']).toEqual([
      { name: 'web', image: 'shop:1', startupProbe: STARTUP, readinessProbe: READINESS, livenessProbe: LIVENESS },
    ]);
  });

  test('removes the others if asked to', () => {
    const { chart, web } = withContainer({ startupProbe: STARTUP, livenessProbe: LIVENESS });
    ProbeSet.of({ readiness }).applyTo(web, 'web', { removeOthers: true });
    expect(podOf(chart)['containers']).toEqual([{ name: 'web', image: 'shop:1', readinessProbe: READINESS }]);
  });

  test('of a batch program removes them by itself, unless it is told not to', () => {
    const chart = newChart();
    const work = job(chart);
    PodTemplate.of(work).mergeContainer('work', { livenessProbe: LIVENESS });
    ProbePresets.batch().applyTo(work, 'work', { removeOthers: false });
    expect(podOf(chart)['containers'][0].livenessProbe).toEqual(LIVENESS);
    const { chart: other, web } = withContainer({ startupProbe: STARTUP, livenessProbe: LIVENESS });
    ProbePresets.batch().applyTo(web, 'web');
    expect(podOf(other)['containers']).toEqual([{ name: 'web', image: 'shop:1' }]);
  });

  test('takes the first TCP port of the final container if it names none', () => {
    const { chart, web } = withContainer({ ports: [{ containerPort: 8125, protocol: 'UDP' }] });
    ProbePresets.http({ path: '/healthz' }).applyTo(web, 'web');
    PodTemplate.of(web).mergeContainer('web', { ports: [{ containerPort: 8081, name: 'http' }] });
    expect(podOf(chart)['containers'][0].readinessProbe.httpGet).toEqual({ path: '/healthz', port: 8081 });
  });

  test('is an error if it names no port, and the container declares none', () => {
    const { chart, web } = withContainer({ ports: [{ containerPort: 8125, protocol: 'UDP' }] });
    ProbePresets.grpc().applyTo(web, 'web');
    expect(refusalOf(chart))
      .toContain(`error probe-port: the readiness probe of "web" names no port, and "web" declares none for TCP.
  at:  test/web, Deployment "web", container "web"
  in:  spec.template.spec.containers[0].ports
  fix: give the preset a \`port\`, or declare one on the container.`);
  });

  test('is an error if no container has the name', () => {
    const { chart, web } = withContainer({});
    ProbePresets.http({ path: '/', port: 8080, startsWithin: Duration.seconds(10) }).applyTo(web, 'wep');
    expect(refusalOf(chart)).toBe(`1 finding:

error unknown-container: no container has the name "wep": the Pod has "web".
  at:  test/web, Deployment "web"
  in:  ProbeSet.applyTo.container = "wep"
  fix: did you mean "web"? Use that name, or add the container.`);
  });

  test('on an init step is an error, since nothing would probe it', () => {
    const { chart, web } = withContainer({});
    PodTemplate.of(web).addInitStep({ name: 'setup', image: 'shop:1' });
    ProbeSet.of({ readiness }).applyTo(web, 'setup');
    expect(refusalOf(chart)).toContain('error init-step-probe: "setup" is an init container that runs to completion');
  });
});

describe('what a set of probes promises', () => {
  const promising = ProbePresets.http({
    path: '/healthz',
    port: 8080,
    startsWithin: Duration.seconds(90),
    detectsHangWithin: Duration.seconds(30),
    leavesTrafficWithin: Duration.seconds(15),
  });

  test('is kept by what it renders', () => {
    const { chart, web } = withContainer({});
    promising.applyTo(web, 'web');
    expect(Object.keys(podOf(chart)['containers'][0] as object)).toEqual([
      'image',
      'livenessProbe',
      'name',
      'readinessProbe',
      'startupProbe',
    ]);
  });

  test('is refused on the final manifest if a later patch breaks it, with the sums written out', () => {
    const { chart, web } = withContainer({});
    promising.applyTo(web, 'web');
    const template = PodTemplate.of(web);
    template.mergeContainer('web', {
      startupProbe: { failureThreshold: 10 },
      livenessProbe: { periodSeconds: 20 },
      readinessProbe: { timeoutSeconds: 4 },
    });
    expect(refusalOf(chart)).toBe(`3 findings:

error probe-promise: the code says that "web" is to be restarted within 30 s of a hang, and its liveness probe gives up after 61 s (3 periods of 20 s + 1 s timeout).
  at:  test/web, Deployment "web", container "web"
  in:  spec.template.spec.containers[0].livenessProbe = {"failureThreshold":3,"httpGet":{"path":"/healthz","port":8080},"periodSeconds":20,"timeoutSeconds":1}, by PodTemplate.mergeContainer
  fix: leave the probe as the set of probes makes it, or change the deadline.

error probe-promise: the code says that "web" is to leave traffic within 15 s of its last answer, and its readiness probe gives up after 16 s (3 periods of 4 s + 4 s timeout).
  at:  test/web, Deployment "web", container "web"
  in:  spec.template.spec.containers[0].readinessProbe = {"failureThreshold":3,"httpGet":{"path":"/healthz","port":8080},"periodSeconds":4,"timeoutSeconds":4}, by PodTemplate.mergeContainer
  fix: leave the probe as the set of probes makes it, or change the deadline.

error probe-promise: the code says that "web" may take 90 s to start, and its startup probe gives up after 27 s (9 periods of 3 s).
  at:  test/web, Deployment "web", container "web"
  in:  spec.template.spec.containers[0].startupProbe = {"failureThreshold":10,"httpGet":{"path":"/healthz","port":8080},"periodSeconds":3,"timeoutSeconds":1}, by PodTemplate.mergeContainer
  fix: leave the probe as the set of probes makes it, or change the deadline.`);
  });

  test('is refused if the probe is gone', () => {
    const { chart, web } = withContainer({});
    promising.applyTo(web, 'web');
    PodTemplate.of(web).mergeContainer('web', { livenessProbe: null });
    expect(refusalOf(chart)).toContain(
      'error probe-promise: the code says that "web" is to be restarted within 30 s of a hang, and its liveness probe is missing.',
    );
  });

  test('is refused by name if the startup probe of cdk8s-plus takes the place of its own', () => {
    const { chart, web } = withContainer({ ports: [{ containerPort: 8080 }] });
    promising.applyTo(web, 'web');
    const implicit = { failureThreshold: 3, tcpSocket: { port: 8080 } };
    PodTemplate.of(web).patch(JsonPatch.replace('/spec/containers/0/startupProbe', implicit));
    expect(refusalOf(chart)).toBe(`1 finding:

error probe-promise: the code says that "web" may take 90 s to start, and its startup probe, which cdk8s-plus adds to a container with a \`portNumber\`, gives up after 20 s (2 periods of 10 s).
  at:  test/web, Deployment "web", container "web"
  in:  spec.template.spec.containers[0].startupProbe = {"failureThreshold":3,"tcpSocket":{"port":8080}}, by PodTemplate.patch
  fix: apply a set of probes with a startup probe, or give the container one of its own as \`startup\`.`);
  });

  test('about the start is met as well if nothing kills the container at all', () => {
    const { readinessProbe } = ProbePresets.http({ path: '/', port: 8080 }).manifest;
    expect(missedDeadlines(containerWith({ readinessProbe }), { startsWithin: 60 })).toEqual([]);
  });
});

describe('the probes of a helper as a set', () => {
  const proxy = { image: 'envoy:1', securityContext: { user: 65_532 }, ports: [{ number: 9901 }] };

  test('stand in its container, open its start gate, and take its first port', () => {
    const chart = newChart();
    const probes = ProbePresets.sidecarProxy({ path: '/ready' });
    new Sidecar(deployment(chart), 'proxy', { ...proxy, probes, startsBeforeApp: true });
    const [container] = podOf(chart)['initContainers'] as Json[];
    expect(container).toMatchObject({
      startupProbe: {
        httpGet: { path: '/ready', port: 9901 },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 31,
      },
    });
    expect(Object.keys(container as Json).filter((field) => field.endsWith('Probe'))).toEqual(['startupProbe']);
  });

  test('go together with single probes that the set does not have', () => {
    const chart = newChart();
    const probes = ProbeSet.of({ startup });
    new Sidecar(deployment(chart), 'proxy', { ...proxy, probes, liveness });
    expect(podOf(chart)['initContainers'][0]).toMatchObject({ startupProbe: STARTUP, livenessProbe: LIVENESS });
  });

  test('are refused if one of them is given by itself too', () => {
    const web = deployment(newChart());
    const probes = ProbeSet.of({ startup });
    expect(messageOf(() => new Sidecar(web, 'proxy', { ...proxy, probes, startup: readiness }))).toBe(`1 finding:

error probe-clash: the startup probe of "proxy" is given twice: in \`probes\` and as \`startup\`.
  at:  test/web/proxy
  in:  Sidecar.startup
  fix: leave out \`startup\`, or make a set without it.`);
  });
});
