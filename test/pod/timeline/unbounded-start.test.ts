import { startOf } from '../../../src/pod/timeline/start';
import { unboundedStartText } from '../../../src/explain/wording/unbounded-start-text';
import { asStored } from '../../support/as-stored';

const SPEC = {
  initContainers: [{ name: 'migrate' }, { name: 'seed' }, { name: 'proxy', restartPolicy: 'Always' }],
  containers: [
    {
      name: 'web',
      lifecycle: { postStart: { exec: { command: ['warm-up'] } } },
      readinessProbe: { grpc: { port: 1 } },
    },
    { name: 'exporter', lifecycle: { postStart: { sleep: { seconds: 1 } } } },
  ],
  readinessGates: [{ conditionType: 'example.com/ready' }],
};

test('init containers, hooks, readiness probes and gates keep the times of a start from being bounded', () => {
  const { unbounded } = startOf(asStored(SPEC));
  expect(unbounded).toEqual([
    { cause: 'initStep', container: 'migrate' },
    { cause: 'initStep', container: 'seed' },
    { cause: 'postStartHook', container: 'web' },
    { cause: 'readinessProbe', container: 'web' },
    { cause: 'readinessGates', container: null },
  ]);
  expect(unboundedStartText(unbounded)).toBe(
    'Nothing bounds the times with "or later": init containers "migrate" and "seed" may run for any time; the postStart hook ' +
      'of "web" may run for any time; the readiness probe of "web" may fail for any time; the readiness gates of the Pod ' +
      'may be set at any time.',
  );
});

test('a deadline of the Pod bounds all times', () => {
  expect(startOf(asStored({ ...SPEC, activeDeadlineSeconds: 60 })).unbounded).toEqual([]);
});

test('a start of which everything is known has no time without a bound', () => {
  const startupProbe = { tcpSocket: { port: 1 } };
  const { steps, unbounded } = startOf(asStored({ containers: [{ name: 'web', startupProbe }] }));
  expect([steps[0]?.latestSeconds, unbounded]).toEqual([expect.any(Number), []]);
});
