import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import { ProbePresets, type ProbePresetOptions } from '../../src';
import { messageOf } from '../template/support';

/** What is said of a web service with such promises. */
function refusalOf(options: ProbePresetOptions): string {
  return messageOf(() => ProbePresets.http({ path: '/healthz', port: 8080, ...options }));
}

const startsWithin = Duration.minutes(1);

describe('a deadline that no probe can meet is refused', () => {
  test('to start within one second, since tries are a second apart at least', () => {
    expect(refusalOf({ startsWithin: Duration.seconds(1) })).toBe(`1 finding:

error probe-intent: startsWithin is 1 s, but must be at least 2 s: it takes three tries, at least 1 s apart, and they must be over within twice the time.
  in:  ProbePresets.http.startsWithin = "1 s"
  fix: give Duration.seconds(2) or more.`);
  });

  test('to start sooner than slow answers can show', () => {
    expect(refusalOf({ startsWithin: Duration.seconds(7), answersWithin: Duration.seconds(5) })).toContain(
      'startsWithin is 7 s, but must be at least 8 s: it takes three tries, at least 5 s apart,',
    );
  });

  test('to find a hang sooner than two tries can show it', () => {
    expect(refusalOf({ startsWithin, detectsHangWithin: Duration.seconds(2) })).toBe(`1 finding:

error probe-intent: detectsHangWithin is 2 s, but must be at least 3 s: it takes two tries, at least 1 s apart, the last one may take 1 s to fail.
  in:  ProbePresets.http.detectsHangWithin = "2 s"
  fix: give Duration.seconds(3) or more.`);
  });

  test('to find a hang before the heartbeat shows it', () => {
    const heartbeatFile = '/tmp/heartbeat';
    const detectsHangWithin = Duration.minutes(1);
    expect(messageOf(() => ProbePresets.queueWorker({ heartbeatFile, startsWithin, detectsHangWithin }))).toContain(
      'detectsHangWithin is 60 s, but must be at least 75 s: it takes two tries, at least 5 s apart, the last one may ' +
        'take 5 s to fail, and a hang shows only after 60 s.',
    );
  });

  test('to leave traffic before a try can fail', () => {
    expect(refusalOf({ leavesTrafficWithin: Duration.seconds(1) })).toBe(`1 finding:

error probe-intent: leavesTrafficWithin is 1 s, but must be at least 2 s: the next try may be 1 s away and take 1 s to fail.
  in:  ProbePresets.http.leavesTrafficWithin = "1 s"
  fix: give Duration.seconds(2) or more.`);
  });

  test('to find a hang, if nothing keeps the liveness probe from killing a container that starts', () => {
    expect(refusalOf({ detectsHangWithin: Duration.seconds(30) })).toBe(`1 finding:

error probe-intent: detectsHangWithin adds a liveness probe, but startsWithin does not say how long the container may take to start.
  in:  ProbePresets.http.detectsHangWithin = "30 s"
  fix: set \`startsWithin\` as well, so that a startup probe delays the liveness probe.`);
  });
});

describe('the time of a deadline', () => {
  test('of zero, a fraction of a second or years is refused with its unit', () => {
    expect(refusalOf({ startsWithin: Duration.seconds(0) })).toContain(
      'error probe-intent: startsWithin is 0 s but must be a whole number of seconds from 1 to 86400.',
    );
    expect(refusalOf({ answersWithin: Duration.millis(250) })).toBe(`1 finding:

error probe-intent: answersWithin is 0.25 s but must be a whole number of seconds from 1 to 86400.
  in:  ProbePresets.http.answersWithin = "0.25 s"
  fix: give whole seconds, as in Duration.seconds(5).`);
    expect(refusalOf({ leavesTrafficWithin: Duration.days(365) })).toContain('leavesTrafficWithin is 31536000 s');
  });

  test('that is the least one is kept', () => {
    const { manifest } = ProbePresets.tcp({
      port: 25,
      startsWithin: Duration.seconds(2),
      detectsHangWithin: Duration.seconds(3),
      leavesTrafficWithin: Duration.seconds(2),
    });
    expect(manifest).toMatchObject({
      startupProbe: { periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 3 },
      readinessProbe: { periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 1 },
      livenessProbe: { periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 2 },
    });
  });
});

test('ports, headers and commands of presets are judged as those of single probes', () => {
  const port = 70_000;
  for (const [place, preset] of Object.entries({
    http: () => ProbePresets.http({ path: '/', port }),
    grpc: () => ProbePresets.grpc({ port }),
    tcp: () => ProbePresets.tcp({ port }),
    postgresql: () => ProbePresets.postgresql({ port }),
    mysql: () => ProbePresets.mysql({ port }),
    redis: () => ProbePresets.redis({ port }),
    sidecarProxy: () => ProbePresets.sidecarProxy({ port }),
  })) {
    expect(messageOf(preset)).toContain(`in:  ProbePresets.${place}.port = 70000`);
  }
  expect(messageOf(() => ProbePresets.http({ path: '/', headers: { 'a b': 'c' } }))).toContain(
    'in:  ProbePresets.http.headers',
  );
  expect(messageOf(() => ProbePresets.queueWorker({ command: [] }))).toContain(
    'in:  ProbePresets.queueWorker.command = []',
  );
});

describe('the heartbeat of a queue worker', () => {
  const heartbeatFile = '/tmp/heartbeat';

  test('is shown by a file or by a command, not by both or neither', () => {
    expect(messageOf(() => ProbePresets.queueWorker({}))).toBe(`1 finding:

error probe-command: exactly one of heartbeatFile and command must be set, and neither is.
  in:  ProbePresets.queueWorker
  fix: set the file that the worker touches, or, in an image without \`find\`, a program that reports its health.`);
    expect(messageOf(() => ProbePresets.queueWorker({ heartbeatFile, command: ['true'] }))).toContain('and both are.');
  });

  test('is in a file with an absolute path', () => {
    expect(messageOf(() => ProbePresets.queueWorker({ heartbeatFile: 'heartbeat' }))).toContain(
      'error probe-command: the heartbeat file "heartbeat" must be an absolute path.',
    );
  });

  test('is stale after whole minutes', () => {
    expect(messageOf(() => ProbePresets.queueWorker({ heartbeatFile, staleAfter: Duration.seconds(90) })))
      .toBe(`1 finding:

error probe-intent: staleAfter is 90 s, but must be whole minutes with a heartbeatFile.
  in:  ProbePresets.queueWorker.staleAfter = "90 s"
  fix: give whole minutes, or a \`command\` that checks more precisely.`);
  });

  test('is judged by the command that is rendered: fresh, stale and missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pod-patterns-'));
    const file = join(folder, 'heartbeat');
    const { manifest } = ProbePresets.queueWorker({ heartbeatFile: file, staleAfter: Duration.minutes(2) });
    const [program = '', ...args] = (manifest['readinessProbe'] as { exec: { command: string[] } }).exec.command;
    const status = (): number => {
      try {
        execFileSync(program, args, { stdio: 'ignore' });
        return 0;
      } catch (error) {
        return (error as { status: number }).status;
      }
    };
    const missing = status();
    writeFileSync(file, '');
    const fresh = status();
    const age = (seconds: number): Date => new Date(Date.now() - seconds * 1000);
    utimesSync(file, age(110), age(110));
    const old = status();
    utimesSync(file, age(121), age(121));
    const stale = status();
    rmSync(folder, { recursive: true });
    expect({ missing, fresh, old, stale }).toEqual({ missing: 1, fresh: 0, old: 0, stale: 1 });
  });
});

test.each([
  [90, 'a number', 'write it as in Duration.seconds(90)'],
  [null, 'null', 'leave it out, or write it as in Duration.seconds(5)'],
  ['90s', 'a string', 'write it as in Duration.seconds(90)'],
  ['2m', 'a string', 'write it as in Duration.minutes(2)'],
])('a deadline that is %p and not a Duration is refused', (value, words, fix) => {
  expect(messageOf(() => ProbePresets.http({ path: '/', port: 80, startsWithin: value as never }))).toBe(`1 finding:

error option-type: \`startsWithin\` must be a Duration, and is ${words}.
  in:  ProbePresets.http.startsWithin = ${JSON.stringify(value)}
  fix: ${fix}.`);
});
