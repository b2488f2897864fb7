import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  Ambassador,
  KubernetesVersion,
  Placement,
  PodTemplate,
  Probe,
  ReverseProxy,
  SharedVolume,
  Sidecar,
} from '../../src';
import { deployment, findingsOf, job, messageOf, newChart, refusalOf } from '../template/support';

const securityContext = { user: 2000 };
const image = 'envoy:1';

describe('a helper is refused', () => {
  test('whose name is not a DNS label', () => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'Log Shipper', { image, securityContext });
    expect(refusalOf(chart)).toBe(`1 finding:

error container-name: the container name "Log Shipper" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.
  at:  test/web/Log Shipper, Deployment "web", container "Log Shipper"
  in:  spec.template.spec.initContainers[0].name = "Log Shipper"
  fix: give the container a name of lower-case letters, digits and "-".
  code: a helper takes the id of its construct as the name of its container, unless its props give a \`name\`.`);
  });

  test('whose volume has a name that is not a DNS label', () => {
    const chart = newChart();
    const web = deployment(chart);
    new SharedVolume(web, 'logs.d', {
      volumeMounts: ['web', 'logs'].map((container) => ({ container, path: '/logs' })),
    });
    new Sidecar(web, 'logs', { image, securityContext });
    expect(refusalOf(chart)).toBe(`1 finding:

error volume-name: the volume name "logs.d" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.
  at:  test/web/logs.d, Deployment "web"
  in:  spec.template.spec.volumes[0].name = "logs.d"
  fix: give the volume a name of lower-case letters, digits and "-".`);
  });

  test('without an image', () => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'proxy', { image: '', securityContext });
    expect(refusalOf(chart)).toBe(`1 finding:

error image-missing: the image "" is empty.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.initContainers[0].image = ""
  fix: write the image as a string, such as "registry.example.com/shop:1.4.0".`);
  });

  test.each(['Envoy:1', 'envoy:', 'http://registry/envoy', 'envoy:1 '])('whose image "%s" cannot be read', (wrong) => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'proxy', { image: wrong, securityContext });
    expect(refusalOf(chart)).toBe(`1 finding:

error image-reference: the image ${JSON.stringify(wrong)} is not a valid image reference.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.initContainers[0].image = ${JSON.stringify(wrong)}
  fix: write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.`);
  });

  test.each([NaN, 0, -1, 54.5, 65536])('whose port is %d', (number) => {
    const web = deployment(newChart());
    const props = { image, securityContext: { hardened: false } };
    const metrics = { port: number };
    const calls: [string, () => unknown][] = [
      ['Ambassador.listen', () => new Ambassador(web, 'proxy', { ...props, listen: number, clientVariables: {} })],
      [
        'Ambassador.listen.number',
        () => new Ambassador(web, 'proxy', { ...props, listen: { number }, clientVariables: {} }),
      ],
      ['Sidecar.ports[1].number', () => new Sidecar(web, 'proxy', { ...props, ports: [80, { number }] })],
      ['Sidecar.metrics.port', () => new Sidecar(web, 'proxy', { ...props, metrics })],
      [
        'ReverseProxy.listen',
        () => new ReverseProxy(web, 'proxy', { ...props, listen: number, upstream: { number: 80 } }),
      ],
    ];
    for (const [option, call] of calls) {
      expect(messageOf(call)).toBe(`1 finding:

error port-number: the port ${number} is not a whole number from 1 to 65535.
  at:  test/web/proxy
  in:  ${option} = ${number}
  fix: use the port that the program listens on.`);
      web.node.tryRemoveChild('proxy');
    }
  });

  test.each([NaN, 0, 65536])('whose port of the node is %d', (hostPort) => {
    const web = deployment(newChart());
    expect(messageOf(() => new Sidecar(web, 'proxy', { image, ports: [80, { number: 81, hostPort }] })))
      .toBe(`1 finding:

error port-number: the port ${hostPort} is not a whole number from 1 to 65535.
  at:  test/web/proxy
  in:  Sidecar.ports[1].hostPort = ${hostPort}
  fix: use a port of the node that is free.`);
  });

  test('whose directory has room for nothing', () => {
    const web = deployment(newChart());
    const emptyDirs = [{ path: '/tmp' }, { path: '/cache', sizeLimit: Size.mebibytes(0) }];
    expect(messageOf(() => new Sidecar(web, 'proxy', { image, emptyDirs }))).toBe(`1 finding:

error option-type: a \`sizeLimit\` of zero is not a limit.
  at:  test/web/proxy
  in:  Sidecar.emptyDirs[1].sizeLimit = "0Mi"
  fix: write a size, as in Size.mebibytes(64), or leave \`sizeLimit\` out.`);
  });

  test('one of whose numbers is none', () => {
    const web = deployment(newChart());
    expect(messageOf(() => new Sidecar(web, 'proxy', { image, securityContext: { user: NaN } }))).toBe(`1 finding:

error user-id: the number NaN of a user is not a whole number from 0 to 2147483647.
  at:  test/web/proxy
  in:  Sidecar.securityContext.user = NaN
  fix: write the number of a user of the image, such as 65532.`);
  });

  test('whose mount path is relative', () => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'logs', { image, securityContext, emptyDirs: [{ path: 'tmp' }] });
    expect(refusalOf(chart)).toBe(`1 finding:

error mount-path: the mount path "tmp" is not absolute.
  at:  test/web/logs, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[0].volumeMounts[0].mountPath = "tmp"
  fix: begin the path with "/".`);
  });

  test('whose durations, counts or sizes are negative', () => {
    const chart = newChart();
    const web = deployment(chart);
    const resources = { cpu: { request: Cpu.millis(-500) } };
    const readiness = Probe.fromManifest({ exec: { command: ['true'] }, failureThreshold: -1 });
    new Sidecar(web, 'logs', { image, securityContext, resources, readiness });
    PodTemplate.of(web).mergeSpec({ terminationGracePeriodSeconds: -5 });
    PodTemplate.of(web).addVolume({ name: 'data', emptyDir: { sizeLimit: '-1Gi' } });
    expect(findingsOf(chart).map(({ rule, location, message }) => [rule, location?.path, message] as unknown)).toEqual([
      [
        'negative-grace-period',
        'spec.template.spec.terminationGracePeriodSeconds',
        'a grace period of -5 seconds is treated as 1 second, and containers are killed after that.',
      ],
      ['negative-amount', 'spec.template.spec.volumes[0].emptyDir.sizeLimit', '"-1Gi" is negative.'],
      [
        'negative-amount',
        'spec.template.spec.initContainers[0].readinessProbe.failureThreshold',
        '-1 is not a whole number of 0 or more.',
      ],
      ['negative-amount', 'spec.template.spec.initContainers[0].resources.requests[cpu]', '"-500m" is negative.'],
    ]);
  });

  test('whose units are negative, by the units themselves', () => {
    expect(messageOf(() => Size.mebibytes(-1))).toBe('Storage amounts cannot be negative. Received: -1');
    expect(messageOf(() => Duration.minutes(-1))).toBe('Duration amounts cannot be negative. Received: -1');
  });
});

describe('a native sidecar is refused', () => {
  test('on 1.27, with both cures', () => {
    const chart = newChart(KubernetesVersion.V1_27);
    new Sidecar(deployment(chart), 'proxy', { image, securityContext });
    expect(refusalOf(chart)).toBe(`1 finding:

error feature-unavailable: the target is Kubernetes 1.27, which does not know this field: native sidecars came with 1.28, off by default before 1.29.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.initContainers[0].restartPolicy = "Always"
  fix: upgrade the cluster to Kubernetes 1.29 or newer, or move the container to \`containers\`.
  code: TargetCluster.set(app, { version: KubernetesVersion.V1_29 }) if the cluster runs that version, or \`placement: Placement.APP_CONTAINER\`.`);
  });

  test('on 1.27 if it starts before the app, with cures that do not ask for each other', () => {
    const chart = newChart(KubernetesVersion.V1_27);
    const startup = Probe.fromTcpSocket({ port: 9000 });
    const web = deployment(chart);
    new Sidecar(web, 'proxy', { image, securityContext, startup, startsBeforeApp: true });
    const placement = Placement.APP_CONTAINER;
    new Sidecar(web, 'cache', { image, securityContext, startup, startsBeforeApp: true, placement });
    expect(findingsOf(chart)).toMatchObject([
      {
        rule: 'start-gate',
        code: 'placement: Placement.NATIVE_SIDECAR on a cluster from Kubernetes 1.29 on, or drop `startsBeforeApp`.',
      },
      {
        rule: 'feature-unavailable',
        fix: 'upgrade the cluster to Kubernetes 1.29 or newer.',
        code:
          'TargetCluster.set(app, { version: KubernetesVersion.V1_29 }) if the cluster runs that version, or ' +
          '`placement: Placement.APP_CONTAINER` without `startsBeforeApp`.',
      },
    ]);
  });

  test('on 1.27 in a Job, with the one cure that a Job has', () => {
    const chart = newChart(KubernetesVersion.V1_27);
    new Sidecar(job(chart), 'proxy', { image, securityContext });
    expect(findingsOf(chart)).toMatchObject([
      {
        rule: 'feature-unavailable',
        fix: 'upgrade the cluster to Kubernetes 1.29 or newer.',
      },
    ]);
  });
});

test('an ordinary sidecar in a Job is refused', () => {
  const chart = newChart();
  new Sidecar(job(chart), 'proxy', { image, securityContext, placement: Placement.APP_CONTAINER });
  expect(refusalOf(chart)).toBe(`1 finding:

error helper-outlives-job: "proxy" is in \`containers\` of a Pod that is to end (restartPolicy is Never), and the Pod completes only when "proxy" has ended too.
  at:  test/work/proxy, Job "work", container "proxy"
  in:  spec.template.spec.containers[1]
  fix: move the container to \`initContainers\` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer).
  code: placement: Placement.NATIVE_SIDECAR, or \`Rules.waive(workload, 'helper-outlives-job', { reason: '…' })\` if it ends by itself.`);
});

describe('a gate is refused', () => {
  test('that nothing holds shut', () => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'proxy', { image, securityContext, startsBeforeApp: true });
    expect(refusalOf(chart)).toBe(`1 finding:

error start-gate: the code says that "proxy" starts before the app, and nothing holds the app back until it serves.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.initContainers[0].startupProbe
  fix: set a startupProbe or a postStart hook that succeeds when it serves.
  code: give it a \`startup\` probe or a \`postStart\` hook, or drop \`startsBeforeApp\`.`);
  });

  test('on an ordinary container', () => {
    const chart = newChart();
    const startup = Probe.fromTcpSocket({ port: 9000 });
    const placement = Placement.APP_CONTAINER;
    new Sidecar(deployment(chart), 'proxy', { image, securityContext, placement, startup, startsBeforeApp: true });
    expect(refusalOf(chart)).toBe(`1 finding:

error start-gate: the code says that "proxy" starts before the app, and as an ordinary container it starts beside it.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.containers[1]
  fix: move the container to \`initContainers\` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer).
  code: placement: Placement.NATIVE_SIDECAR, or drop \`startsBeforeApp\`.`);
  });

  test('that waits for the app, which waits for it', () => {
    const chart = newChart();
    const web = deployment(chart);
    PodTemplate.of(web).addPort('web', { containerPort: 8080 });
    const startup = Probe.fromHttpGet({ port: 8080, path: '/healthz' });
    new Sidecar(web, 'proxy', { image, securityContext, startup, startsBeforeApp: true });
    expect(refusalOf(chart)).toBe(`1 finding:

error start-deadlock: "proxy" lets the Pod go on only when port 8080 of "web" answers, and "web" starts only after "proxy": the Pod never starts.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.initContainers[0].startupProbe = {"httpGet":{"path":"/healthz","port":8080}}
  fix: let the startup probe call "proxy" itself, at an endpoint that does not need "web".`);
  });
});

test('an order of an ordinary container is refused', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', { initContainers: [{ name: 'migrate', image }] });
  new Sidecar(web, 'proxy', { image, securityContext, placement: Placement.APP_CONTAINER, before: ['migrate'] });
  expect(refusalOf(chart)).toBe(`1 finding:

error init-order: "proxy" cannot be put before or after another container: it is an ordinary one, and those start together.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  Sidecar.before
  fix: leave out \`before\` and \`after\`, or make it a native sidecar, which is the default.`);
});
