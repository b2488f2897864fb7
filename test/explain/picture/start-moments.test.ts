import { startMomentsOf } from '../../../src/explain/picture/start-moments';
import { podsOf } from '../explained';

function momentsOf(spec: object): object {
  const { moments, parts, ready } = startMomentsOf(
    podsOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec })[0]!,
  );
  return {
    moments: moments.map(({ earliestSeconds, latestSeconds }) => [earliestSeconds, latestSeconds]),
    parts: Object.fromEntries([...parts].map(([name, { starts, passes }]) => [name, [starts, passes]])),
    ready,
  };
}

const STARTUP = { startupProbe: { tcpSocket: { port: 80 }, periodSeconds: 2, failureThreshold: 30 } };

test('a Pod that waits for nothing has one moment', () => {
  expect(momentsOf({ containers: [{ name: 'web', image: 'web:1' }] })).toEqual({
    moments: [[0, 0]],
    parts: { web: [0, 0] },
    ready: 0,
  });
});

test('what waits for something begins at a moment of its own, though it may come at once', () => {
  expect(
    momentsOf({
      initContainers: [
        { name: 'migrate', image: 'migrate:1' },
        { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always', ...STARTUP },
      ],
      containers: [
        { name: 'web', image: 'web:1', ...STARTUP, readinessProbe: { tcpSocket: { port: 80 } } },
        { name: 'logs', image: 'logs:1' },
      ],
    }),
  ).toEqual({
    moments: [
      [0, 0],
      [0, null],
      [0, null],
      [0, null],
    ],
    parts: { migrate: [0, 1], proxy: [1, 2], web: [2, 3], logs: [2, 2] },
    ready: 3,
  });
});

test('startup probes end in the order of their latest times', () => {
  const slow = { startupProbe: { tcpSocket: { port: 80 }, periodSeconds: 60 } };
  expect(
    momentsOf({
      containers: [
        { name: 'slow', image: 'slow:1', ...slow },
        { name: 'web', image: 'web:1', ...STARTUP },
      ],
    }),
  ).toEqual({
    moments: [
      [0, 0],
      [0, 61],
      [0, 181],
    ],
    parts: { slow: [0, 2], web: [0, 1] },
    ready: 2,
  });
});

test('a gate that is never passed has no moment, and the Pod is never ready', () => {
  const deadline = { startupProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 60 } };
  expect(momentsOf({ activeDeadlineSeconds: 20, containers: [{ name: 'web', image: 'web:1', ...deadline }] })).toEqual({
    moments: [[0, 0]],
    parts: { web: [0, null] },
    ready: null,
  });
});
