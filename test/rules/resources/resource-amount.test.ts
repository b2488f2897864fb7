import { describeRule } from '../describe-rule';

describeRule('resource-amount', {
  passes: {
    'whole GPUs, and no GPU': { web: { resources: { limits: { 'nvidia.com/gpu': '2', 'example.com/fpga': 0 } } } },
    'whole huge pages, and parts of a core': {
      web: { resources: { limits: { cpu: '100m', 'hugepages-2Mi': '6Mi', 'hugepages-1Gi': 0 } } },
    },
    'a fraction of a resource in the domain of Kubernetes': {
      web: { resources: { limits: { 'kubernetes.io/batch-cpu': '100m' } } },
    },
  },
  fails: {
    'half a GPU': {
      pod: { web: { resources: { limits: { 'nvidia.com/gpu': 0.5 } } } },
      finds: [
        'error resource-amount: 500m of nvidia.com/gpu is not a whole number, and it cannot be divided.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits[nvidia.com/gpu] = 0.5',
        '  fix: write a whole number, such as 1.',
      ],
    },
    'part of a huge page': {
      pod: { web: { resources: { requests: { cpu: 1 }, limits: { 'hugepages-2Mi': '3Mi' } } } },
      finds: [
        'error resource-amount: 3Mi of hugepages-2Mi is not a whole number of pages of 2Mi.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits[hugepages-2Mi] = "3Mi"',
        '  fix: write a multiple of 2Mi.',
      ],
    },
    'huge pages without a size': {
      pod: { web: { resources: { limits: { cpu: 1, 'hugepages-big': '2Mi' } } } },
      finds: [
        'error resource-amount: hugepages-big does not name the size of a page.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits[hugepages-big] = "2Mi"',
        '  fix: name a size that the nodes have, as in hugepages-2Mi or hugepages-1Gi.',
      ],
    },
  },
});
