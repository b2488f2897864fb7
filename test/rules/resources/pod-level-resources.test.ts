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
        'error pod-level-resources: the Pod as a whole has cpu requests of 2, and its containers together 2100m.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.requests[cpu] = "2"',
        '  fix: write 2100m or more here, or lower those of the containers.',
      ],
    },
    'fewer huge pages than the containers have together': {
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
        'error pod-level-resources: the Pod as a whole has hugepages-2Mi requests of 2Mi, and its containers together 6Mi.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.requests[hugepages-2Mi] = "2Mi"',
        '  fix: write 6Mi or more here, or lower those of the containers.',
        '',
        'error pod-level-resources: the Pod as a whole has hugepages-2Mi limits of 2Mi, and its containers together 6Mi.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.limits[hugepages-2Mi] = "2Mi"',
        '  fix: write 6Mi or more here, or lower those of the containers.',
      ],
    },
    'a limit that does not hold what the containers request': {
      pod: {
        version,
        web: { resources: { requests: { memory: '1Gi' } } },
        spec: { resources: { limits: { memory: '512Mi' } } },
      },
      finds: [
        'error pod-level-resources: the containers together request 1Gi of memory, above the limit of the Pod as a whole, 512Mi.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.requests = "1Gi"',
        '  fix: raise that limit to 1Gi or more, or lower the requests of the containers.',
      ],
    },
    'a container whose limit is above that of the Pod': {
      pod: {
        version,
        web: { resources: { requests: { memory: '1Gi' }, limits: { memory: '4Gi' } } },
        spec: { resources: { limits: { memory: '2Gi' } } },
      },
      finds: [
        'error pod-level-resources: the memory limit of "web", 4Gi, is above that of the Pod as a whole, 2Gi.',
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
        'error pod-level-resources: claims are of single containers, not of the Pod as a whole.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.claims = [{"name":"gpu"}]',
        '  fix: move them to the containers that need them.',
      ],
    },
    Windows: {
      pod: { version, spec: { os: { name: 'windows' }, resources: { limits: { cpu: '1' } } } },
      finds: [
        'error pod-level-resources: a Windows Pod cannot ask for resources as a whole.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources = {"limits":{"cpu":"1"}}',
        '  fix: give resources to its containers.',
      ],
    },
  },
});
