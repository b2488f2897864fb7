import { probeBoundsOf, type ProbeBounds } from '../../../src/pod/probes/container-bounds';
import { asStored } from '../../support/as-stored';

const ASK = { httpGet: { path: '/', port: 8080 } };
const NOBODY = { httpGet: { port: 'service' } };
const NO_HOLD = { probes: [], containers: [] };

function boundsOf(container: object, spec: object = {}): ProbeBounds | undefined {
  return probeBoundsOf(asStored({ containers: [{ name: 'web', ...container }], ...spec }))[0];
}

describe('the bounds that follow from probes', () => {
  test('are none for a container without one', () => {
    expect(probeBoundsOf(asStored({ containers: [{ name: 'web' }] }))).toEqual([]);
  });

  test('count a period, the other tries and a timeout from a hang, and the grace period until KILL', () => {
    const container = {
      startupProbe: { ...ASK, periodSeconds: 2, failureThreshold: 30 },
      readinessProbe: { ...ASK, periodSeconds: 5 },
      livenessProbe: { ...ASK, periodSeconds: 20, timeoutSeconds: 4 },
    };
    expect(boundsOf(container)).toEqual({
      container: 'web',
      kind: 'app',
      mayTakeToStartSeconds: 58,
      startedOrStoppedSeconds: 61,
      outOfTrafficSeconds: 16,
      outOfTrafficBy: 'readinessProbe',
      hangNoticedSeconds: 64,
      killedSeconds: 94,
      initialDelaySeconds: 0,
      startupHoldsBack: { probes: ['readinessProbe', 'livenessProbe'], containers: [] },
    });
  });

  test('take the liveness probe for the start where there is no startup probe, with its delay', () => {
    expect(boundsOf({ livenessProbe: { ...ASK, initialDelaySeconds: 15 } })).toMatchObject({
      mayTakeToStartSeconds: 35,
      startedOrStoppedSeconds: 46,
      initialDelaySeconds: 15,
      startupHoldsBack: NO_HOLD,
    });
  });

  test('leave a container without a readiness probe in traffic until it is killed', () => {
    expect(boundsOf({ livenessProbe: ASK })).toMatchObject({
      outOfTrafficSeconds: 61,
      outOfTrafficBy: 'livenessProbe',
      hangNoticedSeconds: 31,
      killedSeconds: 61,
    });
  });

  test('never stop a container that has a readiness probe alone', () => {
    expect(boundsOf({ readinessProbe: ASK })).toMatchObject({
      mayTakeToStartSeconds: null,
      startedOrStoppedSeconds: null,
      outOfTrafficSeconds: 31,
      hangNoticedSeconds: null,
      killedSeconds: null,
    });
  });

  test('take the grace period of the liveness probe before that of the Pod', () => {
    const livenessProbe = { ...ASK, terminationGracePeriodSeconds: 3 };
    expect(boundsOf({ livenessProbe }, { terminationGracePeriodSeconds: 600 })).toMatchObject({ killedSeconds: 34 });
  });

  test('run the preStop hook within that grace period, and leave two seconds after it', () => {
    const lifecycle = { preStop: { exec: { command: ['drain'] } } };
    expect(boundsOf({ livenessProbe: ASK, lifecycle })).toMatchObject({ hangNoticedSeconds: 31, killedSeconds: 63 });
  });

  test.each<[string, object]>([
    ['startup', { startupProbe: { tcpSocket: { port: 'nope' } }, readinessProbe: ASK, livenessProbe: ASK }],
    ['startup and readiness', { startupProbe: NOBODY, readinessProbe: NOBODY, livenessProbe: ASK }],
    ['readiness and liveness', { readinessProbe: NOBODY, livenessProbe: { ...NOBODY, initialDelaySeconds: 60 } }],
  ])('are none where the kubelet cannot run the %s probe', (_probe, container) => {
    expect(boundsOf(container)).toMatchObject({
      mayTakeToStartSeconds: null,
      startedOrStoppedSeconds: null,
      outOfTrafficSeconds: null,
      outOfTrafficBy: null,
      hangNoticedSeconds: null,
      killedSeconds: null,
      initialDelaySeconds: 0,
    });
  });

  test('say which containers wait for the startup probe of a sidecar', () => {
    const spec = {
      initContainers: [
        { name: 'first' },
        { name: 'proxy', restartPolicy: 'Always', startupProbe: ASK },
        { name: 'migrate' },
      ],
      containers: [{ name: 'web', startupProbe: ASK }],
      ephemeralContainers: [{ name: 'debug' }],
    };
    expect(
      probeBoundsOf(asStored(spec)).map(({ container, startupHoldsBack }) => [container, startupHoldsBack]),
    ).toEqual([
      ['proxy', { probes: [], containers: ['migrate', 'web'] }],
      ['web', NO_HOLD],
    ]);
  });
});
