import { containersOf, type PodContainer } from '../../src/pod/containers';
import { handlerPort, commandOf, hooksOf, probesOf } from '../../src/pod/handlers';

function container(fields: object): PodContainer {
  return containersOf({ containers: [{ name: 'web', ...fields }] })[0]!;
}

const tcp = { tcpSocket: { port: 8080 } };

describe('the calls that the kubelet makes into a container', () => {
  test('are its probes, in the order in which they matter', () => {
    const probes = probesOf(container({ livenessProbe: tcp, readinessProbe: {}, startupProbe: tcp }));
    expect(probes).toEqual([
      { path: 'startupProbe', fields: tcp },
      { path: 'readinessProbe', fields: {} },
      { path: 'livenessProbe', fields: tcp },
    ]);
  });

  test('are its hooks, with the path from the container', () => {
    const hooks = hooksOf(container({ lifecycle: { preStop: tcp, postStart: tcp, stopSignal: 'SIGTERM' } }));
    expect(hooks).toEqual([
      { path: 'lifecycle.postStart', fields: tcp },
      { path: 'lifecycle.preStop', fields: tcp },
    ]);
  });

  test('are none where a field is null or no object', () => {
    expect(probesOf(container({ livenessProbe: null, readinessProbe: 'yes', startupProbe: [tcp] }))).toEqual([]);
    expect(hooksOf(container({ lifecycle: null }))).toEqual([]);
    expect(hooksOf(container({ lifecycle: { preStop: null, postStart: 5 } }))).toEqual([]);
  });
});

describe('the port that a call goes to', () => {
  test.each([
    ['httpGet', { port: 'http', host: 'localhost' }, { port: 'http', host: 'localhost', acceptsPortName: true }],
    ['tcpSocket', { port: 8080 }, { port: 8080, host: '', acceptsPortName: true }],
    ['grpc', { port: 9090, service: 'shop' }, { port: 9090, host: '', acceptsPortName: false }],
  ])('is that of %s', (handler, action, expected) => {
    const call = { path: 'livenessProbe', fields: { [handler]: action } };
    expect(handlerPort(call)).toEqual({ path: `livenessProbe.${handler}.port`, ...expected });
  });

  test('is none of a command, a sleep or nothing', () => {
    for (const fields of [{ exec: { command: ['true'] } }, { sleep: { seconds: 5 } }, {}, { httpGet: null }]) {
      expect(handlerPort({ path: 'lifecycle.preStop', fields })).toBeUndefined();
    }
  });
});

describe('the command that a call runs', () => {
  test('is its words', () => {
    expect(commandOf({ path: 'livenessProbe', fields: { exec: { command: ['sh', '-c', 'true'] } } })).toEqual([
      'sh',
      '-c',
      'true',
    ]);
  });

  test('has no words where it is none, or where they are no texts', () => {
    for (const fields of [{}, tcp, { exec: null }, { exec: { command: 'true' } }, { exec: { command: [1, {}] } }]) {
      expect(commandOf({ path: 'livenessProbe', fields })).toEqual([]);
    }
  });
});
