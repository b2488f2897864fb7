import { Duration } from 'cdk8s';
import '../../src/testing/setup';
import { manifest, messageOf, MIGRATE, PROXY } from './support';
import { NEWEST_VERSION } from '../../src/kubernetes/version';

const NEWEST = NEWEST_VERSION.toString();

describe('toStartWithin', () => {
  const startupProbe = { tcpSocket: { port: 1 }, periodSeconds: 5, failureThreshold: 12 };
  const pod = manifest('web', { startupProbe }, { initContainers: [PROXY, MIGRATE] });

  test('a Pod whose gates are all passed in time passes, by seconds or a Duration', () => {
    const web = manifest('web', { startupProbe });
    expect(web).toStartWithin(61);
    expect(web).toStartWithin(Duration.minutes(2));
    expect(web).not.toStartWithin(60);
    expect(pod).toStartWithin(112, { initSteps: { migrate: 20 } });
    expect(pod).not.toStartWithin(111, { initSteps: { migrate: Duration.seconds(20) } });
  });

  test('a Pod that may take longer fails with its timeline and the container that is too slow', () => {
    const expectation = () => expect(pod).toStartWithin(Duration.minutes(1), { initSteps: { migrate: 20 } });
    expect(messageOf(expectation)).toBe(`expect(received).toStartWithin(60 s)

Deployment "web", on Kubernetes ${NEWEST}, may take 112 s to start:
    by 31 s: sidecar "proxy" has passed its startup probe
    by 51 s: init step "migrate" has ended
  > by 112 s: container "web" has passed its startup probe
  fix: lower failureThreshold or periodSeconds of the startup probe of "web", or allow more time.`);
  });

  test('an init step whose time is not given fails, since nothing bounds it', () => {
    expect(messageOf(() => expect(pod).toStartWithin(600))).toBe(`expect(received).toStartWithin(600)

Deployment "web", on Kubernetes ${NEWEST}, may take any time to start:
    by 31 s: sidecar "proxy" has passed its startup probe
  > at any time: init step "migrate" has ended
  > at any time: container "web" has passed its startup probe
  fix: say how long it runs at most, as in toStartWithin(60, { initSteps: { "migrate": 20 } }).`);
  });

  test('a hook that runs a command fails, since nothing bounds it', () => {
    const web = { lifecycle: { postStart: { exec: { command: ['./warm-up'] } } } };
    expect(messageOf(() => expect(manifest('web', web)).toStartWithin(600))).toBe(`expect(received).toStartWithin(600)

Deployment "web", on Kubernetes ${NEWEST}, may take any time to start:
  > at any time: container "web" runs
  fix: nothing bounds a hook that runs a command or sends a request: leave out the postStart hook of "web", or one before it.`);
  });

  test('a Pod that can never start fails with the reason', () => {
    const gate = { ...PROXY, startupProbe: { tcpSocket: { port: 8080 } } };
    const web = manifest('web', { ports: [{ containerPort: 8080 }] }, { initContainers: [gate] });
    expect(messageOf(() => expect(web).toStartWithin(600))).toBe(`expect(received).toStartWithin(600)

Deployment "web", on Kubernetes ${NEWEST}, never starts: "proxy" lets the Pod go on only when port 8080 of "web" answers, and "web" starts only after "proxy": the Pod never starts.`);
  });

  test('a deadline at which the Pod fails is no start', () => {
    const web = { lifecycle: { postStart: { exec: { command: ['./warm-up'] } } } };
    expect(manifest('web', web, { activeDeadlineSeconds: 30 })).not.toStartWithin(60);
  });

  test('behind .not a Pod that starts in time fails with its timeline', () => {
    expect(messageOf(() => expect(manifest('web', { startupProbe })).not.toStartWithin(90)))
      .toBe(`expect(received).not.toStartWithin(90)

Deployment "web", on Kubernetes ${NEWEST}, may take 61 s to start:
    by 61 s: container "web" has passed its startup probe`);
  });

  test('an init step that no Pod has, and a time that is none, are refused', () => {
    expect(messageOf(() => expect(pod).toStartWithin(60, { initSteps: { migrations: 20 } }))).toBe(
      'the option initSteps names "migrations", and no Pod has such init steps.',
    );
    expect(messageOf(() => expect(pod).not.toStartWithin(-1))).toBe(
      '-1 is not a length of time: give a Duration, or seconds as a number from 0.',
    );
  });
});

describe('toStopWithin', () => {
  const lifecycle = { preStop: { sleep: { seconds: 5 } } };
  const pod = manifest('web', { lifecycle }, { initContainers: [PROXY], terminationGracePeriodSeconds: 20 });

  test('a Pod whose last container is killed in time passes', () => {
    expect(manifest('web')).toStopWithin(30);
    expect(pod).toStopWithin(Duration.seconds(22));
    expect(pod).not.toStopWithin(21);
  });

  test('a Pod that may take longer fails with who is killed when', () => {
    expect(messageOf(() => expect(pod).toStopWithin(20))).toBe(`expect(received).toStopWithin(20)

Deployment "web", on Kubernetes ${NEWEST}, may take 22 s to stop:
    TERM by 5 s, KILL by 20 s: container "web", with a preStop hook of 5 s
  > TERM by 20 s, KILL by 22 s: sidecar "proxy", after "web"
  fix: allow 22 s, or shorten terminationGracePeriodSeconds (20) and the preStop hooks, which are part of it.`);
  });

  test('behind .not a Pod that ends in time fails', () => {
    expect(messageOf(() => expect(manifest('web')).not.toStopWithin(60))).toBe(`expect(received).not.toStopWithin(60)

Deployment "web", on Kubernetes ${NEWEST}, may take 30 s to stop:
    TERM by 0 s, KILL by 30 s: container "web"`);
  });
});
