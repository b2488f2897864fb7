import { containersOf } from '../../../src/pod/containers';
import { stopSignalOf } from '../../../src/pod/timeline/stop-signal';

/** The signal, whether the image has a say, whether the process is number 1, and its exit code without a handler. */
function signalOf(container: object, spec: object = {}): unknown[] {
  const whole = { ...spec, containers: [{ name: 'web', ...container }] };
  return Object.values(stopSignalOf(whole, containersOf(whole)[0]!));
}

const stopsOn = (stopSignal: string): object => ({ lifecycle: { stopSignal } });

describe('the stop signal of a container', () => {
  test('is TERM unless the image sets another one, and process 1 passes over it without a handler', () => {
    expect(signalOf({})).toEqual(['SIGTERM', true, true, 137]);
  });

  test('is the one of the field, over which the image has no say', () => {
    expect(signalOf(stopsOn('SIGQUIT'))).toEqual(['SIGQUIT', false, true, 137]);
  });

  test.each([['tini'], ['/usr/bin/dumb-init'], ['/sbin/docker-init'], ['catatonit']])(
    'ends a process at once that %s starts',
    (program) => {
      expect(signalOf({ command: [program, '--', 'run'] })).toEqual(['SIGTERM', true, false, 143]);
    },
  );

  test.each([
    ['the processes of all containers', { shareProcessNamespace: true }],
    ['the processes of the node', { hostPID: true }],
  ])('ends a process at once that shares %s', (_what, spec) => {
    expect(signalOf({}, spec)).toEqual(['SIGTERM', true, false, 143]);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGUSR1', 138],
    ['SIGRTMIN+3', 165],
    ['SIGRTMAX-1', 191],
    ['SIGWINCH', 137],
  ])('%s gives the exit code %d to a process behind an init program', (stopSignal, exitCode) => {
    const [, , , unhandled] = signalOf({ command: ['tini', 'run'], ...stopsOn(stopSignal) });
    expect(unhandled).toBe(exitCode);
  });

  test('is an event on Windows, with an exit code of the program', () => {
    const spec = { os: { name: 'windows' } };
    expect(signalOf({}, spec)).toEqual(['CTRL_SHUTDOWN_EVENT', false, false, null]);
    expect(signalOf(stopsOn('SIGKILL'), spec)).toEqual(['SIGKILL', false, false, null]);
  });

  test('does not end a debugging container that joins the processes of another one as process 1', () => {
    const spec = { ephemeralContainers: [{ name: 'debug', targetContainerName: 'web' }] };
    expect(stopSignalOf(spec, containersOf(spec)[0]!).isPidOne).toBe(false);
  });
});
