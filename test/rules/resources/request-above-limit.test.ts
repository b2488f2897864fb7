import { describeRule } from '../describe-rule';
import { helper } from '../judge-pod';

describeRule('request-above-limit', {
  passes: {
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
    'a request above its limit': {
      pod: { web: { resources: { requests: { cpu: '1' }, limits: { cpu: '500m' } } } },
      finds: [
        'error request-above-limit: the cpu request, 1, is above the limit, 500m: what is kept free can never be used.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.requests = "1"',
        '  fix: raise the cpu limit to 1 or more, or lower the request.',
      ],
    },
    'a request above a limit of nothing': {
      pod: { web: { resources: { requests: { memory: '64Mi' }, limits: { memory: 0 } } } },
      finds: [
        'error request-above-limit: the memory request, 64Mi, is above the limit, 0: what is kept free can never be used.',
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
        'error request-above-limit: the memory request, 2Gi, is above the limit, 1Gi: what is kept free can never be used.',
        '  at:  app/shop/migrate, Deployment "shop", container "migrate"',
        '  in:  spec.template.spec.initContainers[0].resources.requests = "2Gi"',
        '  fix: raise the memory limit to 2Gi or more, or lower the request.',
      ],
    },
    'one of the Pod as a whole': {
      pod: { version: '1.34', spec: { resources: { requests: { cpu: '3' }, limits: { cpu: '2' } } } },
      finds: [
        'error request-above-limit: the cpu request, 3, is above the limit, 2: what is kept free can never be used.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.requests = "3"',
        '  fix: raise the cpu limit to 3 or more, or lower the request.',
      ],
    },
  },
});
