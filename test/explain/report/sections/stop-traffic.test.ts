import { podsOf, textOf } from '../../explained';
import { sectionText } from '../../section-text';

test('the way of requests at a stop is told with its assumption, and hooks that can close it', () => {
  const spec = {
    containers: [
      {
        name: 'web',
        image: 'w',
        ports: [{ containerPort: 8080 }, { containerPort: 8443 }],
        lifecycle: { preStop: { sleep: { seconds: 10 } } },
      },
      {
        name: 'nginx',
        image: 'n',
        ports: [{ containerPort: 80 }],
        lifecycle: { preStop: { exec: { command: ['sh', '-c', 'nginx -s quit; sleep 15'] } } },
      },
    ],
  };
  expect(sectionText('traffic', spec)).toBe(`Traffic at the stop, if the last client hears of it after 5 s (assumed)
  container  ports          listens at least  requests fail for up to
  web        8080 and 8443  10 s              0 s
  nginx      80             15 s              0 s
  The Pod leaves the endpoints of its Services while the preStop hooks run,
    and neither waits for the other.
  The preStop hook of nginx can stop the listening sooner.`);
});

test('a hook of which nothing is known cannot stop the listening sooner than at once', () => {
  const lifecycle = { preStop: { exec: { command: ['nginx', '-s', 'quit'] } } };
  const text = sectionText('traffic', {
    containers: [{ name: 'nginx', image: 'n', ports: [{ containerPort: 80 }], lifecycle }],
  });
  expect(text).toContain('\n  nginx      80     0 s               5 s\n');
  expect(text).not.toContain('sooner');
});

test('a Pod without preStop hooks leaves the endpoints while its containers stop', () => {
  const text = sectionText('traffic', { containers: [{ name: 'web', image: 'w', ports: [{ containerPort: 80 }] }] });
  expect(text).toContain(`
  The Pod leaves the endpoints of its Services while its containers stop, and
    neither waits for the other.`);
});

test('the Pod of a Job has no such section: nobody sends requests to it', () => {
  const containers = [{ name: 'web', image: 'w', ports: [{ containerPort: 80 }] }];
  const spec = { template: { spec: { restartPolicy: 'Never', containers } } };
  const [pod] = podsOf({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'import' }, spec });
  expect(pod!.trafficAtStop.containers).toHaveLength(1);
  expect(textOf(pod!)).not.toContain('Traffic at the stop');
});

test('a Pod that serves no port has no such section', () => {
  expect(sectionText('traffic', { containers: [{ name: 'web', image: 'w' }] })).toBe('');
});
