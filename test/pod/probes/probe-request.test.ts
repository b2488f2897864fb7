import { containersOf } from '../../../src/pod/containers';
import { probesOf } from '../../../src/pod/handlers';
import { probeRequestOf } from '../../../src/pod/probes/probe-request';

const PORTS = [{ name: 'http', containerPort: 8080 }];

function requestOf(readinessProbe: object): unknown {
  const [container] = containersOf({ containers: [{ name: 'web', ports: PORTS, readinessProbe }] });
  return probeRequestOf(container!, probesOf(container!)[0]!);
}

describe('a probe', () => {
  test.each([
    [
      'a request over HTTP',
      { httpGet: { path: '/ready', port: 8080, scheme: 'HTTPS' } },
      { type: 'httpGet', host: '', port: 8080, scheme: 'HTTPS', path: '/ready' },
    ],
    [
      'a port by its name, with the number that the container gives it',
      { tcpSocket: { port: 'http', host: '10.0.0.1' } },
      { type: 'tcpSocket', host: '10.0.0.1', port: 8080, portName: 'http' },
    ],
    [
      'a port by a name that the container does not declare, which has no number',
      { tcpSocket: { port: 'metrics' } },
      { type: 'tcpSocket', host: '', port: null, portName: 'metrics' },
    ],
    ['a number that is written as text', { tcpSocket: { port: '8080' } }, { type: 'tcpSocket', host: '', port: 8080 }],
    [
      'a service over gRPC',
      { grpc: { port: 9000, service: 'db' } },
      { type: 'grpc', host: '', port: 9000, service: 'db' },
    ],
    ['a command', { exec: { command: ['pg_isready', '-q'] } }, { type: 'exec', command: ['pg_isready', '-q'] }],
    ['nothing', { periodSeconds: 5 }, { type: 'none' }],
  ])('asks for %s', (_, probe, expected) => {
    expect(requestOf(probe)).toEqual(expected);
  });

  test('is told without its headers, which can be credentials', () => {
    const httpHeaders = [{ name: 'Authorization', value: 'Bearer hidden' }];
    expect(JSON.stringify(requestOf({ httpGet: { port: 8080, httpHeaders } }))).not.toContain('hidden');
  });
});
