import { PLAIN } from '../../../src/explain/layout/style';
import { briefReporter } from '../../../src/explain/report/brief-report';
import { NEWEST_VERSION } from '../../../src/kubernetes/version';
import { podsOf } from '../explained';

const reporter = briefReporter({ target: NEWEST_VERSION, paint: PLAIN, paintErrors: PLAIN });

/** What is said about a Pod of a spec. */
function brief(spec: object): string {
  const [pod] = podsOf({ apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'shop', name: 'web' }, spec });
  return reporter.podText(pod!);
}

test('a Pod is told in a line, from its class to its faults', () => {
  const resources = { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '100m', memory: '64Mi' } };
  expect(brief({ containers: [{ name: 'web', image: 'w:1', resources }] })).toBe(
    'a.yaml:1: Pod shop/web: Guaranteed; requests cpu 100m, memory 64Mi; limits cpu 100m, memory 64Mi; ready at once; ' +
      'gone within 30 s; no faults\n',
  );
});

test('faults are counted by what they are, and a Pod that cannot start is never ready', () => {
  const port = (name: string): object => ({ name, image: 'i:1', ports: [{ containerPort: 80 }] });
  const readinessProbe = { tcpSocket: { port: 'nobody' } };
  const containers = [{ ...port('web'), readinessProbe }, port('api')];
  expect(brief({ containers })).toBe(
    'a.yaml:1: Pod shop/web: BestEffort; requests -; limits -; never ready; gone within 30 s; 1 probe or hook that cannot run, 1 port clash\n',
  );
});

test('what is dropped, refused or never runs counts as well', () => {
  const livenessProbe = { tcpSocket: { port: 'nobody' } };
  const env = [{ name: 'URL', value: 'http://$(HOST)/' }];
  const containers = [{ name: 'web', image: 'w:1', livenessProbe, env, ports: [{ containerPort: 0 }] }];
  expect(brief({ containers, hostUsers: false, volumes: [{ name: 'A', emptyDir: {} }] })).toMatch(
    /; never ready; 2 refusals, 1 probe or hook that cannot run, 1 unset variable\n$/,
  );
});

test('what can never work counts by the rule that says so, as at synthesis', () => {
  const containers = [
    { name: 'report', image: 'r:1' },
    { name: 'shipper', image: 's:1', ports: [{ containerPort: 80 }], readinessProbe: { tcpSocket: { port: 81 } } },
  ];
  expect(brief({ restartPolicy: 'Never', containers })).toMatch(
    /; 1 probe of an undeclared port, 1 helper-outlives-job\n$/,
  );
});

test('the end counts what was read, as for the long form', () => {
  expect(reporter.endText({ pods: 2, skipped: 1, unexplained: [], errors: [] })).toBe(
    `2 Pods, 1 object without a Pod passed over. Explained for Kubernetes ${NEWEST_VERSION.toString()}.\n`,
  );
  const error = { file: '-', document: 0, line: 3, message: 'It is wrong.' };
  expect(reporter.errorText({ pods: 0, skipped: 0, unexplained: [], errors: [error] })).toBe(
    'error: standard input:3: It is wrong.\n',
  );
});

test('each of the Pods of an object is named by its path, and its file by its line', () => {
  const template = { spec: { containers: [{ name: 'ray', image: 'ray:1' }] } };
  const spec = { headGroupSpec: { template }, workerGroupSpecs: [{ template }] };
  const pods = podsOf({ apiVersion: 'ray.io/v1', kind: 'RayCluster', metadata: { name: 'ray' }, spec });
  expect(pods.map((pod) => reporter.podText(pod).split(': RayCluster ray')[0])).toEqual([
    'a.yaml:1, spec.headGroupSpec.template',
    'a.yaml:1, spec.workerGroupSpecs[0].template',
  ]);
});

test('a start deadlock is one of containers that wait for each other, and no command that cannot run', () => {
  const commandOnly = { containers: [{ name: 'web', image: 'w:1', command: ['sleep 60'] }] };
  expect(brief(commandOnly)).toMatch(/; 1 command that cannot run(, [^,]*)*\n$/);
  expect(brief(commandOnly)).not.toContain('deadlock');
  const startupProbe = { tcpSocket: { port: 'https' } };
  const misspelt = {
    containers: [{ name: 'web', image: 'w:1', ports: [{ name: 'http', containerPort: 80 }], startupProbe }],
  };
  expect(brief(misspelt)).toMatch(/; 1 probe or hook that cannot run(, [^,]*)*\n$/);
  expect(brief(misspelt)).not.toContain('deadlock');
});
