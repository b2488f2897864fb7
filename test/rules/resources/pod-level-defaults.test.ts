import { describeRule } from '../describe-rule';

const version = '1.34';

describeRule('pod-level-defaults', {
  passes: {
    'requests that hold those of all containers, which come from limits': {
      version,
      web: { resources: { limits: { cpu: '2' } } },
      spec: { resources: { requests: { cpu: '2' } } },
    },
  },
  fails: {
    'requests that do not hold those of the containers, which a limit alone makes too': {
      pod: {
        version,
        web: { resources: { limits: { cpu: '2' } } },
        spec: {
          resources: { requests: { cpu: '2' } },
          initContainers: [
            { name: 'logs', image: 'logs:1', restartPolicy: 'Always', resources: { requests: { cpu: '100m' } } },
          ],
        },
      },
      finds: [
        'warning pod-level-defaults: the cpu requests of the Pod as a whole, 2, must be at least those of its containers together, 100m ("logs") + 2 ("web") = 2100m.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.requests[cpu] = "2"',
        '  fix: set at least 2100m here, or lower those of the containers.',
      ],
    },
    'fewer huge pages than the containers have together, of which the API server sees the limits': {
      pod: {
        version,
        web: { resources: { limits: { cpu: '1', 'hugepages-2Mi': '2Mi' } } },
        spec: {
          resources: { limits: { cpu: '1', 'hugepages-2Mi': '2Mi' } },
          initContainers: [
            {
              name: 'logs',
              image: 'logs:1',
              restartPolicy: 'Always',
              resources: { requests: { cpu: 0 }, limits: { 'hugepages-2Mi': '4Mi' } },
            },
          ],
        },
      },
      finds: [
        'warning pod-level-defaults: the hugepages-2Mi requests of the Pod as a whole, 2Mi, must be at least those of its containers together, 4Mi ("logs") + 2Mi ("web") = 6Mi.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.requests[hugepages-2Mi] = "2Mi"',
        '  fix: set at least 6Mi here, or lower those of the containers.',
        '',
        'error pod-level-resources: the hugepages-2Mi limits of the Pod as a whole, 2Mi, must be at least those of its containers together, 4Mi ("logs") + 2Mi ("web") = 6Mi.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.limits[hugepages-2Mi] = "2Mi"',
        '  fix: set at least 6Mi here, or lower those of the containers.',
      ],
    },
    'a limit that does not hold what the containers request': {
      pod: {
        version,
        web: { resources: { requests: { memory: '1Gi' } } },
        spec: { resources: { limits: { memory: '512Mi' } } },
      },
      finds: [
        'warning pod-level-defaults: the memory requests of the containers together, 1Gi, must be at most the limit of the Pod as a whole, 512Mi.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.requests = "1Gi"',
        '  fix: raise that limit to at least 1Gi, or lower the requests of the containers.',
      ],
    },
  },
});
