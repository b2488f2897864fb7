import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

function beside(proxy: object, web: object): PodCase {
  return {
    web: { resources: { requests: web } },
    spec: {
      initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', resources: { requests: proxy } }],
    },
  };
}

describeRule('helper-size', {
  passes: {
    'a helper of the size of the app': beside({ cpu: '500m' }, { cpu: '500m' }),
    'a helper with three times as much': beside({ cpu: '300m' }, { cpu: '100m' }),
    'an app that asks for nothing': beside({ cpu: '2' }, {}),
    'a large init step, which ends': {
      web: { resources: { requests: { cpu: '100m' } } },
      spec: { initContainers: [{ name: 'build', image: 'shop:1', resources: { requests: { cpu: '4' } } }] },
    },
  },
  fails: {
    'a helper with four times as much': {
      pod: beside({ cpu: '400m' }, { cpu: '100m' }),
      finds: [
        'info helper-size: the helper "proxy" requests 400m of cpu, and "web" 100m: every replica pays for it.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].resources.requests',
        '  fix: lower what the helper requests, or run it as a workload of its own or once a node.',
      ],
    },
    'an ordinary container of a program that is a helper': {
      pod: {
        workload: {
          template: {
            metadata: { labels: { app: 'shop' } },
            spec: {
              containers: [
                { name: 'web', image: 'shop:1', resources: { requests: { cpu: '100m' } } },
                { name: 'proxy', image: 'envoyproxy/envoy:v1.32.1', resources: { requests: { cpu: '1' } } },
              ],
            },
          },
        },
      },
      finds: [
        'info helper-size: the helper "proxy" requests 1 of cpu, and "web" 100m: every replica pays for it.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.containers[1].resources.requests',
        '  fix: lower what the helper requests, or run it as a workload of its own or once a node.',
      ],
    },
    'a limit that stands for a request': {
      pod: {
        web: { resources: { requests: { memory: '64Mi' }, limits: { memory: '64Mi' } } },
        spec: {
          initContainers: [
            { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', resources: { limits: { memory: '1Gi' } } },
          ],
        },
      },
      finds: [
        'info helper-size: the helper "proxy" requests 1Gi of memory, and "web" 64Mi: every replica pays for it.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].resources.requests',
        '  fix: lower what the helper requests, or run it as a workload of its own or once a node.',
      ],
    },
  },
});
