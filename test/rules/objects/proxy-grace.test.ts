import { deployment, describeObjectsRule, service } from './describe-objects-rule';

const waits = (seconds: number): object => ({ lifecycle: { preStop: { sleep: { seconds } } } });

/** The app with a hook, beside a proxy with the port of the Service in the same list. */
function proxied(proxy: object, app: object = waits(15), grace?: number): ReturnType<typeof deployment> {
  const containers = [
    { name: 'web', image: 'shop:1', ...app },
    { name: 'proxy', image: 'envoy:1', ports: [{ name: 'http', containerPort: 8080 }], ...proxy },
  ];
  return deployment({}, { pod: { containers, ...(grace !== undefined && { terminationGracePeriodSeconds: grace }) } });
}

describeObjectsRule('proxy-grace', {
  passes: {
    'a proxy that waits as long as the app': [service(), proxied(waits(15))],
    'a proxy whose hook takes a time that nobody knows': [
      service(),
      proxied({ lifecycle: { preStop: { exec: { command: ['/drain'] } } } }),
    ],
    'an app that does not wait': [service(), proxied({}, {})],
    'a native sidecar, which stops after the app': [
      service(),
      deployment(
        { ports: [], ...waits(15) },
        {
          pod: {
            initContainers: [
              {
                name: 'proxy',
                image: 'envoy:1',
                restartPolicy: 'Always',
                ports: [{ name: 'http', containerPort: 8080 }],
              },
            ],
          },
        },
      ),
    ],
    'a Service that leads to the app': [
      service(),
      proxied({ ports: [] }, { ports: [{ containerPort: 8080 }], ...waits(15) }),
    ],
  },
  fails: {
    'a proxy that gets TERM while the app waits': {
      objects: [service(), proxied({})],
      finds: [
        'warning proxy-grace: Service "web" leads to "proxy", which gets TERM at once, while the preStop hook of "web" waits 15 s for the last requests: requests of 5 s are refused.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.containers[1].lifecycle.preStop',
        '  fix: give "proxy" a preStop hook that sleeps for 15 s too, or make it a native sidecar, which stops after the app.',
      ],
    },
    'a proxy that waits for less than the app': {
      objects: [service(), proxied(waits(10))],
      finds: [
        'warning proxy-grace: Service "web" leads to "proxy", which gets TERM after 10 s, while the preStop hook of "web" waits 15 s for the last requests: what still runs there is cut off.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.containers[1].lifecycle.preStop = {"sleep":{"seconds":10}}',
        '  fix: give "proxy" a preStop hook that sleeps for 15 s too, or make it a native sidecar, which stops after the app.',
      ],
    },
    'a hook that the grace period cuts off': {
      objects: [service(), proxied({}, waits(60), 20)],
      finds: [
        'warning proxy-grace: Service "web" leads to "proxy", which gets TERM at once, while the preStop hook of "web" waits 20 s for the last requests: requests of 5 s are refused.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.containers[1].lifecycle.preStop',
        '  fix: give "proxy" a preStop hook that sleeps for 20 s too, or make it a native sidecar, which stops after the app.',
      ],
    },
  },
});
