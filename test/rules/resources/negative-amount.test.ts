import { describeRule } from '../describe-rule';
import { helper } from '../judge-pod';

const seconds = '  fix: write a number of whole seconds or tries, 0 or more.';
const size = '  fix: write an amount of 0 or more, such as 64Mi or 1G.';
const cpu = '  fix: write an amount of 0 or more, such as 500m or 2.';

describeRule('negative-amount', {
  passes: {
    'zero everywhere': {
      spec: {
        terminationGracePeriodSeconds: 0,
        volumes: [{ name: 'data', emptyDir: { sizeLimit: '0' } }],
      },
      web: {
        resources: { requests: { cpu: 0, memory: '0Mi' } },
        readinessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 0 },
        lifecycle: { preStop: { sleep: { seconds: 0 } } },
      },
    },
    'quantities in every form, by text or by number': {
      web: { resources: { limits: { cpu: 0.5, memory: '1.5Gi', 'nvidia.com/gpu': 1, 'ephemeral-storage': '1e9' } } },
    },
    'a quantity that is null, which Kubernetes reads as 0': { web: { resources: { limits: { cpu: null } } } },
  },
  fails: {
    'a negative time in the hook of a helper, at the construct that brought it': {
      pod: {
        spec: {
          initContainers: [
            {
              name: 'proxy',
              image: 'envoy:1',
              restartPolicy: 'Always',
              lifecycle: { preStop: { sleep: { seconds: -5 } } },
            },
          ],
        },
        joined: [helper('proxy')],
      },
      finds: [
        'error negative-amount: -5 is not a whole number of 0 or more.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].lifecycle.preStop.sleep.seconds = -5',
        seconds,
      ],
    },
    'a negative size limit': {
      pod: { spec: { volumes: [{ name: 'data', emptyDir: { sizeLimit: '-1Mi' } }] } },
      finds: [
        'error negative-amount: "-1Mi" is negative.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].emptyDir.sizeLimit = "-1Mi"',
        size,
      ],
    },
    'a negative overhead': {
      pod: { spec: { overhead: { cpu: '-1m' } } },
      finds: [
        'error negative-amount: "-1m" is negative.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.overhead[cpu] = "-1m"',
        cpu,
      ],
    },
    'a negative share of the whole Pod': {
      pod: { kind: 'Pod', version: '1.34', spec: { resources: { requests: { cpu: '-500m' } } } },
      finds: [
        'error negative-amount: "-500m" is negative.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.resources.requests[cpu] = "-500m"',
        cpu,
      ],
    },
  },
});
