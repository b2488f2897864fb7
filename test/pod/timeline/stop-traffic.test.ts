import { stopTrafficOf } from '../../../src/pod/timeline/stop-traffic';
import { asStored } from '../../support/as-stored';

const port = (containerPort: number): object => ({ ports: [{ containerPort }] });
const sleep = (seconds: number): object => ({ lifecycle: { preStop: { sleep: { seconds } } } });
const exec = (...command: string[]): object => ({ lifecycle: { preStop: { exec: { command } } } });

/** For each container: until when it listens, and how long requests can fail. */
function times(spec: object, propagationSeconds = 5): unknown {
  return Object.fromEntries(
    stopTrafficOf(asStored({ ...spec }), propagationSeconds).map(
      ({ container, listensUntilSeconds, refusedSeconds }) => [container, [listensUntilSeconds, refusedSeconds]],
    ),
  );
}

describe('the way of requests to a Pod that was deleted', () => {
  test('leads to a container without a hook for as long as the others take to hear of it', () => {
    expect(stopTrafficOf(asStored({ containers: [{ name: 'web', ...port(80) }] }), 5)).toEqual([
      { container: 'web', kind: 'app', ports: [80], listensUntilSeconds: 0, hookMayStopIt: false, refusedSeconds: 5 },
    ]);
  });

  test('is covered by a hook that sleeps long enough', () => {
    const containers = [
      { name: 'web', ...port(80), ...sleep(10) },
      { name: 'api', ...port(81), ...sleep(3) },
    ];
    expect(times({ containers })).toEqual({ web: [10, 0], api: [3, 2] });
    expect(times({ containers }, 15)).toEqual({ web: [10, 5], api: [3, 12] });
  });

  test('breaks at a proxy beside the app that has no hook, whatever hook the app has', () => {
    const containers = [
      { name: 'web', ...port(80), ...sleep(10) },
      { name: 'proxy', ...port(15006) },
    ];
    expect(times({ containers })).toEqual({ web: [10, 0], proxy: [0, 5] });
  });

  test('stays open at a native sidecar until the app and the sidecars after it have ended', () => {
    const spec = {
      initContainers: [
        { name: 'proxy', restartPolicy: 'Always', ...port(15006) },
        { name: 'logs', restartPolicy: 'Always', ...port(2020), ...sleep(7) },
      ],
      containers: [{ name: 'web', ...port(80), ...sleep(4) }],
    };
    expect(times(spec)).toEqual({ proxy: [7, 0], logs: [7, 0], web: [4, 1] });
  });

  test('is no longer than the grace period, which cuts a hook off', () => {
    const spec = { terminationGracePeriodSeconds: 2, containers: [{ name: 'web', ...port(80), ...sleep(60) }] };
    expect(times(spec)).toEqual({ web: [2, 3] });
  });

  test('leads to no container that declares no port', () => {
    expect(times({ initContainers: [{ name: 'migrate', ...port(1) }], containers: [{ name: 'web' }] })).toEqual({});
  });

  test('can be closed by a hook that runs a program, and not by one that sleeps', () => {
    const containers = [
      { name: 'quit', ...port(80), ...exec('nginx', '-s', 'quit') },
      { name: 'sleep', ...port(81), ...exec('sleep', '5') },
    ];
    const found = stopTrafficOf(asStored({ containers }), 5);
    expect(found.map(({ container, hookMayStopIt }) => [container, hookMayStopIt])).toEqual([
      ['quit', true],
      ['sleep', false],
    ]);
  });
});
