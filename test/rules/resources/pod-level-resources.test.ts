import { describeRule } from '../describe-rule';

const version = '1.34';

describeRule('pod-level-resources', {
  passes: {
    'requests that hold those of all containers': {
      version,
      web: { resources: { requests: { cpu: '1' }, limits: { cpu: '2', memory: '1Gi' } } },
      spec: { resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2' } } },
    },
    'a limit below those of the containers together, and below that of an init step': {
      version,
      web: { resources: { limits: { cpu: '2' }, requests: { cpu: '1' } } },
      spec: {
        resources: { limits: { cpu: '2' } },
        initContainers: [
          { name: 'step', image: 'shop:1', resources: { limits: { cpu: '4' }, requests: { cpu: '1' } } },
        ],
      },
    },
    'overhead, which comes on top': {
      version,
      web: { resources: { requests: { cpu: '1' } } },
      spec: { overhead: { cpu: '250m' }, resources: { requests: { cpu: '1' } } },
    },
  },
  fails: {
    'requests that do not hold those that are written for the containers': {
      pod: {
        version,
        web: { resources: { requests: { cpu: '2' } } },
        spec: {
          resources: { requests: { cpu: '2' } },
          initContainers: [
            { name: 'logs', image: 'logs:1', restartPolicy: 'Always', resources: { requests: { cpu: '100m' } } },
          ],
        },
      },
      finds: [
        'error pod-level-resources: the cpu requests of the Pod as a whole, 2, must be at least those of its containers together, 100m ("logs") + 2 ("web") = 2100m.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.requests[cpu] = "2"',
        '  fix: set at least 2100m here, or lower those of the containers.',
      ],
    },
    'requests that do not hold those of the containers, which a limit alone makes too': {
      pod: {
        kind: 'Pod',
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
        'error pod-level-resources: the cpu requests of the Pod as a whole, 2, must be at least those of its containers together, 100m ("logs") + 2 ("web") = 2100m.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.resources.requests[cpu] = "2"',
        '  fix: set at least 2100m here, or lower those of the containers.',
      ],
    },
    'fewer huge pages than the containers have together': {
      pod: {
        kind: 'Pod',
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
        'error pod-level-resources: the hugepages-2Mi requests of the Pod as a whole, 2Mi, must be at least those of its containers together, 4Mi ("logs") + 2Mi ("web") = 6Mi.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.resources.requests[hugepages-2Mi] = "2Mi"',
        '  fix: set at least 6Mi here, or lower those of the containers.',
        '',
        'error pod-level-resources: the hugepages-2Mi limits of the Pod as a whole, 2Mi, must be at least those of its containers together, 4Mi ("logs") + 2Mi ("web") = 6Mi.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.resources.limits[hugepages-2Mi] = "2Mi"',
        '  fix: set at least 6Mi here, or lower those of the containers.',
      ],
    },
    'a limit that does not hold what the containers request': {
      pod: {
        kind: 'Pod',
        version,
        web: { resources: { requests: { memory: '1Gi' } } },
        spec: { resources: { limits: { memory: '512Mi' } } },
      },
      finds: [
        'error pod-level-resources: the memory requests of the containers together, 1Gi, must be at most the limit of the Pod as a whole, 512Mi.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.resources.requests = "1Gi"',
        '  fix: raise that limit to at least 1Gi, or lower the requests of the containers.',
      ],
    },
    'a container whose limit is above that of the Pod': {
      pod: {
        version,
        web: { resources: { requests: { memory: '1Gi' }, limits: { memory: '4Gi' } } },
        spec: { resources: { limits: { memory: '2Gi' } } },
      },
      finds: [
        'error pod-level-resources: the memory limit of "web", 4Gi, must be at most that of the Pod as a whole, 2Gi.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.resources.containers[0][memory].limits = "4Gi"',
        '  fix: lower it to 2Gi, or raise that of the Pod.',
      ],
    },
    claims: {
      pod: {
        version,
        spec: { resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }], resources: { claims: [{ name: 'gpu' }] } },
      },
      finds: [
        'error pod-level-resources: claims must be set on containers, not on the Pod as a whole.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.claims = [{"name":"gpu"}]',
        '  fix: move them to the containers that need them.',
      ],
    },
    Windows: {
      pod: { version, spec: { os: { name: 'windows' }, resources: { limits: { cpu: '1' } } } },
      finds: [
        'error pod-level-resources: resources of the Pod as a whole must not be set for a Windows Pod.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources = {"limits":{"cpu":"1"}}',
        '  fix: set resources of its containers.',
      ],
    },
  },
});
