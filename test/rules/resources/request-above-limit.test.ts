import { describeRule } from '../describe-rule';
import { helper } from '../judge-pod';

describeRule('request-above-limit', {
  passes: {
    'parts of a thousandth of a core, which are rounded up to one': {
      web: { resources: { requests: { cpu: '500u' }, limits: { cpu: '1u' } } },
    },
    'a container without resources': {},
    'a request that equals its limit, however both are written': {
      web: { resources: { requests: { cpu: '1000m', memory: '1Gi' }, limits: { cpu: 1, memory: '1024Mi' } } },
    },
    'a request without a limit, and a limit without a request': {
      web: { resources: { requests: { cpu: '2' }, limits: { memory: '1Gi' } } },
    },
    'a request of the whole Pod that equals its limit': {
      version: '1.34',
      spec: { resources: { requests: { cpu: '1' }, limits: { cpu: '1' } } },
    },
  },
  fails: {
    'a part of a thousandth above its limit, rounded up': {
      pod: { web: { resources: { requests: { cpu: '1500u' }, limits: { cpu: '1m' } } } },
      finds: [
        'error request-above-limit: the cpu request, 2m, must be at most the limit, 1m.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.requests = "2m"',
        '  fix: raise the cpu limit to 2m or more, or lower the request.',
      ],
    },
    'a request above its limit': {
      pod: { web: { resources: { requests: { cpu: '1' }, limits: { cpu: '500m' } } } },
      finds: [
        'error request-above-limit: the cpu request, 1, must be at most the limit, 500m.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.requests = "1"',
        '  fix: raise the cpu limit to 1 or more, or lower the request.',
      ],
    },
    'a request above a limit of nothing': {
      pod: { web: { resources: { requests: { memory: '64Mi' }, limits: { memory: 0 } } } },
      finds: [
        'error request-above-limit: the memory request, 64Mi, must be at most the limit, 0.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.requests = "64Mi"',
        '  fix: raise the memory limit to 64Mi or more, or lower the request.',
      ],
    },
    'one in an init step that joined': {
      pod: {
        spec: {
          initContainers: [
            { name: 'migrate', image: 'shop:1', resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } },
          ],
        },
        joined: [helper('migrate')],
      },
      finds: [
        'error request-above-limit: the memory request, 2Gi, must be at most the limit, 1Gi.',
        '  at:  app/shop/migrate, Deployment "shop", container "migrate"',
        '  in:  spec.template.spec.initContainers[0].resources.requests = "2Gi"',
        '  fix: raise the memory limit to 2Gi or more, or lower the request.',
      ],
    },
    'one of the Pod as a whole': {
      pod: { version: '1.34', spec: { resources: { requests: { cpu: '3' }, limits: { cpu: '2' } } } },
      finds: [
        'error request-above-limit: the cpu request, 3, must be at most the limit, 2.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.requests = "3"',
        '  fix: raise the cpu limit to 3 or more, or lower the request.',
      ],
    },
  },
});
