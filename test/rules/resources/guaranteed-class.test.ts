import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

const FULL = { resources: { limits: { cpu: '1', memory: '1Gi' } } };

function beside(proxy: Fields, web: Fields = FULL): PodCase {
  return { web, spec: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ...proxy }] } };
}

describeRule('guaranteed-class', {
  passes: {
    'a Guaranteed Pod': beside(FULL),
    'equal requests and limits in another form': beside({
      resources: { requests: { cpu: '1000m' }, limits: { cpu: 1, memory: '1Gi' } },
    }),
    'an app that is Burstable itself': beside(FULL, { resources: { requests: { cpu: '1' } } }),
    'two containers that are not': {
      ...beside({}),
      spec: {
        initContainers: [
          { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always' },
          { name: 'logs', image: 'fluent-bit:4', restartPolicy: 'Always' },
        ],
      },
    },
    'one container': { web: { resources: { limits: { cpu: '1' } } } },
    'amounts of the Pod as a whole': {
      ...beside({}),
      spec: { ...beside({}).spec, resources: { limits: { cpu: '2', memory: '2Gi' } } },
      version: '1.34',
    },
  },
  fails: {
    'an ordinary container behind the app, which nothing calls a sidecar': {
      pod: {
        workload: {
          template: {
            metadata: { labels: { app: 'shop' } },
            spec: {
              containers: [
                { name: 'web', image: 'shop:1', ...FULL },
                { name: 'proxy', image: 'envoy:1', ...FULL },
                { name: 'logs', image: 'fluent-bit:4', resources: { limits: { memory: '64Mi' } } },
              ],
            },
          },
        },
      },
      finds: [
        'warning guaranteed-class: the Pod is Burstable and not Guaranteed, since container "logs" has no cpu limit; all others have equal requests and limits.',
        '  at:  app/shop, Deployment "shop", container "logs"',
        '  in:  spec.template.spec.containers[2].resources = {"limits":{"memory":"64Mi"}}',
        '  fix: give "logs" limits for cpu and memory, and no requests or equal ones.',
      ],
    },
    'a sidecar without a limit of cpu': {
      pod: beside({ resources: { limits: { memory: '64Mi' } } }),
      finds: [
        'warning guaranteed-class: the Pod is Burstable and not Guaranteed, since container "proxy" has no cpu limit; all others have equal requests and limits.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].resources = {"limits":{"memory":"64Mi"}}',
        '  fix: give "proxy" limits for cpu and memory, and no requests or equal ones.',
      ],
    },
    'a sidecar with a lower request': {
      pod: beside({ resources: { requests: { cpu: '50m' }, limits: { cpu: '100m', memory: '64Mi' } } }),
      finds: [
        'warning guaranteed-class: the Pod is Burstable and not Guaranteed, since cpu requests (50m) and limits (100m) differ in container "proxy"; all others have equal requests and limits.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].resources = {"requests":{"cpu":"50m"},"limits":{"cpu":"100m","memory":"64Mi"}}',
        '  fix: give "proxy" limits for cpu and memory, and no requests or equal ones.',
      ],
    },
    'an init step without resources': {
      pod: { web: FULL, spec: { initContainers: [{ name: 'wait', image: 'shop:1' }] } },
      finds: [
        'warning guaranteed-class: the Pod is Burstable and not Guaranteed, since container "wait" has no cpu limit; all others have equal requests and limits.',
        '  at:  app/shop, Deployment "shop", container "wait"',
        '  in:  spec.template.spec.initContainers[0].resources',
        '  fix: give "wait" limits for cpu and memory, and no requests or equal ones.',
      ],
    },
  },
});
