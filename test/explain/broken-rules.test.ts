import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../src/rules/catalogue';
import { podsOf, textOf } from './explained';
import { sectionText } from './section-text';

/** A Job whose Pod a container keeps from its end, with a volume that is hidden and one that is not declared. */
const JOB = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'report' },
  spec: {
    template: {
      spec: {
        restartPolicy: 'Never',
        volumes: [{ name: 'data', emptyDir: {} }],
        containers: [
          { name: 'report', image: 'r:1', volumeMounts: [{ name: 'nothing', mountPath: '/data' }] },
          {
            name: 'shipper',
            image: 's:1',
            ports: [{ containerPort: 2020 }],
            livenessProbe: { httpGet: { port: 'health' } },
          },
        ],
      },
    },
  },
};

test('the rules of synthesis say what is refused and what can never work', () => {
  const [pod] = podsOf(JOB);
  expect(pod!.refusals.map(({ rule }) => rule)).toEqual(['mount-volume']);
  expect(pod!.faults).toEqual([
    {
      rule: 'helper-outlives-job',
      path: 'spec.template.spec.containers[1]',
      container: 'shipper',
      message:
        '"shipper" is in `containers` of a Pod that is to end (restartPolicy is Never), and the Pod completes ' +
        'only when "shipper" has ended too.',
    },
    {
      rule: 'probe-port',
      path: 'spec.template.spec.containers[1].livenessProbe.httpGet.port',
      container: 'shipper',
      message: '"shipper" has no port named "health": none of its ports has a name.',
    },
  ]);
});

test('people read of each fault once', () => {
  const [pod] = podsOf(JOB);
  expect(textOf(pod!)).toContain(`What can never work
  spec.template.spec.containers[1]: "shipper" is in \`containers\` of a Pod that
    is to end (restartPolicy is Never), and the Pod completes only when
    "shipper" has ended too.
  The liveness probe of "shipper" names the port "health", which the container
    does not declare: "shipper" is never restarted by it.

QoS class`);
});

test('what stands twice is told: server-side apply refuses it, and other updates may drop one', () => {
  const web = {
    name: 'web',
    image: 'w',
    ports: [{ containerPort: 80 }, { containerPort: 80 }],
    env: [
      { name: 'A', value: '1' },
      { name: 'A', value: '2' },
    ],
  };
  const hostAliases = [{ ip: '10.0.0.1' }, { ip: '10.0.0.1' }];
  expect(sectionText('useless', { containers: [web], hostAliases })).toBe(`What can never work
  spec.containers[0].ports[1].containerPort: "web" declares port 80/TCP twice:
    server-side apply refuses that, and other updates may drop one of them.
  spec.containers[0].env[1].name: the variable A is set 2 times, and the last
    one wins.
  spec.hostAliases[1]: 2 entries of hostAliases have the ip "10.0.0.1":
    server-side apply refuses that, and other updates may drop one of them.`);
});

test('a port that two containers want is told where the ports are', () => {
  const ports = [{ containerPort: 80 }];
  const containers = ['web', 'api'].map((name) => ({ name, image: 'w', ports }));
  expect(sectionText('useless', { containers })).toBe('');
  expect(sectionText('ports', { containers })).toContain('Clash: web and api want the port 80/TCP');
});

test('what a linter would only advise against is not told', () => {
  const containers = [{ name: 'web', image: 'w', livenessProbe: { tcpSocket: { port: 1 }, timeoutSeconds: 60 } }];
  expect(sectionText('useless', { containers })).toBe('');
});

test('of a template that an operator completes nothing is known before', () => {
  const spec = { template: { spec: { containers: [{ name: 'web', image: 'No Image' }] } } };
  const [pod] = podsOf({ apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'web' }, spec });
  expect([pod!.refusals, pod!.faults]).toEqual([[], []]);
});

test('the page about explain lists the rules by which something can never work', () => {
  const page = readFileSync(join(__dirname, '../../docs/explain.md'), 'utf8');
  const [, list = ''] = /can never work: ([^]*?)\. In JSON/.exec(page) ?? [];
  const listed = [...list.matchAll(/\[([a-z-]+)\]\(rules\/\1\.md\)/g)].map(([, id]) => id);
  expect(listed).toEqual(RULES.filter(({ neverWorks }) => neverWorks).map(({ id }) => id));
});
