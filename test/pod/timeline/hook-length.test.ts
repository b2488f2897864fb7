import { containersOf } from '../../../src/pod/containers';
import { hookLength } from '../../../src/pod/timeline/hook-length';

function lengthOf(preStop: object): unknown {
  const [container] = containersOf({ containers: [{ name: 'web', lifecycle: { preStop } }] });
  return hookLength(container!, 'preStop');
}

const shell = (script: string): object => command('sh', '-c', script);

const command = (...words: string[]): object => ({ exec: { command: words } });

describe('the length of a hook', () => {
  test.each([
    ['sleeps by itself', { sleep: { seconds: 5 } }, 5],
    ['sleeps for no time', { sleep: { seconds: 0 } }, 0],
    ['runs sleep', command('sleep', '5'), 5],
    ['runs sleep by its path', command('/bin/sleep', '5s'), 5],
    ['runs sleep in a shell', command('sh', '-c', 'sleep 5'), 5],
    ['writes a word and sleeps', command('/bin/sh', '-c', "echo 'Stopping...' && sleep 5"), 5],
    ['runs sleep in a shell that stops at a failure', command('/bin/sh', '-ec', 'sleep 5'), 5],
    ['puts sleep in the place of its shell', command('sh', '-c', 'exec sleep 5'), 5],
    ['sleeps in minutes', command('sleep', '0.5m'), 30],
    ['sleeps in minutes, in a shell', command('sh', '-c', 'sleep 2m'), 120],
    ['names a program with a blank in its name, which there is not', command('sleep 5'), 0],
    ['sleeps twice', command('bash', '-c', 'sleep 1; echo go; sleep 0.5'), 1.5],
    ['puts sleep in the place of its shell, so that nothing follows', shell('exec sleep 10; sleep 20'), 10],
    ['leaves after its sleep', shell('sleep 10; exit 0; sleep 20'), 10],
    ['leaves at once', shell('exit 0; sleep 5'), 0],
    ['sleeps, whatever comes of it', shell('sleep 10 || true'), 10],
    ['sleeps again only if its sleep fails', shell('sleep 5 || sleep 20'), 5],
    ['sleeps for what stands in quotes', shell('sleep "10"'), 10],
    ['sleeps after a failure', shell('false || sleep 5'), 5],
    ['does not sleep after a failure', shell('false && sleep 5'), 0],
    ['joins a sleep in the next line', shell('true &&\n  sleep 5\nset -e\nsleep 1'), 6],
    ['joins its output to that of its errors', shell('echo bye; sleep 5 2>&1'), 5],
    ['gives its shell several flags', command('bash', '-euo', 'pipefail', '-c', 'sleep 5'), 5],
    ['ends the flags of its shell', command('sh', '-c', '--', 'sleep 5'), 5],
    ['sets options of its shell', shell('set -euo pipefail; set -o pipefail; sleep 5'), 5],
    ['has lines that are comments', shell('#!/bin/sh\n# drain first\ntrue &&\n  # then wait\nsleep 5'), 5],
    ['writes into the log of its container', shell('echo bye > /proc/1/fd/1; sleep 5 2>/dev/null'), 5],
    ['connects over TCP, which always fails', { tcpSocket: { port: 80 } }, 0],
    ['does nothing, which always fails', {}, 0],
  ])('is known for one that %s', (_what, hook, seconds) => {
    expect(lengthOf(hook)).toEqual({ earliest: seconds, latest: seconds });
  });

  test.each([
    ['asks over HTTP', { httpGet: { port: 80 } }],
    ['runs a program', command('nginx', '-s', 'quit')],
    ['writes what another program says', command('sh', '-c', 'echo $(drain) && sleep 5')],
    ['sleeps for a variable', command('sh', '-c', 'sleep $DRAIN')],
    ['sleeps in the background', command('sh', '-c', 'sleep 5 & wait')],
    ['runs a script', command('sh', 'sleep.sh')],
    ['sleeps on one of two paths', command('sh', '-c', 'drain || sleep 5')],
    ['sleeps only if something is so', command('sh', '-c', 'if [ -f /x ]; then sleep 5; fi')],
    ['may leave before it sleeps', shell('drain || exit 1; sleep 5')],
    ['sleeps in a text', shell('echo "$A; sleep 5; $(drain)"')],
    ['sleeps in a comment', shell('drain # first; sleep 5')],
    ['has a quote in a comment', shell("# don't\nsleep 5; echo 'x'")],
    ['sleeps into another file', shell('sleep 5 > /mnt/log')],
    ['sleeps for a number that names where output goes', shell('sleep 15>/dev/null')],
    ['gives its shell a name of an option, and no script', command('bash', '-o', 'pipefail', 'sleep 5')],
    ['sleeps in a document', shell('cat <<END\nsleep 5\nEND')],
  ])('is bounded by nothing for one that %s', (_what, hook) => {
    expect(lengthOf(hook)).toEqual({ earliest: 0, latest: null });
  });

  test.each([
    ['before it sleeps', command('sh', '-c', 'nginx -s quit; sleep 5')],
    ['that must succeed before it sleeps', command('/bin/sh', '-c', 'killall -INT nginx && sleep 5')],
    ['with a word in quotes', command('sh', '-c', "log 'if | it && must'; sleep 5")],
    ['with a variable in quotes', shell('drain "$URL"; sleep 5')],
    ['whose output goes to another one', shell('drain 2>&1 | tee /dev/stderr; sleep 5')],
    ['in the background after it', shell('sleep 5; drain & wait')],
    ['only if something is so, after it', shell('sleep 5; if [ -f /x ]; then sleep 20; fi; sleep 20')],
    ['after it, in the place of its shell', shell('sleep 5; exec drain; sleep 20')],
  ])('is at least the sleep of one that runs a program %s', (_what, hook) => {
    expect(lengthOf(hook)).toEqual({ earliest: 5, latest: null });
  });

  test.each([
    ['sleeps only if a file is there', shell('[ -f /x ] && sleep 5'), 0, 5],
    ['leaves early if a file is there', shell('sleep 1; test -f /x && exit 0; sleep 5'), 1, 6],
  ])('lies between two bounds for one that %s', (_what, hook, earliest, latest) => {
    expect(lengthOf(hook)).toEqual({ earliest, latest });
  });

  test('is none for a container without the hook', () => {
    const [container] = containersOf({ containers: [{ name: 'web', lifecycle: { postStart: {} } }] });
    expect(hookLength(container!, 'preStop')).toBeUndefined();
  });
});
