import { podsOf } from '../../explained';
import { linesIn } from '../lines-in';

function stopLines(spec: object): string[] {
  const [pod] = podsOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec });
  return linesIn(pod!, 'Stop');
}

describe('the stop', () => {
  test('names TERM, and the signal that may come in its place', () => {
    expect(stopLines({ containers: [{ name: 'pages', image: 'pages:1' }] })).toEqual([
      '0 s      pages (app) gets TERM',
      'by 30 s  pages gets KILL if it still runs',
      'In place of TERM comes the STOPSIGNAL of an image that sets one.',
      'How the grace period is spent, at the longest:',
      'pages  30 s from TERM to KILL',
    ]);
  });

  test('names the signal of an image that is known to set one', () => {
    expect(stopLines({ containers: [{ name: 'pages', image: 'nginx:1.29.0' }] })).toEqual([
      '0 s      pages (app) gets QUIT',
      'by 30 s  pages gets KILL if it still runs',
      'How the grace period is spent, at the longest:',
      'pages  30 s from QUIT to KILL',
    ]);
  });

  test('has no signals on Windows', () => {
    const spec = { nodeSelector: { 'kubernetes.io/os': 'windows' }, containers: [{ name: 'app', image: 'app:1' }] };
    expect(stopLines(spec)).toEqual([
      '0 s      app (app) gets CTRL_SHUTDOWN_EVENT',
      'by 30 s  app is terminated if it still runs',
      'How the grace period is spent, at the longest:',
      'app  30 s to end by itself',
    ]);
  });

  test('says how long a hook takes at least', () => {
    const preStop = { exec: { command: ['sh', '-c', 'killall -INT pgbouncer && sleep 20'] } };
    const [hook] = stopLines({ containers: [{ name: 'pgbouncer', image: 'pgbouncer:1', lifecycle: { preStop } }] });
    expect(hook).toBe('0 s      pgbouncer runs its preStop hook (20 s or more, until it returns)');
  });
});
