import { deployment, describeObjectsRule, service } from './describe-objects-rule';

const ready = { readinessProbe: { httpGet: { port: 8080 } } };
const sidecar = (fields: object): object => ({
  initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ...fields }],
});

describeObjectsRule('service-readiness', {
  passes: {
    'a readiness probe': [service(), deployment(ready)],
    'a readiness probe of a native sidecar, which counts for the Pod': [
      service(),
      deployment({}, { pod: { ...sidecar(ready) } }),
    ],
    'Pods that no Service selects': [service({ spec: { selector: { app: 'other' } } }), deployment()],
    'Pods of another namespace': [service({ metadata: { namespace: 'shop' } }), deployment()],
    'a Service that also wants Pods that are not ready': [
      service({ spec: { publishNotReadyAddresses: true } }),
      deployment(),
    ],
    'a Service without a selector': [service({ spec: { selector: undefined } }), deployment()],
    'a Pod without the named port that other Pods have, such as the test of a Helm chart': [
      service({ spec: { ports: [{ port: 80, targetPort: 'http' }] } }),
      deployment({ ...ready, ports: [{ name: 'http', containerPort: 8080 }] }),
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'test', labels: { app: 'web' } },
        spec: { restartPolicy: 'Never', containers: [{ name: 'wget', image: 'busybox:1.37.0' }] },
      },
    ],
    'a Job': [service(), { ...deployment(), apiVersion: 'batch/v1', kind: 'Job' }],
  },
  fails: {
    'Pods without a readiness probe, once for all Services': {
      objects: [service(), service({ metadata: { name: 'web-public' } }), deployment()],
      finds: [
        'warning service-readiness: Services "web" and "web-public" can send requests to these Pods as soon as their containers run: none has a readiness probe.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe',
        '  fix: give "web" a readinessProbe that succeeds when it can serve.',
      ],
    },
    'the container that has the port among others': {
      objects: [
        service({ spec: { ports: [{ port: 80, targetPort: 'admin' }] } }),
        deployment({}, { pod: { ...sidecar({ ports: [{ name: 'admin', containerPort: 9901 }] }) } }),
      ],
      finds: [
        'warning service-readiness: Service "web" can send requests to these Pods as soon as their containers run: none has a readiness probe.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.initContainers[0].readinessProbe',
        '  fix: give "proxy" a readinessProbe that succeeds when it can serve.',
      ],
    },
  },
});
