import { containersOf } from '../../../src/pod/containers';
import { hookLength } from '../../../src/pod/timeline/hook-length';

function lengthOf(preStop: object): unknown {
  const [container] = containersOf({ containers: [{ name: 'web', lifecycle: { preStop } }] });
  return hookLength(container!, 'preStop');
}

const command = (...words: string[]): object => ({ exec: { command: words } });

describe('the length of a hook', () => {
  test.each([
    ['sleeps by itself', { sleep: { seconds: 5 } }, 5],
    ['sleeps for no time', { sleep: { seconds: 0 } }, 0],
    ['runs sleep', command('sleep', '5'), 5],
    ['runs sleep by its path', command('/bin/sleep', '5s'), 5],
    ['runs sleep in a shell', command('sh', '-c', 'sleep 5'), 5],
    ['writes a word and sleeps', command('/bin/sh', '-c', "echo 'Stopping...' && sleep 5"), 5],
    ['sleeps twice', command('bash', '-c', 'sleep 1; echo go; sleep 0.5'), 1.5],
    ['connects over TCP, which always fails', { tcpSocket: { port: 80 } }, 0],
    ['does nothing, which always fails', {}, 0],
  ])('is known for one that %s', (_what, hook, seconds) => {
    expect(lengthOf(hook)).toEqual({ earliest: seconds, latest: seconds });
  });

  test.each([
    ['asks over HTTP', { httpGet: { port: 80 } }],
    ['runs a program', command('nginx', '-s', 'quit')],
    ['runs a program before it sleeps', command('sh', '-c', 'nginx -s quit; sleep 5')],
    ['writes what another program says', command('sh', '-c', 'echo $(drain) && sleep 5')],
    ['sleeps for a variable', command('sh', '-c', 'sleep $DRAIN')],
    ['sleeps in the background', command('sh', '-c', 'sleep 5 & wait')],
    ['runs a script', command('sh', 'sleep.sh')],
    ['sleeps in minutes', command('sleep', '5m')],
  ])('is bounded by nothing for one that %s', (_what, hook) => {
    expect(lengthOf(hook)).toEqual({ earliest: 0, latest: null });
  });

  test('is none for a container without the hook', () => {
    const [container] = containersOf({ containers: [{ name: 'web', lifecycle: { postStart: {} } }] });
    expect(hookLength(container!, 'preStop')).toBeUndefined();
  });
});
