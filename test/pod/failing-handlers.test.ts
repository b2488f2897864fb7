import { failingHandlersOf } from '../../src/pod/failing-handlers';
import { failingHandlerText } from '../../src/explain/wording/failing-handler-text';

const exec = (...command: string[]): object => ({ exec: { command } });
const service = { httpGet: { path: '/health', port: 'service' } };

/** What is said of the probes and hooks of a container. */
function failing(container: object): string[] {
  return failingHandlersOf({
    containers: [{ name: 'web', ports: [{ containerPort: 80, name: 'http' }], ...container }],
  }).map(failingHandlerText);
}

describe('a probe or hook that the kubelet cannot run', () => {
  test('is one that calls a port by a name that the container does not declare', () => {
    expect(failing({ startupProbe: service, readinessProbe: service, livenessProbe: service })).toEqual([
      'The startup probe of "web" names the port "service", which the container does not declare: "web" never counts as started.',
      'The readiness probe of "web" names the port "service", which the container does not declare: "web" never gets ready.',
      'The liveness probe of "web" names the port "service", which the container does not declare: "web" is never restarted by it.',
    ]);
  });

  test('is one whose command is one word', () => {
    expect(failing({ lifecycle: { postStart: exec('/bin/sleep 20'), preStop: exec('sleep 15') } })).toEqual([
      'The postStart hook of "web" has a command of one word, and there is no program with the name "/bin/sleep 20": "web" is killed after each start.',
      'The preStop hook of "web" has a command of one word, and there is no program with the name "sleep 15": "web" is stopped as if it had none.',
    ]);
  });

  test('is a hook that connects over TCP', () => {
    expect(failing({ lifecycle: { preStop: { tcpSocket: { port: 80 } } } })).toEqual([
      'The preStop hook of "web" connects over TCP, which the kubelet does not do in a hook: "web" is stopped as if it had none.',
    ]);
  });

  test('is none that it can run', () => {
    const probe = { httpGet: { port: 'http' } };
    expect(failing({ livenessProbe: probe, readinessProbe: { tcpSocket: { port: 80 } } })).toEqual([]);
    expect(failing({ lifecycle: { preStop: exec('sh', '-c', 'sleep 15') } })).toEqual([]);
  });
});

test('a probe or hook that cannot be run is data: where it stands, and why', () => {
  expect(failingHandlersOf({ containers: [{ name: 'web', livenessProbe: service }] })).toEqual([
    { container: 'web', handler: 'livenessProbe', cause: 'undeclaredPort', port: 'service' },
  ]);
});
