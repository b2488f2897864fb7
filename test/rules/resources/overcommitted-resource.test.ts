import { describeRule } from '../describe-rule';

const gpus = (requests: object | undefined, limits: object | undefined): object => ({
  resources: { ...(requests && { requests }), ...(limits && { limits }) },
});

describeRule('overcommitted-resource', {
  passes: {
    'a limit alone': { web: { ...gpus(undefined, { 'nvidia.com/gpu': 1 }) } },
    'equal amounts, however both are written': {
      web: { ...gpus({ cpu: 1, 'hugepages-2Mi': '1Gi' }, { 'hugepages-2Mi': '1024Mi' }) },
    },
    'less CPU and memory than the limits, and storage without one': {
      web: { ...gpus({ cpu: '1m', 'ephemeral-storage': '1Gi' }, { cpu: '1' }) },
    },
    'less of a resource in the domain of Kubernetes': {
      web: { ...gpus({ 'kubernetes.io/batch-cpu': 1 }, { 'kubernetes.io/batch-cpu': 2 }) },
    },
  },
  fails: {
    'a GPU that is requested without a limit': {
      pod: { web: { ...gpus({ 'nvidia.com/gpu': 1 }, undefined) } },
      finds: [
        'error overcommitted-resource: the nvidia.com/gpu request, 1, has no limit: it cannot be overcommitted, so both must be set and equal.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits',
        '  fix: set the limit of nvidia.com/gpu to 1 too.',
      ],
    },
    'fewer GPUs than the limit': {
      pod: { web: { ...gpus({ 'nvidia.com/gpu': '1' }, { 'nvidia.com/gpu': '2' }) } },
      finds: [
        'error overcommitted-resource: the nvidia.com/gpu request, 1, must equal the limit, 2: it cannot be overcommitted.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.requests = "1"',
        '  fix: set the limit of nvidia.com/gpu to 1 too.',
      ],
    },
    'fewer huge pages than the limit, of the Pod as a whole': {
      pod: {
        version: '1.34',
        spec: { resources: { requests: { cpu: '1', 'hugepages-2Mi': '2Mi' }, limits: { 'hugepages-2Mi': '4Mi' } } },
      },
      finds: [
        'error overcommitted-resource: the hugepages-2Mi request, 2Mi, must equal the limit, 4Mi: it cannot be overcommitted.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources.requests = "2Mi"',
        '  fix: set the limit of hugepages-2Mi to 2Mi too.',
      ],
    },
  },
});
