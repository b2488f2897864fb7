import { deployment, describeObjectsRule, service } from './describe-objects-rule';

const waits = { lifecycle: { preStop: { sleep: { seconds: 5 } } } };
const http = { ports: [{ name: 'http', containerPort: 8080 }] };

describeObjectsRule('service-grace', {
  passes: {
    'a preStop hook': [service(), deployment(waits)],
    'a headless Service, whose clients keep their own addresses': [
      service({ spec: { clusterIP: 'None' } }),
      deployment(),
    ],
    'the metrics of Pods': [service({ spec: { ports: [{ name: 'metrics', port: 8080 }] } }), deployment()],
    'a native sidecar that stops after the hook of the app': [
      service(),
      deployment(
        { ports: [], ...waits },
        { pod: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ...http }] } },
      ),
    ],
    'a port that nobody declares': [service({ spec: { ports: [{ port: 9999 }] } }), deployment()],
  },
  fails: {
    'a container that gets TERM at once': {
      objects: [service(), deployment()],
      finds: [
        'info service-grace: Service "web" can send requests to "web" for about 5 s after its Pod was deleted, and it gets TERM at once: what stops listening then refuses them.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop',
        '  fix: give it a preStop hook that sleeps for 5 s, unless the program goes on serving after TERM.',
      ],
    },
    'a native sidecar behind an app without a hook': {
      objects: [
        service(),
        deployment(
          { ports: [] },
          { pod: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ...http }] } },
        ),
      ],
      finds: [
        'info service-grace: Service "web" can send requests to "proxy" for about 5 s after its Pod was deleted, and "web", which ends before it, gets TERM at once: what "proxy" forwards to it then is refused.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop',
        '  fix: give "web" a preStop hook that sleeps for 5 s, unless the program goes on serving after TERM.',
      ],
    },
  },
});
