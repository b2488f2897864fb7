import { KubernetesVersion } from '../../src/kubernetes/version';
import { podEventsOf } from '../../src/pod/events/pod-events';
import { asStored } from '../support/as-stored';

const probe = { tcpSocket: { port: 80 } };

/** The messages of events with a reason, as a version writes them for a Pod. */
function messages(spec: object, reason: string, version = '1.37'): string[] {
  return podEventsOf(asStored({ ...spec }), KubernetesVersion.of(version))
    .filter((event) => event.reason === reason)
    .map(({ message }) => message);
}

describe('the events of a Pod', () => {
  const web = { containers: [{ name: 'web' }] };

  test.each([
    ['1.27', 'Created container *', 'Started container *'],
    ['1.28', 'Created container *', 'Started container *'],
    ['1.29.13', 'Created container *', 'Started container *'],
    ['1.29.14', 'Created container: *', 'Started container *'],
    ['1.29', 'Created container: *', 'Started container *'],
    ['1.30.9', 'Created container *', 'Started container *'],
    ['1.31.6', 'Created container: *', 'Started container *'],
    ['1.32.0', 'Created container: *', 'Started container *'],
    ['1.34', 'Created container: *', 'Started container *'],
    ['1.35.0', 'Container created', 'Container started'],
    ['1.36', 'Container created', 'Container started'],
    ['1.38', 'Container created', 'Container started'],
  ])('of %s say %j and %j when a container starts', (version, created, started) => {
    expect([messages(web, 'Created', version), messages(web, 'Started', version)]).toEqual([[created], [started]]);
  });

  test.each([
    [
      '1.29',
      'Successfully pulled image "*" in * (* including waiting)',
      'Container image "*" already present on machine',
    ],
    [
      '1.34',
      'Successfully pulled image "*" in * (* including waiting). Image size: * bytes.',
      'Container image "*" already present on machine',
    ],
    [
      '1.35',
      'Successfully pulled image "*" in * (* including waiting). Image size: * bytes.',
      'Container image "*" already present on machine and can be accessed by the pod',
    ],
  ])('of %s say how the image came', (version, pulled, present) => {
    const policy = (imagePullPolicy: string): object => ({ containers: [{ name: 'web', imagePullPolicy }] });
    expect(messages(policy('IfNotPresent'), 'Pulled', version)).toEqual([pulled, present]);
    expect(messages(policy('Always'), 'Pulled', version)).toEqual([pulled]);
    expect(messages(policy('Never'), 'Pulled', version)).toEqual([present]);
    expect(messages(policy('Never'), 'Pulling', version)).toEqual([]);
  });

  test.each([
    ['1.32', 'Liveness probe errored: *'],
    ['1.33', 'Liveness probe errored and resulted in * state: *'],
  ])('of %s say of a probe that could not run: %j', (version, message) => {
    const containers = [{ name: 'web', livenessProbe: probe }];
    expect(messages({ containers }, 'Unhealthy', version)).toEqual(['Liveness probe failed: *', message]);
  });

  test('say whether the container that a probe kills starts again, and that a sidecar is an init container', () => {
    const app = { containers: [{ name: 'web', startupProbe: probe }] };
    const kills = (spec: object): string[] => messages(spec, 'Killing').filter((text) => text.includes('probe'));
    expect(kills({ ...app, restartPolicy: 'Always' })).toEqual(['Container * failed startup probe, will be restarted']);
    expect(kills({ ...app, restartPolicy: 'Never' })).toEqual(['Container * failed startup probe']);
    const initContainers = [{ name: 'proxy', restartPolicy: 'Always', livenessProbe: probe }];
    expect(kills({ initContainers, containers: [] })).toEqual(['Init container * failed liveness probe']);
  });

  test('name the containers to which they can happen, and are none of what a Pod does not have', () => {
    const spec = {
      restartPolicy: 'Never',
      activeDeadlineSeconds: 60,
      initContainers: [{ name: 'proxy', restartPolicy: 'Always' }],
      containers: [
        { name: 'web', lifecycle: { preStop: { sleep: { seconds: 1 } } } },
        { name: 'api', lifecycle: { postStart: { exec: { command: ['warm-up'] } } } },
      ],
      ephemeralContainers: [{ name: 'debug' }],
    };
    const events = podEventsOf(asStored({ ...spec }), KubernetesVersion.of('1.37'));
    expect(
      Object.fromEntries(events.map(({ reason, occasion, containers }) => [`${occasion} ${reason}`, containers])),
    ).toEqual({
      'scheduled Scheduled': [],
      'containerStarts Pulling': ['proxy', 'web', 'api'],
      'containerStarts Pulled': ['proxy', 'web', 'api'],
      'containerStarts Created': ['proxy', 'web', 'api'],
      'containerStarts Started': ['proxy', 'web', 'api'],
      'postStartFails FailedPostStartHook': ['api'],
      'postStartFails Killing': ['api'],
      'startsAgain BackOff': ['proxy'],
      'deadlineExceeded DeadlineExceeded': [],
      'stops Killing': ['proxy', 'web', 'api'],
      'preStopFails FailedPreStopHook': ['web'],
    });
  });
});
